"""Ways to hand a frozen message over. Adding one: a module here with `Options`, `send` and `targets`,
and its name in `COPIES`.

`send(parcel, options, mark)` calls `mark` with the outcomes it knows, each call being durable before it
returns: that is how `doubt` is on disk before the final dot. Recipients never marked stay as they were.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Literal

from tonghop.problems import DeliveryError, Problem

State = Literal["queued", "doubt", "sent", "refused", "failed"]
"""queued: to be tried; doubt: may have arrived; refused: by the server, for good; failed: given up."""

Stage = Literal[
    "connect", "greeting", "ehlo", "starttls", "tls", "auth", "mail", "rcpt", "data", "body", "dot", "quit"
]

MAIL = ("email", "sendmail")
COPIES = ("folder",)
"""Channels that get a copy beside the mail: each also has `targets(options, base)`, its recipients."""

CHANNELS = MAIL + COPIES


def module(name: str) -> ModuleType:
    """The module of a channel, imported when it is used."""
    return importlib.import_module(f"tonghop.channels.{name}")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A frozen message: its key is its Message-ID; `data` has CRLF line ends and no final dot."""

    key: str
    sender: str
    recipients: tuple[str, ...]
    data: bytes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one recipient. `code` is the server's, 0 where it gave none."""

    address: str
    state: State
    code: int = 0
    reply: str = ""


Mark = Callable[[Sequence[Outcome]], None]
Send = Callable[[Parcel, Mark], None]


class ChannelError(DeliveryError):
    """A step failed before anything was handed over: what is still queued stays so, or fails for good.

    `permanent` says that trying again by itself is useless. `reply` is what the server said, cleaned.
    """

    def __init__(
        self, problem: Problem, stage: Stage, reply: str, *, code: int = 0, permanent: bool = False
    ) -> None:
        super().__init__(problem)
        self.stage = stage
        self.reply = reply
        self.code = code
        self.permanent = permanent

    @property
    def refused(self) -> bool:
        """Whether the server refused this message, rather than the session."""
        return self.permanent and self.stage in ("mail", "rcpt", "data", "body", "dot")
