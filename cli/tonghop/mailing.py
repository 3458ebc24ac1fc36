"""Mail settings, and the messages made of a report: checked first, frozen as bytes, nothing sent here."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import shutil
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from tonghop import channels, typed, yamlfile
from tonghop.channels import Mark, Parcel, Send
from tonghop.credentials import Secret
from tonghop.diff import Changes
from tonghop.model import Front, Manifest
from tonghop.problems import Problem, UnreadableError, UsageError, Where

if TYPE_CHECKING:
    from tonghop.channels.email import Options as Smtp

POLICY = SMTP.clone(cte_type="7bit")
"""Servers without 8BITMIME must not be able to damage a letter."""

NAME_BYTES = 240
RESERVED = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*]')
DEVICES = re.compile(r"(?i)con|prn|aux|nul|com\d|lpt\d")

HIGHLIGHTS = 12
LISTED_CHANGES = 30

ENCODED_WORD = re.compile(r"=\?[^?\s]*\?[^?\s]*\?")
LOCAL = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
DOMAIN = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}))*"
ADDRESS = re.compile(rf"{LOCAL}@{DOMAIN}")
NAMED = re.compile(r'(?:"(?P<quoted>[^"\\]*)"|(?P<plain>[^"<>@,;]*?))\s*<(?P<address>[^<>\s]+)>')
SEPARATORS = re.compile(r'("[^"]*")|[;,]')

DOCX = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
MEDIA = {
    ".docx": DOCX,
    ".pdf": ("application", "pdf"),
    ".json": ("application", "json"),
    ".html": ("text", "html"),
}


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename={"sender": "from"}):
    """Mail settings: the key `mail` of a spec, or a file of their own. Secrets are named, never held.

    `to` and its kin take a list or one line with `;`. `copies` are other channels, each with its options.
    `attach` are the formats sent, `file_name` the name of the file in the mail without ending. `on_failure`
    gets word when a run fails. `always` mails a report that has nothing new.
    """

    sender: str
    to: str | tuple[str, ...] = ()
    cc: str | tuple[str, ...] = ()
    bcc: str | tuple[str, ...] = ()
    reply_to: str | None = None
    on_failure: str | tuple[str, ...] = ()
    transport: Literal["smtp", "sendmail"] = "smtp"
    host: str | None = None
    port: int | None = None
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password: Secret | None = None
    token: Secret | None = None
    ca_file: str | None = None
    timeout: float = 60.0
    sendmail: tuple[str, ...] = ("sendmail",)
    copies: dict[str, dict[str, Any]] = {}
    attach: tuple[Literal["docx", "pdf"], ...] = ("docx",)
    file_name: str | None = None
    always: bool = False


@dataclass(frozen=True, slots=True)
class Mailer:
    """Settings that were checked. `account` is the file they come from, `base` its folder."""

    settings: Settings
    account: str
    base: Path
    where: Where

    @property
    def channel(self) -> str:
        """The channel of its mail."""
        return "email" if self.settings.transport == "smtp" else "sendmail"

    def transports(self) -> Mapping[str, Send]:
        """How to send by each channel."""
        from tonghop.channels import email, sendmail

        program = sendmail.Options(command=self.settings.sendmail)
        found: dict[str, Send] = {
            "email": lambda parcel, mark: email.send(parcel, self.smtp(), mark),
            "sendmail": lambda parcel, mark: sendmail.send(parcel, program, mark),
        }
        for name, options in self.copies:
            found[name] = partial(_copy, name, options)
        return found

    @property
    def copies(self) -> tuple[tuple[str, Any], ...]:
        """The other channels with their options."""
        return tuple(
            (name, msgspec.convert(value, channels.module(name).Options))
            for name, value in self.settings.copies.items()
        )

    def smtp(self) -> Smtp:
        """The server. Raises `UsageError` without a host."""
        from tonghop.channels import email

        s = self.settings
        if s.host is None:
            raise UsageError(Problem("MAIL001", self.where, {"key": "host"}))
        ca_file = str(self.base / s.ca_file) if s.ca_file else None
        return email.Options(
            host=s.host,
            port=s.port,
            security=s.security,
            user=s.user,
            password=s.password,
            token=s.token,
            ca_file=ca_file,
            timeout=s.timeout,
        )


def _copy(name: str, options: object, parcel: Parcel, mark: Mark) -> None:
    channels.module(name).send(parcel, options, mark)


def load(path: Path) -> Mailer | None:
    """The settings in a spec's key `mail`, or in a file of their own; `None` for a spec without mail.

    Raises `UsageError` with every problem, each at its line.
    """
    tree, problems = yamlfile.load(path, path.as_posix())
    data = tree.data
    key: yamlfile.Key = ()
    if isinstance(data, dict) and ("mail" in data or "sections" in data):
        if data.get("mail") is None:
            return None
        data, key = data["mail"], ("mail",)
    if problems:
        raise UsageError(*problems)
    if isinstance(data, dict):
        for name in ("password", "token"):
            if isinstance(data.get(name), (str, int, float)):
                raise UsageError(Problem("MAIL021", tree.where((*key, name))))
    settings, wrong = typed.convert(tree, key, data, Settings)
    if settings is None:
        raise UsageError(*wrong)
    mailer = Mailer(settings, str(path.resolve()), path.parent, tree.where(key))
    problems = check(mailer, tree, key)
    if problems:
        raise UsageError(*problems)
    return mailer


def check(mailer: Mailer, tree: yamlfile.Tree, key: yamlfile.Key) -> tuple[Problem, ...]:
    """Everything wrong with settings that can be known before a message is made."""
    s = mailer.settings
    found: list[Problem] = []
    for name, values in (
        ("from", s.sender),
        ("to", s.to),
        ("cc", s.cc),
        ("bcc", s.bcc),
        ("reply_to", s.reply_to or ()),
        ("on_failure", s.on_failure),
    ):
        found += addresses(values, tree.where((*key, name)))[1]
    if len(addresses(s.sender, mailer.where)[0]) > 1:
        found.append(Problem("MAIL002", tree.where((*key, "from")), {"address": s.sender}))
    if s.transport == "smtp" and s.host is None and (s.to or s.cc or s.bcc or s.on_failure):
        found.append(Problem("MAIL001", tree.where(key), {"key": "host"}))
    if s.user is not None and s.password is None and s.token is None:
        found.append(Problem("MAIL001", tree.where((*key, "user")), {"key": "password"}))
    if not s.sendmail:
        found.append(Problem("MAIL001", tree.where((*key, "sendmail")), {"key": "sendmail"}))
    for name, value in s.copies.items():
        place = (*key, "copies", name)
        if name not in channels.COPIES:
            found.append(typed.unknown(tree, place[:-1], name, channels.COPIES))
        else:
            found += typed.convert(tree, place, value, channels.module(name).Options)[1]
    if s.port is not None and not 1 <= s.port <= 65535:
        wrong = {"expected": "1 - 65535", "found": str(s.port)}
        found.append(Problem("SPEC013", tree.where((*key, "port")), wrong))
    if not 0 < s.timeout <= 3600:
        wrong = {"expected": "0 - 3600", "found": f"{s.timeout:g}"}
        found.append(Problem("SPEC013", tree.where((*key, "timeout")), wrong))
    for name, secret in (("password", s.password), ("token", s.token)):
        if secret is not None and not secret.single:
            found.append(Problem("MAIL006", tree.where((*key, name))))
    return tuple(found)


def addresses(values: str | Sequence[str], where: Where) -> tuple[tuple[Address, ...], tuple[Problem, ...]]:
    """The addresses in settings or options; `a; b` and `a, b` are two. Each is right or a problem, none is lost."""
    found: list[Address] = []
    problems: list[Problem] = []
    for value in [values] if isinstance(values, str) else values:
        if unsafe(value):
            problems.append(Problem("MAIL003", where, {"field": printable(value)}))
            continue
        for part in split(value):
            address = _address(part)
            if address is None:
                problems.append(Problem("MAIL002", where, {"address": part}))
            else:
                found.append(address)
    return tuple(found), tuple(problems)


def split(value: str) -> list[str]:
    """The parts between `;` and `,` that stand outside quotation marks; empty ones at the end do not count."""
    cut = SEPARATORS.sub(lambda m: m.group(1) or "\0", value).split("\0")
    parts = [part.strip() for part in cut]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return parts


def _address(text: str) -> Address | None:
    if ADDRESS.fullmatch(text):
        return Address(addr_spec=text)
    match = NAMED.fullmatch(text)
    if match is None or not ADDRESS.fullmatch(match["address"]):
        return None
    name = match["quoted"] if match["quoted"] is not None else match["plain"]
    return Address(unicodedata.normalize("NFC", name.strip()), addr_spec=match["address"])


def unsafe(text: str) -> bool:
    """Whether a header made of the text could become another header: control characters, encoded words."""
    return bool(ENCODED_WORD.search(text)) or any(
        unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") for c in text
    )


def printable(text: str) -> str:
    """A text that may be shown: bounded, on one line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:80])


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes into a message, before it is frozen. `seed` decides Message-ID and boundaries."""

    subject: str
    text: str
    html: str | None
    attachments: tuple[tuple[str, bytes], ...]
    seed: str
    date: dt.datetime


def freeze(
    letter: Letter,
    sender: str,
    to: str | Sequence[str],
    *,
    cc: str | Sequence[str] = (),
    bcc: str | Sequence[str] = (),
    reply_to: str | None = None,
    where: Where,
    prefix: str = "",
) -> Parcel:
    """The message in its final bytes. Equal letters give equal bytes; raises `UsageError` for what is unsafe."""
    fields = {"From": sender, "To": to, "Cc": cc, "Bcc": bcc, "Reply-To": reply_to or ()}
    parsed: dict[str, tuple[Address, ...]] = {}
    problems: list[Problem] = []
    for name, values in fields.items():
        parsed[name], wrong = addresses(values, where)
        problems += wrong
    if unsafe(letter.subject):
        problems.append(Problem("MAIL003", where, {"field": printable(letter.subject)}))
    everyone = [a.addr_spec for name in ("To", "Cc", "Bcc") for a in parsed[name]]
    recipients: dict[str, str] = {}
    for address in everyone:
        recipients.setdefault(address.casefold(), address)
    if not recipients:
        problems.append(Problem("MAIL004", where))
    if problems:
        raise UsageError(*problems)
    (origin,) = parsed["From"]
    key = f"<{prefix}{hashlib.sha256(letter.seed.encode()).hexdigest()[:32]}@{origin.domain}>"
    message = EmailMessage(POLICY)
    message["From"] = origin
    for name in ("To", "Cc", "Reply-To"):
        if parsed[name]:
            message[name] = parsed[name]
    message["Subject"] = letter.subject
    message["Date"] = letter.date
    message["Message-ID"] = key
    message["Auto-Submitted"] = "auto-generated"
    message["Content-Language"] = "vi"
    message.set_content(letter.text)
    if letter.html is not None:
        message.add_alternative(letter.html, subtype="html")
    for name, content in letter.attachments:
        _attach(message, name, content)
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"==={hashlib.sha256(f'{number} {letter.seed}'.encode()).hexdigest()[:40]}===")
    return Parcel(key, origin.addr_spec, tuple(recipients.values()), message.as_bytes())


def _attach(message: EmailMessage, name: str, content: bytes) -> None:
    """Adds a file. Its name stands as RFC 2231 has it; `name` holds it without marks, for programs that cannot."""
    name = safe_name(name)
    main, sub = MEDIA.get(Path(name).suffix.lower(), ("application", "octet-stream"))
    message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    part = list(message.iter_attachments())[-1]
    part.set_param("name", plain_name(name))


def safe_name(name: str) -> str:
    """A file name that every system takes: NFC, reserved characters replaced by "-", at most 255 bytes."""
    name = RESERVED.sub("-", unicodedata.normalize("NFC", name)).strip(" .") or "bao-cao"
    stem, suffix = Path(name).stem, Path(name).suffix
    if DEVICES.fullmatch(stem):
        stem = f"-{stem}"
    while len((stem + suffix).encode()) > NAME_BYTES:
        stem = stem[:-1]
    return stem + suffix


def digest(content: bytes) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(content).hexdigest()


def bare(address: str) -> str:
    """The address without the name. Raises `UsageError` where it is none, or more than one."""
    found, problems = addresses(address, Where("mail"))
    if problems or len(found) != 1:
        raise UsageError(*problems, Problem("MAIL002", Where("mail"), {"address": printable(address)}))
    return found[0].addr_spec


def via(mailer: Mailer, transport: str | None) -> Mailer:
    """The settings with another transport, as the command line may choose."""
    if transport is None:
        return mailer
    return replace(mailer, settings=msgspec.structs.replace(mailer.settings, transport=transport))


def check_program(mailer: Mailer) -> None:
    """Raises `UsageError` where the local mail program is missing."""
    name = mailer.settings.sendmail[0]
    if shutil.which(name) is None:
        raise UsageError(Problem("MAIL020", mailer.where, {"command": name}))


def plain_name(name: str) -> str:
    """A file name without marks, short enough to stand on one line: "Báo cáo.docx" is "Bao cao.docx"."""
    name = name.replace("đ", "d").replace("Đ", "D")
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    stem, dot, suffix = "".join(c if c.isascii() else "-" for c in bare).rpartition(".")
    return stem[:48].strip() + dot + suffix


def read_file(path: Path) -> bytes:
    """A file to attach. Raises `UnreadableError`."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError(Problem("MAIL019", Where(path.as_posix()), {"reason": reason})) from None


