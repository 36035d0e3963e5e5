# Everything is made inside this folder: .venv, .cache and build. After the first install nothing
# here needs the network. `make` alone tells what there is.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CASE ?= syria-iraq-1975

PIP_CACHE_DIR ?= $(CURDIR)/.cache/pip
export PIP_CACHE_DIR
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
export PIP_ROOT_USER_ACTION := ignore
unexport PYTHONPATH PYTHONHOME PIP_REQUIRE_VIRTUALENV

PIP_INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt
# Python may have been told to write no bytecode of its own; starting would then cost twice as much.
COMPILE := $(BIN)/python -m compileall -q src/comity
PYTEST := $(BIN)/python -m pytest --numprocesses=auto

# ------------------------------------------------------------------------------------ for users

.PHONY: help
help: ## Show this text
	@printf '%s\n' \
	    'Comity: a workbench for cooperative security.' '' \
	    'Start with `make demo`: it installs Comity into .venv and analyses a published dispute.' \
	    'Then try `.venv/bin/comity --help`, or another case: `make demo CASE=<id>`.' \
	    'If you change something: `make format`, then `make test`.' ''
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile
	@printf '%s\n' '' 'Another Python: `make PYTHON=python3.12 demo` (3.11 or newer).'

.PHONY: demo
demo: $(VENV)/.installed ## Install into .venv, analyse one published dispute, write its report
	@echo '$$ comity analyze $(CASE)'
	@$(BIN)/comity analyze $(CASE)
	@mkdir -p build
	@echo '$$ comity report $(CASE) --output build/$(CASE).html --replace'
	@$(BIN)/comity report $(CASE) --output build/$(CASE).html --replace

# ------------------------------------------------------------------------------- for developers

.PHONY: format
format: $(VENV)/.installed-dev ## Lay out the code and make the safe corrections
	$(BIN)/ruff format
	$(BIN)/ruff check --fix-only

.PHONY: test
test: check-format check-code check-types check-imports docs check-behaviour ## All checks (a few minutes): before every commit

.PHONY: test-all
test-all: test test-heavy ## The same, then the heavier tests

.PHONY: check-format
check-format: $(VENV)/.installed-dev
	$(BIN)/ruff format --check --diff

.PHONY: check-code
check-code: $(VENV)/.installed-dev
	$(BIN)/ruff check

.PHONY: check-types
check-types: $(VENV)/.installed-dev
	$(BIN)/mypy

.PHONY: check-imports
check-imports: $(VENV)/.installed-dev
	$(BIN)/lint-imports --no-logo --cache-dir .cache/import-linter

# A file stays on one worker: the examples of a page build on each other.
.PHONY: check-behaviour
check-behaviour: $(VENV)/.installed-dev
	$(PYTEST) --dist=loadfile

# Tests marked heavy, and every Hypothesis test again with many more examples; none builds on another.
.PHONY: test-heavy
test-heavy: $(VENV)/.installed-dev ## Only the heavier tests
	HYPOTHESIS_PROFILE=heavy $(PYTEST) --dist=worksteal -m 'heavy or hypothesis'

# A page already built says nothing about its warnings, so each build starts afresh.
.PHONY: docs
docs: $(VENV)/.installed-dev ## Build the documentation into build/docs
	@rm -rf build/docs
	$(BIN)/sphinx-build --quiet --fresh-env --nitpicky --fail-on-warning --keep-going -d build/doctrees docs build/docs
	@if grep -rlE '<(script|link|img)[^>]+(src|href)="(https?:)?//' --include='*.html' build/docs; then \
	    echo 'docs: these pages load something from another site; bundle it or leave it out' >&2; exit 1; fi

.PHONY: notebook
notebook: $(VENV)/.installed-dev ## Run the tutorial's notebook and store what it shows
	$(BIN)/python -m tests.project.notebook docs/tutorial/notebook.ipynb docs/tutorial/notebook.ipynb

.PHONY: golden
golden: $(VENV)/.installed-dev ## Store anew what reports of some disputes show (tests/golden)
	$(BIN)/python -m tests.golden.views

# Resolved for the first patch release of the oldest Python we support, whichever one runs this:
# some packages ask for a later patch release than systems in use have.
.PHONY: lock
lock: ## Make constraints.txt anew (needs Python 3.11 and the network)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { \
	    echo 'lock: needs the oldest supported Python; use `make lock PYTHON=python3.11`' >&2; exit 1; }
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --dry-run --ignore-installed \
	    --python-version 3.11.0 --only-binary :all: --target build/lock/none \
	    --report build/lock/report.json hatchling editables '.[cluster,dataset,frame,pictures,solver,test,docs]'
	@{ printf '%s\n' \
	    '# The exact versions that Comity is tested with: run time, tests and documentation.' \
	    '# Made by `make lock` from what pyproject.toml asks for, for Python 3.11. Do not edit by hand:' \
	    '# change pyproject.toml, run `make lock`, then `make test-all`, and commit both files.'; \
	  build/lock/bin/python -c "$$PINS" build/lock/report.json; } > build/lock/constraints.txt
	mv build/lock/constraints.txt constraints.txt
	rm -rf build/lock

define PINS
import json, sys
found = [entry["metadata"] for entry in json.load(open(sys.argv[1]))["install"]]
pins = sorted((m["name"].lower(), m["version"]) for m in found if m["name"] != "comity")
print("\n".join("==".join(pin) for pin in pins))
endef
export PINS

# The only thing here that needs npm; tools/vendor/README.md says when it is wanted.
.PHONY: vendor
vendor: ## Make the libraries that report pages carry anew (needs npm and the network)
	cd tools/vendor && npm ci --ignore-scripts --no-audit --no-fund && npm run build

.PHONY: clean
clean: ## Remove everything that make has made
	rm -rf $(VENV) .cache build dist .hypothesis tools/vendor/node_modules
	find src tests docs -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------------------------- the install
# A stamp is older than what it was made from when something must be installed again.

DECLARED := pyproject.toml constraints.txt src/comity/version.py

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo 'make: $(PYTHON) is missing or older than 3.11; try `make PYTHON=python3.12 ...`' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	    echo 'make: $(PYTHON) cannot make virtual environments; on Debian: apt install python3-venv' >&2; exit 1; }
	@echo 'Installing into $(VENV) (the first time only; needs the network)'
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created $(DECLARED)
	@$(PIP_INSTALL) hatchling editables
	@$(PIP_INSTALL) --no-build-isolation --editable '.[report,solver]'
	@$(COMPILE)
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.created $(DECLARED)
	@echo 'Installing what tests and documentation need into $(VENV)'
	@$(PIP_INSTALL) hatchling editables
	@$(PIP_INSTALL) --no-build-isolation --editable '.[cluster,dataset,frame,pictures,solver,test,docs]'
	@$(COMPILE)
	@touch $(VENV)/.installed $@
