"""Scoring of PP 46/2011 and Perka BKN 1/2013: pure, exact, dated, cited.

Nothing here knows a database, a clock or Django. ``README.md`` tells the algorithm, ``KEPUTUSAN.md`` the decisions.
"""
