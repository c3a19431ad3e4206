"""Password hashing sized for the rush of year end."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Hemat(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane (OWASP): Django's default takes 100 MiB per login."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
