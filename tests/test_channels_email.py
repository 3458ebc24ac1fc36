"""Every SMTP stage × everything that can go wrong there: who got the mail, and what the outbox says."""

from __future__ import annotations

import base64
import datetime as dt
import socket
import ssl
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import trustme

from smtpserver import Fault, Server
from tonghop.channels import ChannelError, Parcel, Send, State, email
from tonghop.credentials import Secret
from tonghop.outbox import Outbox

NOW = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
A, B, C = ADDRESSES = ("a@example.vn", "b@example.vn", "c@example.vn")
BODY = b"Subject: thu\r\nMessage-ID: <1@tonghop>\r\n\r\n.dong bat dau bang dau cham\r\n"
PASSWORD = "chim-hoang-yen-7f3a"

Q, D, S, R, F = "queued", "doubt", "sent", "refused", "failed"
States = tuple[str, str, str]
ALL: dict[str, States] = {state: (state, state, state) for state in (Q, D, S, R, F)}

TABLE: dict[tuple[str, Fault], States] = {
    ("connect", "disconnect"): ALL[Q],
    ("greeting", "4xx"): ALL[Q],
    ("greeting", "5xx"): ALL[F],
    ("greeting", "disconnect"): ALL[Q],
    ("greeting", "silence"): ALL[Q],
    ("ehlo", "4xx"): ALL[Q],
    ("ehlo", "5xx"): ALL[F],
    ("ehlo", "disconnect"): ALL[Q],
    ("ehlo", "silence"): ALL[Q],
    ("starttls", "4xx"): ALL[Q],
    ("starttls", "5xx"): ALL[F],
    ("starttls", "disconnect"): ALL[Q],
    ("starttls", "silence"): ALL[Q],
    ("tls", "garbage"): ALL[Q],
    ("tls", "disconnect"): ALL[Q],
    ("tls", "silence"): ALL[Q],
    ("auth", "4xx"): ALL[Q],
    ("auth", "5xx"): ALL[F],
    ("auth", "disconnect"): ALL[Q],
    ("auth", "silence"): ALL[Q],
    ("mail", "4xx"): ALL[Q],
    ("mail", "5xx"): ALL[R],
    ("mail", "disconnect"): ALL[Q],
    ("mail", "silence"): ALL[Q],
    (f"rcpt:{A}", "4xx"): (Q, S, S),
    (f"rcpt:{A}", "5xx"): (R, S, S),
    (f"rcpt:{A}", "disconnect"): ALL[Q],
    (f"rcpt:{A}", "silence"): ALL[Q],
    (f"rcpt:{B}", "4xx"): (S, Q, S),
    (f"rcpt:{B}", "5xx"): (S, R, S),
    (f"rcpt:{B}", "disconnect"): ALL[Q],
    (f"rcpt:{B}", "silence"): ALL[Q],
    (f"rcpt:{C}", "4xx"): (S, S, Q),
    (f"rcpt:{C}", "5xx"): (S, S, R),
    (f"rcpt:{C}", "disconnect"): ALL[Q],
    (f"rcpt:{C}", "silence"): ALL[Q],
    ("data", "4xx"): ALL[Q],
    ("data", "5xx"): ALL[R],
    ("data", "disconnect"): ALL[Q],
    ("data", "silence"): ALL[Q],
    ("body", "4xx"): ALL[Q],
    ("body", "5xx"): ALL[R],
    ("body", "disconnect"): ALL[Q],
    ("body", "silence"): ALL[Q],
    ("dot", "4xx"): ALL[Q],
    ("dot", "5xx"): ALL[R],
    ("dot", "disconnect"): ALL[D],
    ("dot", "silence"): ALL[D],
    ("reply", "disconnect"): ALL[D],
    ("reply", "silence"): ALL[D],
    ("quit", "4xx"): ALL[S],
    ("quit", "5xx"): ALL[S],
    ("quit", "disconnect"): ALL[S],
    ("quit", "silence"): ALL[S],
}


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def context(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    return context


@pytest.fixture(scope="module")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture(autouse=True, scope="module")
def password() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TONGHOP_TEST_PASSWORD", PASSWORD)
        yield


def options(server: Server, ca_file: str | None, timeout: float = 20, **more: object) -> email.Options:
    values: dict[str, object] = {
        "host": "localhost",
        "port": server.port,
        "ca_file": ca_file,
        "timeout": timeout,
    }
    values |= {"user": "vp", "password": Secret(env="TONGHOP_TEST_PASSWORD")}
    return email.Options(**(values | more))  # type: ignore[arg-type]


def queue(box: Outbox, data: bytes = BODY) -> int:
    return box.queue(Parcel("<1@tonghop>", "tu@example.vn", ADDRESSES, data), "email", "acc", "thu", NOW).id


def states(box: Outbox, number: int) -> dict[str, State]:
    return {r.address: r.state for r in box.show(number)[0].recipients}


class Result:
    """What one row of the table did: the states after the fault, after a second run, and who got mail."""

    def __init__(self, stage: str, fault: Fault, folder: Path, context: ssl.SSLContext, ca_file: str) -> None:
        data = BODY + b"x" * 70 + b"\r\n"
        if stage == "body":
            # More than the kernel's buffers hold, so that the client is still writing when it happens.
            data += (b"x" * 998 + b"\r\n") * 12_000
        timeout = 3.0 if fault == "silence" else 60.0
        with Server(context, {stage: fault}) as server, Outbox(folder / "outbox.sqlite") as box:
            number = queue(box, data)

            def transports(seconds: float) -> dict[str, Send]:
                return {"email": lambda p, mark: email.send(p, options(server, ca_file, seconds), mark)}

            box.send_due(transports(timeout), "acc", NOW)
            self.first = states(box, number)
            self.after_first = Counter(a for mail in server.mails for a in mail.recipients)
            box.send_due(transports(60.0), "acc", LATER)
            self.second = states(box, number)
            self.got = Counter(a for mail in server.mails for a in mail.recipients)
            self.whole = all(mail.data == data for mail in server.mails)
            self.stored = box.show(number)


@pytest.fixture(scope="module")
def results(
    context: ssl.SSLContext, ca_file: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, Fault], Result]:
    def run(row: tuple[str, Fault]) -> tuple[tuple[str, Fault], Result]:
        return row, Result(*row, tmp_path_factory.mktemp("row"), context, ca_file)

    with ThreadPoolExecutor(12) as pool:
        return dict(pool.map(run, TABLE))


