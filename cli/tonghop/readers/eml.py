"""Mail (.eml): an article mailed in, as its body or as its first attachment that can be read."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tonghop.model import Draft, Source
from tonghop.problems import UnreadableError
from tonghop.readers import base, docx, html, office, pdf, text

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

SUFFIXES = (".eml",)

_ATTACHED = (docx, pdf, office, html, text)
_FEW_WORDS = 60
"""A body shorter than this only announces what is attached."""


def claims(path: PurePath, head: bytes) -> bool:
    """Whether this reader takes the file: by its ending; a mail has no mark of its own."""
    return base.suffix(path) in SUFFIXES and base.kind(head) in {"text", "html"}


def read(source: Source, data: bytes) -> Draft:
    """The text of the mail's body; of an attachment where the body is only a few words.

    Raises UnreadableError for a mail without either.
    """
    import email
    import email.policy

    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        body = _body(source, message)
        attached = [(part.get_filename() or "", _content(part)) for part in message.iter_attachments()]
    except (ValueError, LookupError, TypeError, AttributeError, KeyError, IndexError) as error:
        # The parser of the standard library raises any of these on headers that are broken enough.
        raise base.refuse(source, "READ001", reason=type(error).__name__) from error
    if body is None or len(body.text.split()) < _FEW_WORDS:
        for name, content in attached:
            path = PurePath(name)
            reader = next((reader for reader in _ATTACHED if reader.claims(path, content[:4096])), None)
            if reader is not None:
                draft: Draft = reader.read(replace(source, encoding=None), content)
                return replace(draft, source=source)
    if body is None:
        raise base.refuse(source, "READ002")
    return body


def _body(source: Source, message: EmailMessage) -> Draft | None:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return None
    content = _content(part)
    stated = part.get_content_charset()
    known = replace(source, encoding=source.encoding or (stated if _is_known(stated) else None))
    if part.get_content_type() == "text/html":
        return html.read(known, content)
    try:
        return text.read(known, content)
    except UnreadableError:
        return text.read(replace(source, encoding=None), content)


def _content(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _is_known(charset: str | None) -> bool:
    """Whether a stated charset says more than the bytes do."""
    return charset is not None and charset.lower() not in {"us-ascii", "ascii", "unknown-8bit", "iso-8859-1"}
