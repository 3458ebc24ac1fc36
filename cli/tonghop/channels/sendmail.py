"""A local mail program with the interface of sendmail (msmtp, postfix, exim): it has its own queue.

Its end of input is what the final dot is in SMTP: `doubt` is on disk before it.
"""

from __future__ import annotations

import subprocess
import threading

import msgspec

from tonghop.channels import ChannelError, Mark, Outcome, Parcel, State
from tonghop.problems import Problem, Where

REPLY_CHARS = 300
TEMPORARY = {68: "EX_NOHOST", 71: "EX_OSERR", 75: "EX_TEMPFAIL"}
UNKNOWN = {74: "EX_IOERR"}
"""msmtp says EX_IOERR for a connection lost at any point, also after the message's end."""


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The program with its own options; sender and recipients are added. `timeout` is in seconds."""

    command: tuple[str, ...] = ("sendmail",)
    timeout: float = 300.0


def send(parcel: Parcel, options: Options, mark: Mark) -> None:
    """Hands a message to the program. Raises `ChannelError` where it cannot be started."""
    arguments = [*options.command, "-i", "-f", parcel.sender, "--", *parcel.recipients]
    try:
        program = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
    except OSError as error:
        problem = Problem("MAIL020", Where("mail"), {"command": options.command[0]})
        raise ChannelError(problem, "connect", error.strerror or type(error).__name__) from None
    watchdog = threading.Timer(options.timeout, program.kill)
    watchdog.daemon = True
    watchdog.start()
    with program:
        whole = _feed(program, parcel.data.replace(b"\r\n", b"\n"))
        if whole:
            _mark(parcel, mark, "doubt", 0, "")
        _, words = program.communicate()
        watchdog.cancel()
    code = program.returncode
    text = " ".join(words.decode("utf-8", "replace").split())[:REPLY_CHARS]
    state = state_of(code)
    if not whole and state in ("doubt", "sent"):
        # It ended before the message did, so it cannot have passed it on.
        state = "queued"
    _mark(parcel, mark, state, max(code, 0), f"exit {code} {text}".strip() if state != "sent" else "")


def _feed(program: subprocess.Popen[bytes], data: bytes) -> bool:
    """Writes everything but the end of input; false where the program went away before."""
    assert program.stdin is not None
    try:
        program.stdin.write(data)
        program.stdin.flush()
    except OSError:
        return False
    return program.poll() is None


def state_of(code: int) -> State:
    """The state that an exit status of sysexits.h means; a program that was killed leaves doubt."""
    if code == 0:
        return "sent"
    if code < 0 or code in UNKNOWN:
        return "doubt"
    return "queued" if code in TEMPORARY else "failed"


def _mark(parcel: Parcel, mark: Mark, state: State, code: int, reply: str) -> None:
    mark([Outcome(address, state, code, reply) for address in parcel.recipients])
