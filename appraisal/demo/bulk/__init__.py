"""An agency of any number of people, written in bulk: ``manage.py demo --pegawai 15000``.

The same day and the same number give the same agency; person n is the same in every size. Nothing here asks a service:
the rows are what the services would have written, and a test recomputes every figure and every name through them.

* ``spread``: names, NIP and shares out of a person's number;
* ``structure``: units in four levels, posts, people, accounts, roles and the RKT of each unit;
* ``paths``: which steps a person took in a year, and when;
* ``plans``: SKP with versions, rows, realisation, tasks, notes and history;
* ``results``: appraisals, behaviour, frozen results, objections and history;
* ``load``: unit after unit, so that memory stays flat, in one transaction.
"""
