"""Articles over the network: pages by address and by feed, kept in a local archive.

The archive is a folder: `index.json` says what each address gave last (file, ETag, date), and the files are named by
the sha256 of their bytes. An offline run takes what is there. Only http and https, only what robots.txt allows, at
most two requests at once to a host, every step under a time limit and a size cap.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import threading
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from tonghop import __version__
from tonghop.problems import Problem, UnreadableError, Where
from tonghop.settings import LIMITS

if TYPE_CHECKING:
    import httpx

AGENT = f"tonghop/{__version__}"
PER_HOST = 2
FEED_ENTRIES = 200
TIMEOUT = 20.0
MAX_REDIRECTS = 5
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
}


def fetch(
    urls: Iterable[str], feeds: Iterable[str], archive: Path, *, offline: bool = False
) -> tuple[list[Path], tuple[Problem, ...]]:
    """The archived files of the addresses and of the articles that the feeds list, in that order, each once.

    Problems: READ020 not to be had, READ021 robots.txt forbids it, READ022 offline and not in the archive, READ023
    the archived copy was used instead of a fresh one, READ006 the extra `web` is missing.
    """
    store = _Archive(archive)
    problems: list[Problem] = []
    wanted = list(dict.fromkeys(urls))
    with _Client(store, offline=offline) as client:
        for feed in dict.fromkeys(feeds):
            path = client.get(feed, problems)
            if path is None:
                continue
            try:
                wanted += [link for link in _links(path.read_bytes(), feed) if link not in wanted]
            except UnreadableError as error:
                problems += error.problems
        found: list[Path] = []
        with ThreadPoolExecutor(max_workers=8) as pool:
            noted: list[list[Problem]] = [[] for _ in wanted]
            for path in pool.map(client.get, wanted, noted):
                if path is not None and path not in found:
                    found.append(path)
    store.save()
    return found, (*problems, *(problem for note in noted for problem in note))


# ---------------------------------------------------------------- the archive


class _Archive:
    """The folder of fetched files and what is known of each address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.Lock()
        self.entries: dict[str, dict[str, str]] = {}
        self.changed = False
        # A damaged index loses what was known of addresses, not the files: they are fetched again.
        with suppress(OSError, ValueError):
            known = json.loads((folder / "index.json").read_bytes())
            if isinstance(known, dict):
                self.entries = {
                    url: entry
                    for url, entry in known.items()
                    if isinstance(entry, dict) and all(isinstance(value, str) for value in entry.values())
                }

    def path(self, url: str) -> Path | None:
        """The file an address gave last, `None` where it is not there or is not what it was."""
        name = self.entries.get(url, {}).get("file", "")
        if not re.fullmatch(r"[0-9a-f]{64}\.[a-z]{3,5}", name):
            return None
        path = self.folder / name
        try:
            whole = hashlib.sha256(path.read_bytes()).hexdigest() == name[:64]
        except OSError:
            return None
        return path if whole else None

    def put(self, url: str, data: bytes, headers: Mapping[str, str]) -> Path:
        """Keeps what an address gave, under the digest of its bytes."""
        media = headers.get("content-type", "").split(";")[0].strip().lower()
        ending = _ENDINGS.get(media) or (Path(urlsplit(url).path).suffix.lower() or ".html")
        ending = ending if re.fullmatch(r"\.[a-z]{3,5}", ending) else ".html"
        path = self.folder / (hashlib.sha256(data).hexdigest() + ending)
        with self.lock:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not path.is_file() or path.stat().st_size != len(data):
                _write(path, data)
            self.entries[url] = {
                "file": path.name,
                **{key: headers[key] for key in ("etag", "last-modified") if headers.get(key)},
            }
            self.changed = True
        return path

    def save(self) -> None:
        """Writes the index, whole or not at all."""
        if self.changed:
            _write(
                self.folder / "index.json",
                json.dumps(self.entries, ensure_ascii=False, indent=1, sort_keys=True).encode(),
            )


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tonghop-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


# ---------------------------------------------------------------- the network


@dataclass(slots=True)
class _Host:
    """What holds for one host: how many may ask at once, and what its robots.txt allows."""

    slots: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(PER_HOST))
    lock: threading.Lock = field(default_factory=threading.Lock)
    robots: RobotFileParser | None = None


