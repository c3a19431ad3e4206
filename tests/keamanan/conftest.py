import pytest
from django.utils import timezone


@pytest.fixture
def jam(time_machine):
    """The real clock, to be moved: security never believes the pretended one of the services."""
    time_machine.move_to(timezone.now())
    return time_machine