@pytest.mark.parametrize(("stage", "fault"), TABLE)
def test_state_after_a_fault(stage: str, fault: Fault, results: dict[tuple[str, Fault], Result]) -> None:
    result = results[stage, fault]
    assert tuple(result.first.values()) == TABLE[stage, fault]


@pytest.mark.parametrize(("stage", "fault"), TABLE)
def test_nobody_gets_it_twice_and_nobody_is_forgotten(
    stage: str, fault: Fault, results: dict[tuple[str, Fault], Result]
) -> None:
    result = results[stage, fault]
    assert result.whole
    for address in ADDRESSES:
        before, after = result.first[address], result.second[address]
        assert result.got[address] <= 1
        if before == "queued":
            assert after == "sent", "tried again by itself"
            assert result.after_first[address] == 0
        else:
            assert after == before, "left to a human"
        if after == "sent":
            assert result.got[address] == 1
        if after in ("refused", "failed"):
            assert result.got[address] == 0


def test_the_table_has_every_stage_and_fault() -> None:
    stages = {stage for stage, _ in TABLE} - {"connect", "tls", "reply"}
    faults: tuple[Fault, ...] = ("4xx", "5xx", "disconnect", "silence")
    assert all((stage, fault) in TABLE for stage in stages for fault in faults)


