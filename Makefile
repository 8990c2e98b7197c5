# make run: environment and the main job on the embedded default; make check: environment, lint, types, tests, documentation.
# Needs Python 3.11, 3.12 or 3.13 and make. Choose an interpreter with: make run PYTHON=/path/to/python3.12
VENV ?= .venv
JOBS ?= $(shell nproc 2>/dev/null || echo 1)
OUT ?= results/quickstart
CARD ?= workflows/quickstart.yaml
BIN := $(VENV)/bin
CONSTRAINTS := workflows/environment/constraints.txt

.PHONY: run check lint types test docs docs-check env test-env docs-env clean
.DEFAULT_GOAL := help

help:
	@echo "make run    environment and the main job: $(CARD) -> $(OUT)"
	@echo "make check  environment, lint, types, tests and documentation"
	@echo "make docs   the documentation site, into site/"
	@echo "make clean  remove the environment and tool caches (results are kept)"

run: env
	$(BIN)/recast run $(CARD) --out $(OUT) --jobs $(JOBS)

check: lint types test docs-check

lint: test-env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: test-env
	$(BIN)/mypy

test: test-env
	$(BIN)/pytest -n $(JOBS) -m "not benchmark and not madgraph and not slurm and not endurance and not testdata and not tutorials"

# cells of the tutorials run anew where the program changed; other pages are kept
docs docs-check: docs-env
	$(BIN)/sphinx-build -q -n -W --keep-going -d build/doctrees docs site
	$(BIN)/python docs/_extensions/check_site.py site

env: $(VENV)/.installed-run
test-env: $(VENV)/.installed-test
docs-env: $(VENV)/.installed-docs

$(VENV)/.installed-run: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c $(CONSTRAINTS) -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c $(CONSTRAINTS) -e ".[test,workflow]"
	@touch $@ $(VENV)/.installed-run

$(VENV)/.installed-docs: pyproject.toml $(CONSTRAINTS) | $(BIN)/python
	$(BIN)/python -m pip install -qq --disable-pip-version-check -c $(CONSTRAINTS) -e ".[docs,workflow]"
	@touch $@ $(VENV)/.installed-run

$(BIN)/python:
	@sh .make/venv.sh "$(VENV)" "$(PYTHON)"

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build site
