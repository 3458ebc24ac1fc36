import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tonghop import fetch, ingest
from tonghop.problems import Problem
from tonghop.settings import Limits

PAGE = "<html><body><h1>Xã B đổi thay</h1><p>{}</p></body></html>".format(
    "Toàn xã có 191 mô hình tiêu biểu. " * 9
)
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title>{}</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><link href="/"/>{}</feed>'


@dataclass
class Site:
    """A real server on this machine: what each path answers, and what was asked."""

    address: str = ""
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    delay: float = 0.0
    busy: int = 0
    busiest: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> str:
        data = body.encode() if isinstance(body, str) else body
        self.answers[path] = (status, {"Content-Type": "text/html", **headers}, data)
        return self.address + path

    def count(self, path: str) -> int:
        return Counter(path for path, _ in self.asked)[path]


@pytest.fixture
def site() -> Iterator[Site]:
    state = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with state.lock:
                state.asked.append((self.path, dict(self.headers.items())))
                state.busy += 1
                state.busiest = max(state.busiest, state.busy)
            if state.delay and self.path != "/robots.txt":
                time.sleep(state.delay)
            status, headers, data = state.answers.get(self.path, (404, {}, b"khong co"))
            tag = headers.get("ETag")
            if tag and self.headers.get("If-None-Match") == tag:
                status, data = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
            with state.lock:
                state.busy -= 1

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    state.address = f"http://127.0.0.1:{server.server_address[1]}"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_page_is_kept_by_its_content_and_read(site: Site, tmp_path: Path) -> None:
    url = site.put("/bai-1", PAGE)
    (path,), problems = fetch.fetch([url], [], tmp_path / "kho")
    assert problems == ()
    assert path.read_text("utf-8") == PAGE
    assert path.suffix == ".html"
    draft, _ = ingest.read_source(path, path.name)
    assert draft is not None
    assert "191 mô hình" in draft.text


def test_asking_again_is_conditional_and_gives_the_same_file(site: Site, tmp_path: Path) -> None:
    url = site.put("/bai-1", PAGE, ETag='"1"', Last_Modified="Mon, 01 Jan 2024 00:00:00 GMT")
    first, _ = fetch.fetch([url], [], tmp_path)
    second, problems = fetch.fetch([url], [], tmp_path)
    assert (first, problems) == (second, ())
    asked = [headers for path, headers in site.asked if path == "/bai-1"]
    assert asked[1]["If-None-Match"] == '"1"'
    assert "If-Modified-Since" in asked[1]


def test_a_changed_page_is_a_new_file_and_the_old_one_stays(site: Site, tmp_path: Path) -> None:
    url = site.put("/bai-1", PAGE)
    (old,), _ = fetch.fetch([url], [], tmp_path)
    site.put("/bai-1", PAGE.replace("191", "192"))
    (new,), _ = fetch.fetch([url], [], tmp_path)
    assert old != new
    assert "191" in old.read_text("utf-8")


def test_offline_takes_what_is_in_the_archive_and_asks_nobody(site: Site, tmp_path: Path) -> None:
    url = site.put("/bai-1", PAGE)
    feed = site.put(
        "/rss", RSS.format(f"<item><link>{url}</link></item>"), Content_Type="application/rss+xml"
    )
    online, _ = fetch.fetch([], [feed], tmp_path)
    site.asked.clear()
    offline, problems = fetch.fetch([], [feed], tmp_path, offline=True)
    assert (offline, problems, site.asked) == (online, (), [])
    missing, problems = fetch.fetch([site.address + "/bai-2"], [], tmp_path, offline=True)
    assert (missing, codes(problems)) == ([], ["READ022"])


@pytest.mark.parametrize(
    ("feed", "entry"),
    [
        (RSS, "<item><title>x</title><link>{}</link></item>"),
        (ATOM, '<entry><link rel="alternate" href="{}"/></entry>'),
    ],
)
def test_feeds_list_their_articles(feed: str, entry: str, site: Site, tmp_path: Path) -> None:
    urls = [site.put(f"/bai-{i}", PAGE.replace("191", str(i))) for i in range(3)]
    links = [urls[0], "/bai-1", urls[2], urls[0]]
    address = site.put("/feed", feed.format("".join(entry.format(link) for link in links)))
    found, problems = fetch.fetch([urls[2]], [address], tmp_path)
    assert problems == ()
    assert [
        path.read_text("utf-8").count(f" {i} mô hình") for path, i in zip(found, (2, 0, 1), strict=True)
    ] == [9] * 3


