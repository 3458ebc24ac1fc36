"""SMTP by the protocol of the outbox: DATA without the final dot, `doubt` on disk, the dot, `sent` on disk.

The connection is encrypted and its certificate checked unless the settings say `security: none`.
Every step has a time-out, and the session as a whole has one, for servers that drip.
"""

from __future__ import annotations

import base64
import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Literal

import msgspec

from tonghop import credentials
from tonghop.channels import ChannelError, Mark, Outcome, Parcel, Stage
from tonghop.credentials import Secret
from tonghop.problems import Problem, Where

PORTS = {"starttls": 587, "tls": 465, "none": 25}
REPLY_CHARS = 300
LEADING_DOT = re.compile(rb"^\.", re.MULTILINE)


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The server and how to talk to it. `timeout` (a step) and `session` (all of it) are in seconds.

    `port` follows `security` where it is not given. With `user`, one of `password` and `token` is
    needed; `token` is an OAuth 2 access token, sent as XOAUTH2.
    """

    host: str
    port: int | None = None
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password: Secret | None = None
    token: Secret | None = None
    ca_file: str | None = None
    timeout: float = 60.0
    session: float = 900.0

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        return self.host, self.port or PORTS[self.security]

    @property
    def server(self) -> str:
        """`host:port`, for people."""
        host, port = self.address
        return f"{host}:{port}"


@dataclass
class _Talk:
    """Where a session stands, and what must not be shown of it."""

    options: Options
    passed: Callable[[Stage], None]
    secrets: tuple[str, ...] = ()

    def fail(self, stage: Stage, code: int, reply: bytes | str) -> ChannelError:
        """The error of a reply: 5xx is final, everything else may pass."""
        text = self.shown(code, reply)
        values = {"stage": stage.upper(), "server": self.options.server, "reply": text}
        problem = Problem("MAIL007", Where("mail"), values)
        return ChannelError(problem, stage, text, code=code, permanent=500 <= code < 600)

    def shown(self, code: int, reply: bytes | str) -> str:
        """A server's words on one line, bounded, without secrets."""
        text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
        text = credentials.scrub(" ".join(text.split())[:REPLY_CHARS], self.secrets)
        return f"{code} {text}".strip() if code > 0 else text

    @contextmanager
    def step(self, stage: Stage) -> Iterator[None]:
        """Turns what can go wrong in a step into one error that names it."""
        options = self.options
        try:
            yield
        except ssl.SSLCertVerificationError as error:
            values = {"server": options.server, "reason": error.verify_message}
            raise ChannelError(
                Problem("MAIL008", Where("mail"), values), stage, error.verify_message
            ) from None
        except smtplib.SMTPResponseException as error:
            raise self.fail(stage, error.smtp_code, error.smtp_error) from None
        except TimeoutError:
            raise self.fail(stage, 0, f"quá {options.timeout:g} s không trả lời") from None
        except (smtplib.SMTPException, OSError, UnicodeError) as error:
            # UnicodeError: a host name that cannot be one, such as "mail..vn".
            text = str(error) or type(error).__name__
            if "timed out" in text:
                text = f"quá {options.timeout:g} s không trả lời"
            raise self.fail(stage, 0, text) from None
        self.passed(stage)


def _own_name() -> str:
    """The name for EHLO; `socket.getfqdn` is not asked, as it can wait long for a name server."""
    name = socket.gethostname()
    return name if "." in name and name.isascii() else "[127.0.0.1]"


def _connect(options: Options, context: ssl.SSLContext) -> smtplib.SMTP:
    host, port = options.address
    if options.security == "tls":
        return smtplib.SMTP_SSL(host, port, _own_name(), timeout=options.timeout, context=context)
    return smtplib.SMTP(host, port, _own_name(), timeout=options.timeout)


