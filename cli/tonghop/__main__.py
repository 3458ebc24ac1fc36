"""`python -m tonghop`."""

from tonghop.main import run

if __name__ == "__main__":
    run()
