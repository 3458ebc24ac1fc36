"""Who answers in an interview."""

from __future__ import annotations

import re

from tonghop.people import People
from tonghop.speakers import Subject

_ANNOUNCED = re.compile(r"(?i:phỏng vấn|trao đổi|trò chuyện|gặp gỡ|cuộc trò|đối thoại|hỏi)")


def interviewee(people: People, before: int) -> Subject | None:
    """Who answers in an interview: named where the talk is announced, else the last one introduced."""
    found = None
    for mention in people.mentions(before):
        name = people.full(mention)
        if name.count(" ") < 1 or name == "Hồ Chí Minh":
            continue
        line = people.text.rfind("\n", 0, mention.start) + 1
        lead = people.text[max(line, mention.start - 160) : mention.start]
        strong = bool(_ANNOUNCED.search(lead))
        if found is None or strong or (people.known(name)[0] and not people.known(found.name)[0]):
            found = mention
            if strong:
                break
    if found is None:
        return None
    name = people.full(found)
    role, organization = people.known(name)
    return Subject(
        found.start,
        found.name_end,
        name,
        "person",
        role,
        people.complete(role, organization, found.start),
    )
