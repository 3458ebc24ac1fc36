"""Reads one hostile file apart: `python -m tonghop.worker READER` takes bytes on its input, gives JSON.

A PDF or a huge page may make the library under a reader run on, grow or crash. In a process of its own it is
stopped by the clock, held to a memory limit, and takes nothing with it.
"""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.util
import json
import subprocess
import sys

from msgspec.structs import replace

from tonghop.model import Draft, Source
from tonghop.problems import Problem, UnreadableError, Where
from tonghop.settings import LIMITS

_MEMORY = 4 * 1024 * 1024 * 1024


def read(reader: str, source: Source, data: bytes) -> Draft:
    """What `parse(source, data)` of `tonghop.readers.<reader>` gives, worked out in a process of its own.

    Raises UnreadableError with the reader's own problem, READ017 past the time limit, READ001 on a crash.
    """
    where = Where(source.path)
    command = [sys.executable, "-P", "-m", "tonghop.worker", reader]
    head = json.dumps({"path": source.path, "encoding": source.encoding, "media_type": source.media_type})
    try:
        done = subprocess.run(
            command,
            input=head.encode() + b"\n" + data,
            capture_output=True,
            timeout=LIMITS.read_seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        problem = Problem("READ017", where, {"seconds": LIMITS.read_seconds})
        raise UnreadableError(problem) from error
    except OSError as error:
        raise UnreadableError(Problem("READ001", where, {"reason": str(error)})) from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise UnreadableError(
            Problem("READ001", where, {"reason": f"{reader}: {done.returncode}"})
        ) from error
    if answer["code"]:
        raise UnreadableError(Problem(answer["code"], where, answer["values"]))
    return Draft(
        source=replace(source, encoding=answer["encoding"]),
        text=answer["text"],
        title=answer["title"],
        outlet=answer["outlet"],
        published=dt.date.fromisoformat(answer["published"]) if answer["published"] else None,
        author=answer["author"],
        roles={int(number): role for number, role in answer["roles"].items()},
        doubts=tuple(answer["doubts"]),
    )


def work() -> None:
    """The child's side: one request on standard input, one answer on standard output."""
    _limit_memory()
    request, _, data = sys.stdin.buffer.read().partition(b"\n")
    source = Source(sha256="", **json.loads(request))
    answer: dict[str, object] = {"code": None}
    try:
        draft: Draft = importlib.import_module(f"tonghop.readers.{sys.argv[1]}").parse(source, data)
    except UnreadableError as error:
        answer = {"code": error.problems[0].code, "values": dict(error.problems[0].values)}
    except (MemoryError, RecursionError) as error:
        answer = {"code": "READ014", "values": {"reason": type(error).__name__}}
    else:
        answer |= {
            "text": draft.text,
            "title": draft.title,
            "outlet": draft.outlet,
            "published": draft.published.isoformat() if draft.published else None,
            "author": draft.author,
            "encoding": draft.source.encoding,
            "roles": draft.roles,
            "doubts": draft.doubts,
        }
    sys.stdout.buffer.write(json.dumps(answer).encode())


def _limit_memory() -> None:
    """Holds this process to a memory limit, where the system knows one."""
    if importlib.util.find_spec("resource") is None:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (ValueError, OSError):
        return


if __name__ == "__main__":
    work()
