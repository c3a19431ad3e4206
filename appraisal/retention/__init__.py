"""How long records are kept, what is due, and who may have them destroyed.

The schedule is data (``jadwal.toml``); destruction is proposed by one admin, approved by another, done by the worker,
and leaves a record. Nothing is ever destroyed by the clock.
"""
