"""The portal's own settings with one page more: the minimal one to compare with."""

from portal.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks._page_urls"
