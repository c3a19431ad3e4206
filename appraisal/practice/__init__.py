"""The practice room (ruang latihan): a small agency of invented people for one trainee, gone after a day.

How nothing of it touches anything real:

* A room is an agency of its own (``Instansi.pelajar`` names the trainee), and agencies share nothing (K-18). Whoever
  stands in it acts as an invented account with that account's rights only: positions, no granted role. Its accounts
  have no usable password; the only way in is the trainee's own session (``organisasi.services.latihan``), and the
  middleware asks with every request whether the room is his.
* Work that covers all agencies (reminders, checks by night, the recheck of results) asks ``Instansi.objects.nyata()``.
* Its people have no mail address, its steps write no audit trail (``Asal.latihan``), its forms stay drafts: nothing is
  published, so no code of the public check and no electronic signature exists for them. What the trail does tell is
  when the trainee went in and out, in his own agency.
* NIP of invented people begin with the year 0000: they are nobody's and never stand in a real one's way.

It is built by the services themselves, at the present moment, from ``ruang.toml`` (``build``); and it is deleted row by
row without asking what is frozen (``sweep``): the only place that may, and only for a row that has a ``pelajar``.
"""
