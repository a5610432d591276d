# One door for every command. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
# The first Python of 3.11 or newer on this machine.
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11; do "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$python"; break; }; done)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run test check lint types layers lessons translations unit postgres browser demo bench clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'

$(VENV)/installed: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "Tilashar needs Python 3.11 or newer."; exit 1; }
	@echo "==> Virtual environment ($(PYTHON))"
	@test -d $(VENV) || "$(PYTHON)" -m venv $(VENV)
	@echo "==> Dependencies (pinned in constraints.txt)"
	@$(BIN)/python -m pip install -q -e . -c constraints.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "==> Tools for tests"
	@$(BIN)/python -m pip install -q -e '.[dev]' -c constraints.txt
	@touch $@

static/vendor/htmx.min.js: package.json package-lock.json $(VENV)/installed
	@echo "==> Browser assets"
	@$(BIN)/tilashar assets
	@touch $@

translations/.compiled: $(wildcard translations/*/LC_MESSAGES/*.po) $(VENV)/installed
	@echo "==> Translations"
	@$(BIN)/tilashar translations compile
	@touch $@

ready: $(VENV)/installed static/vendor/htmx.min.js translations/.compiled

run: ready ## start the site with the demo country at http://127.0.0.1:8000
	@echo "==> Database"
	@TILASHAR_DEMO=1 $(BIN)/tilashar db upgrade
	@echo "==> Demo country"
	@TILASHAR_DEMO=1 $(BIN)/tilashar demo
	@TILASHAR_DEMO=1 $(BIN)/tilashar run

ready-dev: ready $(VENV)/installed-dev

test: ready-dev ## everything CI checks: style, types, layers, lessons, catalogs, tests on SQLite and PostgreSQL, browser journeys
	@$(MAKE) --no-print-directory check
	@echo "==> Tests on SQLite"
	@$(BIN)/pytest -n 2 --ignore tests/browser
	@echo "==> The same tests on PostgreSQL"
	@TILASHAR_TEST_DATABASE=postgresql $(BIN)/pytest -n 2 --ignore tests/browser
	@echo "==> Browser journeys"
	@$(BIN)/pytest -n 2 tests/browser -rs

check: ready-dev lint types layers lessons ## style, types, layers, lessons

lint: ready-dev ## ruff
	@echo "==> Style"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: ready-dev ## mypy
	@echo "==> Types"
	@$(BIN)/mypy

layers: ready-dev ## import-linter
	@echo "==> Layers"
	@$(BIN)/lint-imports --no-logo

lessons: ready ## check every lesson file
	@echo "==> Lessons"
	@$(BIN)/tilashar lessons check

unit: ready-dev ## tests on SQLite only
	@$(BIN)/pytest -n 2 --ignore tests/browser

postgres: ready-dev ## tests on a real PostgreSQL (started from a wheel)
	@TILASHAR_TEST_DATABASE=postgresql $(BIN)/pytest -n 2 --ignore tests/browser

browser: ready-dev ## journeys in headless Chromium
	@$(BIN)/pytest -n 2 tests/browser -rs

translations: $(VENV)/installed ## extract and update the catalogs
	@$(BIN)/tilashar translations update

bench: ready-dev ## ratios: answers recorded, page weight; words and sentences diagnosed, the share of grading; how well recall is foretold; the page of a class
	@$(BIN)/python -m benchmarks.answers
	@$(BIN)/python -m benchmarks.pages
	@$(BIN)/python -m benchmarks.kazakh
	@$(BIN)/python -m benchmarks.memory
	@$(BIN)/python -m benchmarks.live
	@$(BIN)/python -m benchmarks.class_page

clean: ## remove what was built; instance/ (the database) stays
	@rm -rf $(VENV) node_modules static/vendor static/built translations/.compiled build *.egg-info
