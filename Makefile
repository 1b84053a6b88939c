# `make help` lists what there is. PORT, DATABASE_URL, REDIS_URL, PORTAL_HOME and VENV are honoured.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
INSIDE = $(PYTHON) scripts/place.py
MAKEFLAGS += --no-print-directory

.DEFAULT_GOAL := help
.PHONY: help install install-run run test check stories bench lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

install: ## prepare the environment (packages, theme, translations, static files)
	@$(PYTHON) scripts/install.py test

install-run:
	@$(PYTHON) scripts/install.py run

run: install-run ## start the whole portal with its demo; Ctrl-C stops it (PORT=8000)
	@PORTAL_DEMO=$${PORTAL_DEMO:-1} exec $(INSIDE) python manage.py runportal

test: WITHOUT = --without stories  # the tests play every story
test: check ## everything CI runs: make check and all tests, in a real browser too
	@PORTAL_CHROMIUM="$$($(INSIDE) python scripts/browser.py)" && export PORTAL_CHROMIUM && \
		exec $(INSIDE) python -m pytest -n 2

check: install ## what CI checks besides tests: style, imports, migrations, translations, stories
	@$(INSIDE) python scripts/with_parts.py python scripts/check.py $(WITHOUT)

stories: install-run ## play the Rules as stories, one line a scene
	@$(INSIDE) python scripts/with_parts.py python manage.py play tests/stories/*.yaml

bench: install ## measure against the raw floor of the same run
	@for file in benchmarks/[a-z]*.py; do \
		name=$$(basename "$$file" .py); echo "== $$name"; \
		$(INSIDE) python scripts/with_parts.py --durable python -m "benchmarks.$$name" || exit 1; \
	done

lock: ## renew the lock files (needs the network)
	@$(PYTHON) scripts/lock.py

clean: ## remove what can be built again; data and the virtual environment stay
	@rm -rf node_modules static-built portal/web/static/portal/theme .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
	@find locale -name '*.mo' -delete