class _Client:
    """Asks for addresses, politely; answers from the archive when offline."""

    def __init__(self, store: _Archive, *, offline: bool) -> None:
        self.store = store
        self.offline = offline
        self.hosts: dict[str, _Host] = {}
        self.lock = threading.Lock()
        self.client: httpx.Client | None = None

    def __enter__(self) -> _Client:
        return self

    def __exit__(self, *_: object) -> None:
        if self.client is not None:
            self.client.close()

    def get(self, url: str, problems: list[Problem]) -> Path | None:
        """The archived file of an address, asked for anew where that is possible."""
        where = Where(url)
        kept = self.store.path(url)
        if self.offline:
            if kept is None:
                problems.append(Problem("READ022", where))
            return kept
        try:
            return self._fresh(url, kept)
        except _RefusedError as refused:
            code, reason = refused.code, refused.reason
        if kept is not None and code == "READ020":
            problems.append(Problem("READ023", where, {"reason": reason}))
            return kept
        problems.append(Problem(code, where, {"reason": reason, "extra": "web"}))
        return None

    def _fresh(self, url: str, kept: Path | None) -> Path:
        """Raises `_RefusedError`."""
        known = self.store.entries.get(url, {}) if kept is not None else {}
        asked = {
            **({"If-None-Match": known["etag"]} if "etag" in known else {}),
            **({"If-Modified-Since": known["last-modified"]} if "last-modified" in known else {}),
        }
        at = url
        for _ in range(MAX_REDIRECTS + 1):
            host = self._allowed(at)
            with host.slots:
                status, headers, data = self._request(at, asked)
            if status == 304 and kept is not None:
                return kept
            if status in {301, 302, 303, 307, 308} and headers.get("location"):
                at = urljoin(at, headers["location"])
                continue
            if status != 200:
                raise _RefusedError("READ020", f"HTTP {status}")
            if not data:
                raise _RefusedError("READ020", "0 byte")
            return self.store.put(url, data, headers)
        raise _RefusedError("READ020", "redirect")

    def _allowed(self, url: str) -> _Host:
        """The host of an address that may be fetched."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise _RefusedError("READ020", str(error)) from error
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise _RefusedError("READ020", f"{parts.scheme}://")
        key = f"{parts.scheme}://{parts.hostname}:{port}"
        with self.lock:
            host = self.hosts.setdefault(key, _Host())
        with host.lock:
            if host.robots is None:
                host.robots = self._robots(urljoin(url, "/robots.txt"))
        if not host.robots.can_fetch(AGENT, url):
            raise _RefusedError("READ021", "robots.txt")
        return host

    def _robots(self, url: str) -> RobotFileParser:
        """What a host allows. A missing file allows all; one that cannot be had for now forbids all."""
        rules = RobotFileParser(url)
        status, _, data = self._request(url, {})
        if status in {301, 302, 303, 307, 308} or 400 <= status < 500:
            rules.parse([])
        elif status == 200:
            rules.parse(data[:500_000].decode("utf-8", "replace").splitlines())
        else:
            raise _RefusedError("READ020", f"robots.txt: HTTP {status}")
        return rules

    def _request(self, url: str, headers: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        import httpx

        client = self._connected()
        try:
            with client.stream("GET", url, headers=dict(headers)) as response:
                data = bytearray()
                for chunk in response.iter_bytes():
                    data += chunk
                    if len(data) > LIMITS.file_bytes:
                        raise _RefusedError("READ020", f"> {LIMITS.file_bytes // 1024 // 1024} MB")
                return response.status_code, {k.lower(): v for k, v in response.headers.items()}, bytes(data)
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise _RefusedError("READ020", str(error) or type(error).__name__) from error

    def _connected(self) -> httpx.Client:
        """The one client, made at the first request."""
        with self.lock:
            if self.client is None:
                try:
                    import httpx
                except ImportError as error:
                    raise _RefusedError("READ006", "httpx") from error
                self.client = httpx.Client(
                    timeout=TIMEOUT,
                    follow_redirects=False,
                    headers={"User-Agent": f"{AGENT} (news archive)", "Accept-Language": "vi"},
                )
            return self.client


class _RefusedError(Exception):
    """An address that gives nothing: the problem's code and why."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


# ---------------------------------------------------------------- feeds


def _links(data: bytes, feed: str) -> list[str]:
    """The addresses of the articles in an RSS or Atom feed. Raises UnreadableError for anything else."""
    from lxml import etree

    where = Where(feed)
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise UnreadableError(Problem("READ014", where, {"reason": "DOCTYPE, ENTITY"}))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(Problem("READ001", where, {"reason": str(error)})) from error
    if root is None:
        raise UnreadableError(Problem("READ001", where, {"reason": "XML"}))
    links: list[str] = []
    for node in root.iter("{*}item", "{*}entry"):
        for link in node.iterfind("{*}link"):
            if link.get("rel", "alternate") == "alternate" and (link.text or link.get("href")):
                links.append(urljoin(feed, (link.get("href") or link.text or "").strip()))
                break
    if not links and etree.QName(root).localname not in {"rss", "feed", "RDF"}:
        raise UnreadableError(Problem("READ001", where, {"reason": "RSS, Atom"}))
    return list(dict.fromkeys(links))[:FEED_ENTRIES]
