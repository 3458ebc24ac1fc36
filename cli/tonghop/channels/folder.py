"""A folder, such as a network share: the attachments of the message are put there.

Putting the same file twice changes nothing, so that there is never doubt.
"""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import msgspec

from tonghop.channels import Mark, Outcome, Parcel
from tonghop.files import write_atomic
from tonghop.problems import WriteError


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The folders, relative to the settings file."""

    paths: tuple[str, ...]


def targets(options: Options, base: Path) -> tuple[str, ...]:
    """The folders, as the outbox names them."""
    return tuple(str(base / path) for path in options.paths)


def send(parcel: Parcel, options: Options, mark: Mark) -> None:
    """Writes each attachment into every recipient folder; what cannot be written stays queued."""
    del options
    message = email.message_from_bytes(parcel.data, policy=email.policy.SMTP)
    parts = [part for part in message.walk() if part.get_content_disposition() == "attachment"]
    for target in parcel.recipients:
        try:
            for part in parts:
                content = part.get_payload(decode=True)
                assert isinstance(content, bytes)
                folder = Path(target)
                folder.mkdir(parents=True, exist_ok=True)
                # The name was made safe when the message was; a message read back is not trusted again.
                write_atomic(folder / Path(part.get_filename() or "bao-cao.docx").name, content)
        except OSError as error:
            mark([Outcome(target, "queued", 0, error.strerror or type(error).__name__)])
        except WriteError as error:
            reason = str(error.problems[0].values.get("reason", ""))
            mark([Outcome(target, "queued", 0, reason)])
        else:
            mark([Outcome(target, "sent")])
