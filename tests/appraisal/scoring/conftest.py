"""Settings of the property tests: the same examples on every machine; fewer of them while mutants are hunted."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "scoring", max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("mutasi", settings.get_profile("scoring"), max_examples=40)
settings.load_profile("mutasi" if "MUTANT_UNDER_TEST" in os.environ else "scoring")
