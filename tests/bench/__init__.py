"""``make bench``: figures beside their floors and rivals, measured in the same run. Never imported in production.

One module, one thing that is measured; ``report`` draws the table and writes the JSON. The catalogue of pages is also
what ``tests/test_anggaran.py`` walks: query counts and bytes are exact and are tests, times are not.
"""
