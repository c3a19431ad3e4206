"""The demonstration agencies: everything that ``manage.py demo`` loads.

``data/`` holds facts and scripts (people, posts, the RKT of 2021, who stands where); the modules turn them into rows.
Whatever has a state goes through the services under an invented clock, so histories, signatures and frozen results are
real. One module, one thing to load:

* ``agencies``: the agency, its units, posts, people and roles;
* ``work_plan`` and ``catalogue``: the RKT and the kegiatan that rest on it;
* ``script`` and ``steps/``: the years, person by person, step by step;
* ``example_2012``: the worked example of the presentation, to the cent;
* ``accounts``: logins with passwords derived from the secret key;
* ``bulk/``: an agency of any number of people;
* ``load``: all of it in one transaction.
"""
