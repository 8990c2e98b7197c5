# make run: environment and the main job on the embedded default; make check: environment, lint, types, tests.
# Needs Python 3.11, 3.12 or 3.13 and make. Choose an interpreter with: make run PYTHON=/path/to/python3.12
VENV ?= .venv
JOBS ?= $(shell nproc 2>/dev/null || echo 1)
OUT ?= results/quickstart
CARD ?= workflows/quickstart.yaml
BIN := $(VENV)/bin
CONSTRAINTS := workflows/environment/constraints.txt

.PHONY: run check lint types test env test-env clean
.DEFAULT_GOAL := help

help:
	@echo "make run    environment and the main job: $(CARD) -> $(OUT)"
	@echo "make check  environment, lint, types and tests"
	@echo "make clean  remove the environment and tool caches (results are kept)"

run: env
	$(BIN)/recast run $(CARD) --out $(OUT) --jobs $(JOBS)

check: lint types test

lint: test-env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: test-env
	$(BIN)/mypy

test: test-env
	$(BIN)/pytest -n $(JOBS) -m "not benchmark and not madgraph and not slurm and not endurance and not testdata"

env: $(VENV)/.installed-run
test-env: $(VENV)/.installed-test

$(VENV)/.installed-run: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c $(CONSTRAINTS) -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c $(CONSTRAINTS) -e ".[test,workflow]"
	@touch $@ $(VENV)/.installed-run

$(BIN)/python:
	@sh .make/venv.sh "$(VENV)" "$(PYTHON)"

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
