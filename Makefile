# Everything a contributor does, and `make demo` for everybody else. `make` alone lists it.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
PORT ?= 8080

bin := .venv/bin
pip := $(bin)/python -m pip --disable-pip-version-check -qq install
compile := $(bin)/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet

# One worker more than there are cores: tests wait for processes and browsers as much as they work.
workers = $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN) + 1 )))

# Each test has a database of its own: in memory, where the system keeps files there.
scratch := $(firstword $(wildcard /dev/shm) $(TMPDIR) /tmp)

# Stamps, so that what is installed is not installed again. The dev tools include the workspace's.
venv := .venv/.made
workspace := .venv/.workspace
dev := .venv/.dev
model := .venv/.model

.PHONY: help setup demo test check format lock model screenshot bench clean
.NOTPARALLEL:
.DEFAULT_GOAL := help

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(workspace) $(model) ## Make .venv with all that the demo needs
	@echo "Ready: make demo"

demo: $(workspace) $(model) ## Try everything in a local Slack workspace (PORT=8080)
	@$(bin)/python -m bot demo --port $(PORT)

test: $(dev) $(model) ## Run the tests, on SQLite and PostgreSQL
	TMPDIR=$(scratch) $(bin)/python -m pytest -n $(workers) --dist worksteal $(ARGS)

check: $(dev) ## Look for faults without running anything: style, types, layers, guidance
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/python -m bot library lint

format: $(dev) ## Put the code into its one form
	$(bin)/ruff check --fix .
	$(bin)/ruff format .

lock: $(dev) ## Pin the newest versions that pyproject.toml allows
	$(compile) --upgrade --output-file requirements/production.txt
	$(compile) --upgrade --extra workspace --output-file requirements/workspace.txt
	$(compile) --upgrade --extra dev --output-file requirements/dev.txt

model: $(workspace) ## Build the search model, if this machine has none
	@$(bin)/python -m bot model build

screenshot: $(dev) $(model) ## Make the README's picture of the page
	$(bin)/python -m tests.browser.screenshot

bench: $(dev) $(model) ## Measure how fast commands and forms are answered
	$(bin)/python -m benchmarks.handling

clean: ## Remove .venv and whatever tools left behind
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(venv):
	@test -n "$(PYTHON)" || { echo "Lantern needs Python 3.11 or newer: install it, or set PYTHON=/path/to/python3."; exit 1; }
	@$(PYTHON) -m venv .venv
	@touch $@

$(workspace): $(venv) requirements/workspace.txt pyproject.toml
	@test $(dev) -nt requirements/workspace.txt || { \
		echo "Installing $$(grep -c == requirements/workspace.txt) packages: about a minute."; \
		$(pip) --require-hashes -r requirements/workspace.txt; }
	@$(pip) --no-deps --no-build-isolation -e .
	@touch $@

$(dev): $(venv) requirements/dev.txt pyproject.toml
	@echo "Installing $$(grep -c == requirements/dev.txt) packages: about two minutes."
	@$(pip) --require-hashes -r requirements/dev.txt
	@$(pip) --no-deps --no-build-isolation -e .
	@touch $@ $(workspace)

$(model): | $(workspace)
	@$(bin)/python -m bot model build
	@touch $@
