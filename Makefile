# One command each. Everything below installs what it needs; `make help` lists them.
SHELL := /bin/bash
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
INSTALL := VIRTUAL_ENV=.venv $(UV) pip install -q --require-hashes

.PHONY: help demo test check fix docs bench install install-dev assets system lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 14

demo: install assets ## set everything up and open the demonstration partnership
	$(BIN)/frankpledge demo

test: install-dev assets system ## set everything up and run every test
	$(BIN)/pytest -n auto --dist loadfile $(ARGS)

check: install-dev assets ## everything a reviewer would ask, changing nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint src --lint --quiet
	$(BIN)/codespell src tests docs tools bench README.md Makefile
	@mkdir -p .tools/workspace
	FRANKPLEDGE_WORKSPACE=.tools/workspace $(BIN)/python -m django makemigrations --check --dry-run --settings frankpledge.config.settings
	$(BIN)/python tools/generate_docs.py --check

fix: install-dev ## put formatting and import order right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: install-dev assets ## write the generated pages of the documentation again
	$(BIN)/python tools/generate_docs.py

bench: install-dev .venv/bench assets ## measure speed and memory, each beside its yardstick
	$(BIN)/python -m bench $(ARGS)

lock: .tools/installed ## resolve the dependencies again
	for list in base postgresql places modelling linkage assets dev bench; do \
	  $(UV) pip compile -q --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header requirements/$$list.in -o requirements/$$list.txt || exit 1; \
	done

.tools/installed:
	$(PYTHON) -m venv .tools
	.tools/bin/pip install -q --disable-pip-version-check uv==0.13.8
	touch $@

.venv/bin/python: .tools/installed
	$(UV) venv -q --allow-existing --python $(PYTHON) .venv

.venv/base: requirements/base.txt pyproject.toml .venv/bin/python
	$(INSTALL) -r requirements/base.txt
	VIRTUAL_ENV=.venv $(UV) pip install -q --no-build-isolation --no-deps --editable .
	touch $@

.venv/dev: requirements/dev.txt .venv/base
	$(INSTALL) -r requirements/dev.txt
	touch $@

.venv/bench: requirements/bench.txt .venv/dev
	$(INSTALL) -r requirements/bench.txt
	touch $@

install: .venv/base

install-dev: .venv/dev

assets: .venv/base ## bring in the page components, locked
	@$(PYTHON) tools/bring_assets.py

system: ## the browser and the office programs that tests drive
	@$(PYTHON) tools/install_system_packages.py

clean: ## remove everything that was installed or built
	rm -rf .venv .tools demo-workspace src/frankpledge/ui/static/vendor
