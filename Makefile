# `make run` and `make test` need Python 3.11 and nothing else; everything is installed into .venv.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
# A company's or a test machine's own certificate authority is in the system's store only, which uv asks when it is told to.
INSTALL = $(UV) pip install --quiet --python $(BIN)/python -r $(1) || $(UV) pip install --quiet --system-certs --python $(BIN)/python -r $(1)

.PHONY: help install run test check format lint types eval bench clean

help: ## show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 16

$(UV):
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9

$(VENV)/.run: requirements.txt constraints.txt | $(UV)
	$(call INSTALL,requirements.txt)
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run | $(UV)
	$(call INSTALL,requirements-dev.txt)
	@touch $@

install: $(VENV)/.dev ## install everything, development tools included

run: $(VENV)/.run ## serve the app at http://127.0.0.1:8501 with sample articles, no key
	$(BIN)/python -m streamlit run app.py

test: $(VENV)/.dev ## run the tests (network blocked but for this machine)
	$(BIN)/python -m pytest

format: $(VENV)/.dev ## rewrite the code in the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: $(VENV)/.dev ## format, lint rules and the import table, without changing anything
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports

types: $(VENV)/.dev ## mypy, strict
	$(BIN)/mypy

check: lint types test ## everything that has to be green on main

eval: $(VENV)/.dev ## quality against pinned floors
	$(BIN)/python -m tests.evals gate

bench: $(VENV)/.dev ## speed and memory, as ratios of one run
	$(BIN)/python -m tests.bench

clean: ## remove the environment and caches; the data folder stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
