# Every target does its own set-up. On Windows and macOS: see README.md.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV = .venv/bin/python

.PHONY: run test demo check soak bench installer ready-run ready-test ready-installer clean

run: ready-run            ## open the program
	$(VENV) -m desktop

demo: ready-run           ## open a vault with invented pupils; without a display write it to build/demo
	$(VENV) -m desktop demo --out build/demo

test: ready-test          ## every test, the journeys through a real window included
	QT_QPA_PLATFORM=offscreen $(VENV) -m pytest -n auto --maxprocesses 4

check: ready-test         ## format, lint, types and tests
	$(VENV) -m ruff format --check .
	$(VENV) -m ruff check .
	$(VENV) -m mypy
	QT_QPA_PLATFORM=offscreen $(VENV) -m pytest -n auto --maxprocesses 4

soak: ready-test          ## the long tests: two to three hours
	QT_QPA_PLATFORM=offscreen $(VENV) -m pytest -m soak -s -p no:randomly

bench: ready-test         ## the speed figures, as ratios in one run
	$(VENV) -m benchmarks

installer: ready-installer ## a folder with the program in dist/
	$(VENV) -m PyInstaller --noconfirm --clean --log-level WARN build_installer.spec
	dist/narvara/narvara --version
	env -u DISPLAY -u WAYLAND_DISPLAY dist/narvara/narvara demo --out build/demo-installed
	$(VENV) .ci/try_installed.py dist/narvara/narvara build/demo-installed/vault

ready-run:
	@$(PYTHON) .ci/prepare.py run

ready-test:
	@$(PYTHON) .ci/prepare.py test

ready-installer:
	@$(PYTHON) .ci/prepare.py installer

clean:                    ## remove what was built, never the user's data
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
