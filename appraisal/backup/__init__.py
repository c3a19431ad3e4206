"""Backup and restore: one folder with database, files, seals and a manifest that proves them.

``write`` makes it, ``restore`` puts it back, ``check`` says whether what stands there now is what was saved.
"""
