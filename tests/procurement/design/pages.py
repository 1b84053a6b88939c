"""What the tests of the pages do and read there."""

import re

from django.urls import reverse

from procurement.design.sections import TASK
from procurement.models import DesignTask
from requests_app.annexes.typed import posted_section
from requests_app.drafting import fingerprint
from tests.journey import done

AUTHOR = "integrator"


def filled_with(draft: DesignTask, sections: dict) -> DesignTask:
    for key, typed in sections.items():
        draft = done(draft, "fill", AUTHOR, section=key, typed=typed)
    return draft


def address(task: DesignTask, name: str = "task", *more, language: str = "en") -> str:
    here = reverse(f"procurement:design-{name}", args=[task.project.number, *more])
    return {"kk": "", "ru": "/ru", "en": "/en"}[language] + re.sub("^/(en|ru)/", "/", here)


def send(page, task: DesignTask, key: str, typed: dict, *, version=None, **more):
    """What a browser posts from the page of a section as `task` stood when it was opened."""
    said = posted_section(TASK.by_key[key], typed)
    said |= {"version": task.version if version is None else version}
    said |= {"seen": fingerprint(task, key)}
    return page.post(address(task, "section", key), said | more)


def fresh(task: DesignTask) -> DesignTask:
    return DesignTask.objects.get(pk=task.pk)


def text(answer) -> str:
    """The page with ordinary spaces for the no-break ones."""
    return answer.content.decode().replace("\u00a0", " ")
