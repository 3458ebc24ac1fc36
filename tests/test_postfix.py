"""One delivery end to end: a run, through a real Postfix with STARTTLS and a certificate of a test authority."""

from __future__ import annotations

import contextlib
import datetime as dt
import email
import email.policy
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from made import build_of, figure, manifest
from tonghop import deliver, mailing
from tonghop.problems import Where

NOW = dt.datetime(2026, 3, 2, 7, 0, tzinfo=dt.timezone(dt.timedelta(hours=7)))

pytestmark = pytest.mark.skipif(
    shutil.which("postfix") is None or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="Postfix is not installed, or cannot be started without being root",
)

MAIN = """\
compatibility_level = 3.6
queue_directory = {home}/queue
data_directory = {home}/data
command_directory = /usr/sbin
daemon_directory = {daemons}
mail_owner = postfix
setgid_group = postdrop
myhostname = localhost
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_tls_chain_files = {home}/server.pem
smtpd_tls_security_level = encrypt
smtpd_recipient_restrictions = check_recipient_access inline:{{no@example.vn=REJECT}}, permit_mynetworks, reject
virtual_mailbox_domains = example.vn
virtual_mailbox_base = {home}/mail
virtual_mailbox_maps = inline:{{a@example.vn=a/, b@example.vn=b/}}
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
maillog_file = {home}/log/mail.log
maillog_file_prefixes = {home}
"""

MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr fifo n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
tlsmgr unix - - n 1000? 1 tlsmgr
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass
class Postfix:
    """A Postfix of the test's own: nothing of the machine's is touched."""

    port: int
    ca_file: str
    mail: Path
    log: Path


@pytest.fixture
def postfix() -> Iterator[Postfix]:
    with tempfile.TemporaryDirectory(prefix="postfix-") as name:
        import pwd

        home = Path(name)
        home.chmod(0o755)
        owner = pwd.getpwnam("postfix")
        for folder in ("queue", "data", "mail", "log", "etc"):
            (home / folder).mkdir()
        for folder in ("data", "mail"):
            os.chown(home / folder, owner.pw_uid, owner.pw_gid)
        authority = trustme.CA()
        authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(
            str(home / "server.pem")
        )
        authority.cert_pem.write_to_path(str(home / "ca.pem"))
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        daemons = subprocess.run(
            ["postconf", "-dh", "daemon_directory"], capture_output=True, text=True, check=True
        ).stdout.strip()
        values = {"home": home, "uid": owner.pw_uid, "gid": owner.pw_gid, "daemons": daemons, "port": port}
        (home / "etc" / "main.cf").write_text(MAIN.format(**values))
        (home / "etc" / "master.cf").write_text(MASTER.format(**values))
        control = ["postfix", "-c", str(home / "etc")]
        started = subprocess.run([*control, "start"], capture_output=True, text=True, check=False)
        assert started.returncode == 0, started.stderr
        try:
            wait(lambda: reachable(port))
            yield Postfix(port, str(home / "ca.pem"), home / "mail", home / "log" / "mail.log")
        finally:
            subprocess.run([*control, "stop"], capture_output=True, check=False)


def reachable(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


def wait(done: object) -> None:
    assert callable(done)
    for _ in range(300):
        if done():
            return
        time.sleep(0.1)


def test_report_arrives_byte_for_byte(postfix: Postfix, tmp_path: Path) -> None:
    spec = tmp_path / "tuần.yaml"
    spec.write_text("report: {}\n", "utf-8")
    settings = mailing.Settings(
        sender="Ban Tuyên giáo Tỉnh ủy <btg@example.vn>",
        to="Nguyễn Văn A <a@example.vn>; b@example.vn; no@example.vn",
        host="localhost",
        port=postfix.port,
        ca_file=postfix.ca_file,
        file_name="Báo cáo tổng hợp “{{ subject }}”",
        timeout=30,
    )
    mailer = mailing.Mailer(settings, "settings", tmp_path, Where("mail"))
    report = manifest(*(figure(number, number) for number in range(1, 200)))
    result = deliver.run(
        spec, build_of(lambda: report), mailer, tmp_path / "outbox.sqlite", lambda: NOW, deliver.Choices()
    )
    assert result.exit_code == 3
    (attempt,) = result.attempts
    states = {r.address: r.state for r in attempt.entry.recipients}
    assert states == {"a@example.vn": "sent", "b@example.vn": "sent", "no@example.vn": "refused"}, (
        result.problems
    )
    boxes = [postfix.mail / name / "new" for name in "ab"]
    wait(lambda: all(box.is_dir() and list(box.iterdir()) for box in boxes))
    for box in boxes:
        (file,) = box.iterdir()
        message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
        assert message["Subject"] == "Báo cáo kết quả học tập và làm theo Bác (đến 02/3/2026)"
        assert message["From"] == "Ban Tuyên giáo Tỉnh ủy <btg@example.vn>"
        assert message["Date"].datetime == NOW
        (part,) = message.iter_attachments()
        assert part.get_filename() == "Báo cáo tổng hợp “kết quả học tập và làm theo Bác”.docx"
        assert part.get_payload(decode=True) == (tmp_path / "tuần.docx").read_bytes()
        body = message.get_body(("plain",))
        assert body is not None
        assert "mỗi số liệu, trích dẫn đều ghi nguồn" in body.get_content()
    assert "starttls=1" in postfix.log.read_text()
