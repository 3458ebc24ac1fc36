"""An SMTP server that fails where it is told to, over real sockets, with STARTTLS and AUTH."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
from dataclasses import dataclass, field
from typing import Literal

Fault = Literal["4xx", "5xx", "disconnect", "silence", "garbage", "echo"]

CODES = {"4xx": b"451 later\r\n", "5xx": b"554 never\r\n"}
LONG = {"4xx": b"451-not\r\n451 later\r\n", "5xx": b"554-not\r\n554 ever\r\n"}


class Stop(Exception):  # noqa: N818
    """Ends a session."""


@dataclass
class Mail:
    """A message the server has taken."""

    sender: str
    recipients: list[str]
    data: bytes


@dataclass
class Server:
    """Listens on loopback; `faults` maps a stage to what goes wrong there, in the first session only."""

    context: ssl.SSLContext | None
    faults: dict[str, Fault] = field(default_factory=dict)
    size: int = 50_000_000
    every_session: bool = False
    starttls: bool = True
    implicit: bool = False
    mails: list[Mail] = field(default_factory=list)
    seen: list[bytes] = field(default_factory=list)
    auth: bytes = b"AUTH PLAIN LOGIN XOAUTH2"

    def __post_init__(self) -> None:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listener.getsockname()[1]
        self.closing = threading.Event()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *error: object) -> None:
        self.closing.set()
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port)).close()
        self.thread.join()
        self.listener.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            if self.closing.is_set():
                connection.close()
                return
            with contextlib.suppress(Stop, OSError):
                _Session(self, connection).run()
            if not self.every_session:
                self.faults = {}


class _Session:
    def __init__(self, server: Server, connection: socket.socket) -> None:
        self.server, self.socket = server, connection
        self.buffer = b""
        self.secure = False

    def run(self) -> None:
        try:
            self._talk()
        finally:
            self.socket.close()

    def send(self, data: bytes) -> None:
        self.socket.sendall(data)

    def line(self) -> bytes:
        while b"\r\n" not in self.buffer:
            more = self.socket.recv(65536)
            if not more:
                raise Stop
            self.buffer += more
        line, _, self.buffer = self.buffer.partition(b"\r\n")
        self.server.seen.append(line)
        return line

    def fault(self, stage: str, codes: dict[str, bytes] = CODES) -> bool:
        """Does what is to go wrong at a stage; true where the session goes on after it."""
        kind = self.server.faults.get(stage)
        if kind is None:
            return False
        if kind in codes:
            self.send(codes[kind])
            return True
        if kind == "silence" and stage == "body":
            # Not reading either, for longer than the client's patience.
            self.server.closing.wait(8)
        elif kind == "silence":
            # The client is the one to give up.
            while self.socket.recv(65536):
                pass
        elif kind == "garbage":
            self.send(b"this is not TLS at all, and not SMTP either\r\n" * 10)
        elif kind == "echo":
            self.send(b"535 you said " + self.server.seen[-1] + b"\r\n")
            return True
        elif stage in ("body", "connect"):
            # A reset, not an orderly end.
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise Stop

    def _talk(self) -> None:
        if self.fault("connect"):
            return
        if self.server.implicit:
            self._secure()
        if self.fault("greeting"):
            return
        self.send(b"220 test ESMTP\r\n")
        sender, taken = "", list[str]()
        while True:
            line = self.line()
            verb = line.upper()
            if verb.startswith((b"EHLO", b"HELO")):
                if not self.fault("ehlo"):
                    self._hello()
            elif verb == b"STARTTLS":
                if not self.fault("starttls"):
                    self.send(b"220 go ahead\r\n")
                    self.fault("tls")
                    self._secure()
            elif verb.startswith(b"AUTH"):
                if not self.fault("auth"):
                    self._login(line)
            elif verb.startswith(b"MAIL"):
                sender, taken = line.decode().partition("<")[2].partition(">")[0], []
                if not self.fault("mail"):
                    self.send(b"250 ok\r\n")
            elif verb.startswith(b"RCPT"):
                address = line.decode().partition("<")[2].partition(">")[0]
                if not self.fault(f"rcpt:{address}"):
                    taken.append(address)
                    self.send(b"250 ok\r\n")
            elif verb == b"DATA":
                if not self.fault("data"):
                    self._data(sender, taken)
            elif verb == b"QUIT":
                if not self.fault("quit"):
                    self.send(b"221 bye\r\n")
                return
            else:
                self.send(b"250 ok\r\n")

    def _hello(self) -> None:
        lines = [b"test", b"SIZE %d" % self.server.size]
        if self.server.starttls and not self.secure:
            lines.append(b"STARTTLS")
        if self.secure or not self.server.starttls:
            lines.append(self.server.auth)
        self.send(
            b"".join(b"250%s%s\r\n" % (b" " if i == len(lines) - 1 else b"-", x) for i, x in enumerate(lines))
        )

    def _secure(self) -> None:
        assert self.server.context is not None
        try:
            self.socket = self.server.context.wrap_socket(self.socket, server_side=True)
        except ssl.SSLError:
            raise Stop from None
        self.secure = True

    def _login(self, line: bytes) -> None:
        if line.upper().startswith(b"AUTH LOGIN"):
            self.send(b"334 UGFzc3dvcmQ6\r\n")
            self.line()
        self.send(b"235 welcome\r\n")

    def _data(self, sender: str, taken: list[str]) -> None:
        self.send(b"354 go\r\n")
        if self.fault("body"):
            # As real servers do, take the rest and throw it away.
            while self.socket.recv(65536):
                pass
            raise Stop
        while not self.buffer.endswith(b"\r\n.\r\n"):
            more = self.socket.recv(65536)
            if not more:
                raise Stop
            self.buffer += more
        data, self.buffer = self.buffer[:-3], b""
        data = b"\r\n".join(x[1:] if x.startswith(b"..") else x for x in data.split(b"\r\n"))
        if self.fault("dot", LONG):
            return
        self.server.mails.append(Mail(sender, taken, data))
        if self.server.faults.get("reply") == "disconnect":
            self.send(b"25")
            raise Stop
        if not self.fault("reply", {}):
            self.send(b"250 taken\r\n")
