"""YAML as lawyers write it: `on`, `yes` and `no` are words (YAML 1.2), not truth values."""

import re
from typing import Any

import yaml


class Loader(yaml.SafeLoader):
    """The safe loader of PyYAML, with the booleans of YAML 1.2 only."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def read(text: str) -> Any:
    """Raises yaml.YAMLError for what is not YAML."""
    return yaml.load(text, Loader)  # noqa: S506 - a safe loader by descent