def test_connection_refused_waits(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    setting = email.Options(host="127.0.0.1", port=port, timeout=5)
    with Outbox(tmp_path / "outbox.sqlite") as box:
        number = queue(box)
        box.send_due({"email": lambda p, m: email.send(p, setting, m)}, "acc", NOW)
        assert set(states(box, number).values()) == {"queued"}


@pytest.mark.parametrize("host", ["mail..example.vn", "x" * 70 + ".vn", "khong-co.invalid"])
def test_a_host_that_is_none_waits(host: str) -> None:
    error = fails(email.Options(host=host, timeout=5))
    assert (error.stage, error.permanent) == ("connect", False)


def test_a_server_that_drips_is_cut_off(context: ssl.SSLContext, ca_file: str, tmp_path: Path) -> None:
    with Server(context, {"dot": "silence"}) as server, Outbox(tmp_path / "outbox.sqlite") as box:
        number = queue(box)
        setting = options(server, ca_file, timeout=600, session=3.0)
        box.send_due({"email": lambda p, m: email.send(p, setting, m)}, "acc", NOW)
        assert set(states(box, number).values()) == {"doubt"}


def fails(setting: email.Options) -> ChannelError:
    with pytest.raises(ChannelError) as caught:
        email.send(Parcel("<1@x>", "tu@example.vn", ADDRESSES, BODY), setting, lambda outcomes: None)
    return caught.value


def test_a_certificate_of_another_authority_is_refused(context: ssl.SSLContext, tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    with Server(context) as server:
        error = fails(options(server, str(other)))
        assert error.problems[0].code == "MAIL008"
        assert not error.permanent
        assert not any(word in line for line in server.seen for word in (b"AUTH", b"MAIL"))


def test_a_certificate_of_another_name_is_refused(context: ssl.SSLContext, ca_file: str) -> None:
    with Server(context, implicit=True) as server:
        error = fails(options(server, ca_file, host="127.0.0.1", security="tls"))
        assert error.problems[0].code == "MAIL008"
        assert server.seen == []


def test_without_starttls_nothing_is_sent(context: ssl.SSLContext, ca_file: str) -> None:
    with Server(context, starttls=False) as server:
        error = fails(options(server, ca_file))
        assert error.problems[0].code == "MAIL009"
        assert [line.split()[0].upper() for line in server.seen] == [b"EHLO"]


def test_implicit_tls_and_plain_deliver(context: ssl.SSLContext, ca_file: str) -> None:
    sent: list[str] = []
    for implicit in (True, False):
        with Server(context, implicit=implicit, starttls=False) as server:
            setting = options(server, ca_file, security="tls" if implicit else "none")
            email.send(
                Parcel("<1@x>", "tu@example.vn", ADDRESSES, BODY),
                setting,
                lambda outcomes: sent.extend(o.state for o in outcomes),
            )
            assert [mail.data for mail in server.mails] == [BODY]
    assert sent == (["doubt"] * 3 + ["sent"] * 3) * 2


def test_too_large_is_said_before_sending(context: ssl.SSLContext, ca_file: str) -> None:
    with Server(context, size=20) as server:
        error = fails(options(server, ca_file))
        assert error.problems[0].code == "MAIL010"
        assert error.refused
        assert not any(line.startswith(b"MAIL") for line in server.seen)


@pytest.mark.parametrize("mechanism", [b"AUTH PLAIN", b"AUTH LOGIN"])
def test_password_reaches_the_server_and_no_error_text(
    mechanism: bytes, context: ssl.SSLContext, ca_file: str
) -> None:
    with Server(context, {"auth": "echo"}, auth=mechanism) as server:
        error = fails(options(server, ca_file))
        assert error.stage == "auth"
        text = f"{error.reply} {error.problems}"
        encoded = base64.b64encode(f"\0vp\0{PASSWORD}".encode()).decode()
        assert PASSWORD not in text
        assert encoded not in text
        assert base64.b64encode(PASSWORD.encode()).decode().rstrip("=") not in text


def test_xoauth2_sends_the_token(context: ssl.SSLContext, ca_file: str) -> None:
    with Server(context) as server:
        setting = options(server, ca_file, token=Secret(command=("echo", "tok123")))
        email.send(Parcel("<1@x>", "tu@example.vn", (A,), BODY), setting, lambda outcomes: None)
        (line,) = [line for line in server.seen if line.startswith(b"AUTH XOAUTH2 ")]
        assert base64.b64decode(line.split()[2]) == b"user=vp\x01auth=Bearer tok123\x01\x01"


def test_probe_names_the_steps_and_sends_nothing(context: ssl.SSLContext, ca_file: str) -> None:
    steps: list[str] = []
    with Server(context) as server:
        email.probe(options(server, ca_file), "tu@example.vn", A, steps.append)
        assert not server.mails
    assert steps == ["tls", "connect", "greeting", "ehlo", "starttls", "ehlo", "auth", "mail", "rcpt"]