def values_of(
    manifest: Manifest, front: Front | None, changes: Changes | None, period: str
) -> dict[str, object]:
    """What the mail templates can use: the report, its key figures, and what changed."""
    sources = {source.number: source for source in manifest.sources}
    figures = [fact for fact in manifest.facts if fact.type == "figure"]
    rows = [
        {"text": f.surface, "source": sources.get(f.source), **_blank(dict(f.attributes))}
        for f in figures[:HIGHLIGHTS]
    ]
    return {
        "kind": front.kind if front else "Báo cáo",
        "subject": front.subject if front else "",
        "issuer": front.issuer.name if front else "",
        "date": dt.date.fromisoformat(manifest.as_of),
        "period": period,
        "articles": len(manifest.sources),
        "figures": len(figures),
        "quotations": sum(fact.type == "quotation" for fact in manifest.facts),
        "highlights": rows,
        "changes": changes,
        "listed": changes.all[:LISTED_CHANGES] if changes else (),
        "unlisted": max(0, len(changes.all) - LISTED_CHANGES) if changes else 0,
    }


def _blank(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes, those that templates name empty where a fact has none."""
    blank = dict.fromkeys(("noun", "place", "period", "unit", "status"), "")
    return blank | attributes


def render(name: str, values: Mapping[str, object], base: Path, where: Where) -> str:
    """A mail template filled in: of that name beside the settings, else as shipped. Raises `UsageError`."""
    from tonghop import settings, templating

    environment = templating.environment({})
    environment.autoescape = ".html." in name
    source = templating.source_of(name, base, settings.template_file(), where)
    return templating.render(environment, source, values, where)


def render_text(source: str, values: Mapping[str, object], where: Where) -> str:
    """A template given as text, filled in. Raises `UsageError`."""
    from tonghop import templating

    return templating.render(templating.environment({}), source, values, where).strip()


def compose(
    mailer: Mailer,
    values: Mapping[str, object],
    attachments: Sequence[tuple[str, bytes]],
    seed: str,
    date: dt.datetime,
    *,
    template: str = "mail",
) -> Letter:
    """The letter of a report, or with `template="mail.failure"` of a failed run. Raises `UsageError`."""
    subject = render(f"{template}.subject.j2", values, mailer.base, mailer.where).strip()
    text = render(f"{template}.text.j2", values, mailer.base, mailer.where).strip() + "\n"
    html = None
    if template == "mail":
        html = render(f"{template}.html.j2", values, mailer.base, mailer.where)
    return Letter(unicodedata.normalize("NFC", subject), text, html, tuple(attachments), seed, date)
