"""The description of production, as far as it can be read without an engine."""

import re
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parent.parent.parent
TEXT = (PROJECT / "docker-compose.yml").read_text()
COMPOSITION = yaml.safe_load(TEXT)
SERVICES = COMPOSITION["services"]


def test_everything_of_the_design_is_there():
    ours = {"migrate", "web", "worker", "beat", "opener"}
    assert set(SERVICES) == ours | {"database", "redis", "proxy"}


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_every_lasting_service_is_asked_for_its_health_and_restarts(name):
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


def test_every_volume_and_network_that_is_used_is_named():
    for service in SERVICES.values():
        assert set(service["networks"]) <= set(COMPOSITION["networks"])
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source.startswith("./") or source in COMPOSITION["volumes"]


def test_no_secret_stands_in_the_file():
    secrets = re.findall(r"^\s+\w*(?:PASSWORD|SECRET_KEY|REDISCLI_AUTH)\w*: (.+)$", TEXT, re.M)
    assert secrets
    assert all(value.startswith("${") for value in secrets)
    for password in re.findall(r"://[^/\s]*:([^/\s]*)@", TEXT):
        assert password.startswith("${")


def test_only_the_migration_knows_the_owner():
    knowing = {name for name, told in SERVICES.items() if "DATABASE_OWNER_URL" in str(told)}
    assert knowing == {"migrate"}


def test_only_the_opener_has_the_master_key_and_its_role():
    having = {name for name, told in SERVICES.items() if told.get("secrets")}
    assert having == {"opener"}
    knowing = {name for name, told in SERVICES.items() if "OPENER_PASSWORD" in str(told)}
    assert knowing == {"opener", "migrate"}
    assert SERVICES["opener"]["environment"]["DATABASE_URL"].startswith(
        "postgresql://portal_opener:"
    )


def test_only_the_proxy_is_reached_from_outside():
    assert {name for name, told in SERVICES.items() if "ports" in told} == {"proxy"}


def test_what_the_image_copies_is_there():
    for line in (PROJECT / "Dockerfile").read_text().splitlines():
        if line.startswith("COPY ") and "--from" not in line:
            for source in line.split()[1:-1]:
                assert (PROJECT / source).exists()