def _authenticate(smtp: smtplib.SMTP, talk: _Talk, user: str) -> None:
    """AUTH by token, PLAIN or LOGIN. Raises `ChannelError`; the server's text is cleaned of the secret."""
    options = talk.options
    secret = options.token or options.password
    if secret is None:
        raise talk.fail("auth", 0, "user không có password hoặc token")
    word = credentials.resolve(secret, user)
    talk.secrets = (word, base64.b64encode(f"\0{user}\0{word}".encode()).decode())

    def encoded(text: str) -> str:
        return base64.b64encode(text.encode()).decode()

    offered = smtp.esmtp_features.get("auth", "").upper().split()
    if options.token is not None:
        code, reply = smtp.docmd("AUTH", "XOAUTH2 " + encoded(f"user={user}\1auth=Bearer {word}\1\1"))
        if code == 334:
            # The reason of a refusal comes as a challenge, to be answered by an empty line.
            code, reply = smtp.docmd("")
    elif "LOGIN" in offered and "PLAIN" not in offered:
        code, reply = smtp.docmd("AUTH", "LOGIN " + encoded(user))
        if code == 334:
            code, reply = smtp.docmd(encoded(word))
    elif "PLAIN" in offered:
        code, reply = smtp.docmd("AUTH", "PLAIN " + encoded(f"\0{user}\0{word}"))
    else:
        raise talk.fail("auth", 0, "máy chủ không nhận AUTH PLAIN, LOGIN")
    if code != 235:
        raise talk.fail("auth", code, reply)


@contextmanager
def _session(talk: _Talk) -> Iterator[smtplib.SMTP]:
    """A connection that is encrypted and logged in as the settings say. Raises `ChannelError`."""
    options = talk.options
    with talk.step("tls"):
        context = ssl.create_default_context(cafile=options.ca_file)
    smtp = _greeted(talk, context)
    watchdog = threading.Timer(options.session, _cut, [smtp])
    watchdog.daemon = True
    watchdog.start()
    try:
        _hello(smtp, talk)
        if options.security == "starttls":
            if not smtp.has_extn("starttls"):
                problem = Problem("MAIL009", Where("mail"), {"server": options.server})
                raise ChannelError(problem, "starttls", "không có STARTTLS")
            with talk.step("starttls"):
                code, reply = smtp.starttls(context=context)
                if code != 220:
                    raise talk.fail("starttls", code, reply)
            _hello(smtp, talk)
        if options.user is not None:
            with talk.step("auth"):
                _authenticate(smtp, talk, options.user)
        yield smtp
    finally:
        watchdog.cancel()
        smtp.close()


def _greeted(talk: _Talk, context: ssl.SSLContext) -> smtplib.SMTP:
    """A connection whose greeting has been read: smtplib does both in one call."""
    try:
        smtp = _connect(talk.options, context)
    except (smtplib.SMTPServerDisconnected, smtplib.SMTPConnectError):
        with talk.step("greeting"):
            raise
    except (OSError, UnicodeError):
        with talk.step("connect"):
            raise
    talk.passed("connect")
    talk.passed("greeting")
    return smtp


def _hello(smtp: smtplib.SMTP, talk: _Talk) -> None:
    with talk.step("ehlo"):
        code, reply = smtp.ehlo()
        if code != 250:
            raise talk.fail("ehlo", code, reply)


def _cut(smtp: smtplib.SMTP) -> None:
    """Ends a session that took too long: whoever reads from it sees the connection lost."""
    sock = smtp.sock
    if sock is not None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


def _check_size(smtp: smtplib.SMTP, size: int, options: Options) -> None:
    limit = smtp.esmtp_features.get("size", "").strip()
    if limit.isdigit() and 0 < int(limit) < size:
        values = {"size": size, "limit": int(limit), "server": options.server}
        text = f"{size} > {limit} byte"
        raise ChannelError(Problem("MAIL010", Where("mail"), values), "mail", text, code=552, permanent=True)