def test_a_feed_that_is_none_or_hostile_is_said(site: Site, tmp_path: Path) -> None:
    bomb = site.put("/bomb", '<!DOCTYPE r [<!ENTITY a "b">]><rss>&a;</rss>')
    page = site.put("/page", PAGE)
    found, problems = fetch.fetch([], [bomb, page], tmp_path)
    assert (found, codes(problems)) == ([], ["READ014", "READ001"])


def test_robots_txt_is_honoured(site: Site, tmp_path: Path) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /rieng/\n", Content_Type="text/plain")
    closed, opened = site.put("/rieng/bai", PAGE), site.put("/bai", PAGE)
    found, problems = fetch.fetch([closed, opened], [], tmp_path)
    assert (len(found), codes(problems)) == (1, ["READ021"])
    assert (site.count("/rieng/bai"), site.count("/robots.txt")) == (0, 1)


def test_two_requests_at_once_to_a_host_at_most(site: Site, tmp_path: Path) -> None:
    site.delay = 0.05
    urls = [site.put(f"/bai-{i}", PAGE.replace("191", str(i))) for i in range(8)]
    found, _ = fetch.fetch(urls, [], tmp_path)
    assert len(found) == 8
    assert site.busiest <= 2


def test_redirects_are_followed_but_not_for_ever_nor_out_of_http(site: Site, tmp_path: Path) -> None:
    site.put("/bai", PAGE)
    good = site.put("/cu", "", 301, Location="/bai")
    loop = site.put("/vong", "", 302, Location="/vong")
    out = site.put("/ra", "", 302, Location="file:///etc/passwd")
    found, problems = fetch.fetch([good, loop, out], [], tmp_path)
    assert len(found) == 1
    assert codes(problems) == ["READ020", "READ020"]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://127.0.0.1/a", "javascript:1", "http://", "http://[", "bài"]
)
def test_only_http_and_https_are_asked(url: str, tmp_path: Path) -> None:
    assert codes(fetch.fetch([url], [], tmp_path)[1]) == ["READ020"]


def test_errors_are_said_and_an_archived_copy_stands_in(site: Site, tmp_path: Path) -> None:
    url = site.put("/bai", PAGE)
    (kept,), _ = fetch.fetch([url], [], tmp_path)
    for status in (404, 500):
        site.put("/bai", "", status)
        found, problems = fetch.fetch([url, site.address + "/khac"], [], tmp_path)
        assert found == [kept]
        assert codes(problems) == ["READ023", "READ020"]


def test_a_server_that_is_gone_is_said(tmp_path: Path) -> None:
    found, problems = fetch.fetch(["http://127.0.0.1:9/bai"], [], tmp_path)
    assert (found, codes(problems)) == ([], ["READ020"])


def test_a_server_that_keeps_silent_is_left(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "TIMEOUT", 0.2)
    site.delay = 1.0
    assert codes(fetch.fetch([site.put("/bai", PAGE)], [], tmp_path)[1]) == ["READ020"]


def test_an_answer_over_the_limit_is_dropped(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "LIMITS", Limits(file_bytes=1000))
    found, problems = fetch.fetch([site.put("/to", b"x" * 5000)], [], tmp_path)
    assert (found, codes(problems)) == ([], ["READ020"])


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder, path: path.write_bytes(b"khac"),
        lambda folder, path: path.unlink(),
        lambda folder, path: (folder / "index.json").write_text("{"),
        lambda folder, path: (folder / "index.json").write_text(
            json.dumps({"a": {"file": "../../etc/passwd"}})
        ),
    ],
)
def test_a_damaged_archive_is_not_believed(
    damage: Callable[[Path, Path], object], site: Site, tmp_path: Path
) -> None:
    url = site.put("/bai", PAGE, ETag='"1"')
    (path,), _ = fetch.fetch([url], [], tmp_path)
    damage(tmp_path, path)
    assert codes(fetch.fetch([url], [], tmp_path, offline=True)[1]) == ["READ022"]
    (again,), problems = fetch.fetch([url], [], tmp_path)
    assert (again.read_text("utf-8"), problems) == (PAGE, ())
