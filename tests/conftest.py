"""Settings of all tests."""

from hypothesis import settings

# A deadline for each example would assert how fast the machine is.
settings.register_profile("tonghop", deadline=None)
settings.load_profile("tonghop")