def _envelope(smtp: smtplib.SMTP, talk: _Talk, parcel: Parcel, mark: Mark) -> list[str]:
    """MAIL and RCPT: the recipients that the server takes; the others are marked at once."""
    size = len(parcel.data)
    with talk.step("mail"):
        code, reply = smtp.mail(parcel.sender, [f"SIZE={size}"] if smtp.has_extn("size") else [])
        if code != 250:
            raise talk.fail("mail", code, reply)
    taken = []
    with talk.step("rcpt"):
        for address in parcel.recipients:
            code, reply = smtp.rcpt(address)
            if code in (250, 251):
                taken.append(address)
            elif 500 <= code < 600:
                mark([Outcome(address, "refused", code, talk.shown(code, reply))])
            elif code == 421:
                raise talk.fail("rcpt", code, reply)
            else:
                mark([Outcome(address, "queued", code, talk.shown(code, reply))])
    return taken


def _interrupted(smtp: smtplib.SMTP) -> bytes | None:
    """What the server sent while the body was on its way: b"" if it hung up, `None` for nothing."""
    sock = smtp.sock
    assert sock is not None
    before = sock.gettimeout()
    sock.settimeout(0)
    try:
        return sock.recv(4096)
    except (BlockingIOError, ssl.SSLWantReadError):
        return None
    finally:
        sock.settimeout(before)


def _body(smtp: smtplib.SMTP, talk: _Talk, data: bytes) -> None:
    """Everything but the final dot."""
    with talk.step("data"):
        code, reply = smtp.docmd("DATA")
        if code != 354:
            raise talk.fail("data", code, reply)
    with talk.step("body"):
        stuffed = LEADING_DOT.sub(b"..", data)
        smtp.send(stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n")
        early = _interrupted(smtp)
        if early == b"":
            raise smtplib.SMTPServerDisconnected("kết nối bị ngắt giữa chừng")
        if early is not None:
            code = int(early[:3]) if early[:3].isdigit() else 0
            raise talk.fail("body", code, early[3:])


def _finish(smtp: smtplib.SMTP, talk: _Talk, taken: list[str], mark: Mark) -> None:
    """The final dot and its reply. Only a whole reply ends the doubt."""
    mark([Outcome(address, "doubt") for address in taken])
    try:
        smtp.send(b".\r\n")
        code, reply = smtp.getreply()
    except (smtplib.SMTPException, OSError) as error:
        text = talk.shown(0, str(error) or type(error).__name__)
        mark([Outcome(address, "doubt", 0, text) for address in taken])
        return
    text = talk.shown(code, reply)
    if 200 <= code < 300:
        mark([Outcome(address, "sent", code, text) for address in taken])
        talk.passed("dot")
    elif 400 <= code < 500:
        mark([Outcome(address, "queued", code, text) for address in taken])
    elif 500 <= code < 600:
        mark([Outcome(address, "refused", code, text) for address in taken])
    else:
        mark([Outcome(address, "doubt", code, text) for address in taken])


def send(parcel: Parcel, options: Options, mark: Mark) -> None:
    """Hands a message to the server. Raises `ChannelError` where a step before the final dot fails."""
    talk = _Talk(options, lambda stage: None)
    with _session(talk) as smtp:
        _check_size(smtp, len(parcel.data), options)
        taken = _envelope(smtp, talk, parcel, mark)
        if taken:
            _body(smtp, talk, parcel.data)
            _finish(smtp, talk, taken, mark)
        with suppress(smtplib.SMTPException, OSError):
            smtp.quit()


def probe(options: Options, sender: str, recipient: str, passed: Callable[[Stage], None]) -> None:
    """Tries every step up to RCPT and sends nothing; `passed` hears of each. Raises `ChannelError`."""
    talk = _Talk(options, passed)
    with _session(talk) as smtp:
        with talk.step("mail"):
            code, reply = smtp.mail(sender)
            if code != 250:
                raise talk.fail("mail", code, reply)
        with talk.step("rcpt"):
            code, reply = smtp.rcpt(recipient)
            if code not in (250, 251):
                raise talk.fail("rcpt", code, reply)
        with suppress(smtplib.SMTPException, OSError):
            smtp.rset()
            smtp.quit()
