"""Secrets: from the environment, the system keyring or a command; never from a file, never shown."""

from __future__ import annotations

import base64
import os
import subprocess

import msgspec

from tonghop.problems import Problem, UsageError, Where

COMMAND_SECONDS = 30


class Secret(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a secret comes from: exactly one of a variable, a keyring service or a command's first line."""

    env: str | None = None
    keyring: str | None = None
    command: tuple[str, ...] | None = None

    @property
    def origin(self) -> str:
        """The place in words that may be shown."""
        if self.env is not None:
            return self.env
        return self.keyring if self.keyring is not None else " ".join((self.command or ("",))[:1])

    @property
    def single(self) -> bool:
        """Whether exactly one place is named."""
        return sum(place is not None for place in (self.env, self.keyring, self.command)) == 1


def resolve(secret: Secret, user: str) -> str:
    """The secret itself. Raises `UsageError` where its place has none."""

    if not secret.single:
        raise UsageError(Problem("MAIL006", Where("mail")))
    if secret.env is not None:
        value = os.environ.get(secret.env, "")
    elif secret.keyring is not None:
        value = _from_keyring(secret, secret.keyring, user)
    else:
        value = _from_command(secret, secret.command or ())
    if not value or not value.isprintable():
        raise _missing(secret, "trống" if not value else "có ký tự điều khiển")
    return value


def _missing(secret: Secret, reason: str) -> UsageError:
    return UsageError(Problem("MAIL005", Where("mail"), {"origin": secret.origin, "reason": reason}))


def _from_keyring(secret: Secret, service: str, user: str) -> str:
    try:
        import keyring
        import keyring.errors
    except ImportError:
        raise _missing(secret, 'pip install "tonghop[keyring]"') from None
    try:
        return keyring.get_password(service, user) or ""
    except keyring.errors.KeyringError as error:
        raise _missing(secret, type(error).__name__) from None


def _from_command(secret: Secret, command: tuple[str, ...]) -> str:
    """The first line a command prints. Its error output may hold the secret, so it is not shown."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=COMMAND_SECONDS, check=False
        )
        lines = done.stdout.decode("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise _missing(secret, type(error).__name__) from None
    except subprocess.TimeoutExpired:
        raise _missing(secret, f"> {COMMAND_SECONDS} s") from None
    if done.returncode != 0:
        raise _missing(secret, f"exit {done.returncode}")
    return lines[0].strip() if lines else ""


def scrub(text: str, secrets: tuple[str, ...]) -> str:
    """The text without the secrets, plain or in base64: a server may echo what it was sent."""
    for secret in secrets:
        plain = secret.encode()
        for form in (
            secret,
            *(base64.b64encode(bytes(pad) + plain).decode()[pad * 2 : -4] for pad in range(3)),
        ):
            if len(form) >= 4 or form == secret:
                text = text.replace(form, "•••")
    return text
