# Set-up, demo, tests and linters. On Windows use the pip commands in README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint samples clean

demo: $(STAMP)  ## scan the sample contracts, print the gap report and write it to demo-report/
	@mkdir -p demo-report
	@$(BIN)/clausecheck scan sample_contracts -o demo-report/rapport.xlsx -o demo-report/rapport.html; \
	status=$$?; [ $$status -le 1 ] || exit $$status

test: $(STAMP)  ## run the tests
	$(BIN)/python -m pytest

lint: $(STAMP)  ## style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

samples: $(STAMP)  ## render the sample contracts anew from their source texts
	$(BIN)/python -m tests.make_samples

$(STAMP): setup.cfg pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "clausecheck needs Python 3.11 or newer. Install it, or run: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt install python3-venv"; exit 2; }
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	$(BIN)/python -m compileall -q clausecheck
	@touch $@

clean:  ## remove what was installed and made
	rm -rf $(VENV) demo-report build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
