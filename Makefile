# Every target does its own set-up. On Windows and macOS: see README.md.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV = .venv/bin/python

# What a target adds to the line that runs the tests.
WITH =

.PHONY: run test demo check cover audit bom soak bench installer pins hooks ready-run ready-test ready-judge ready-installer ready-tools clean

run: ready-run            ## open the program
	$(VENV) -m desktop

demo: ready-run           ## open a vault with invented pupils; without a display write it to build/demo
	$(VENV) -m desktop demo --out build/demo

test: ready-test          ## every test, the journeys through a real window included
	QT_QPA_PLATFORM=offscreen $(VENV) -m pytest -n auto $(WITH)

check: ready-test         ## pins, known holes, format, lint, types, and every test
	$(VENV) .ci/pin.py --check
	$(VENV) .ci/audit.py
	$(VENV) -m ruff format --check .
	$(VENV) -m ruff check .
	$(VENV) -m mypy
	@$(MAKE) --no-print-directory test

cover: ready-test         ## the tests with their coverage: more than twice the time of `make test`
	@$(MAKE) --no-print-directory test WITH="--cov $(WITH)"

soak: ready-test          ## the long tests: two to three hours
	QT_QPA_PLATFORM=offscreen $(VENV) -m pytest -m soak -s -p no:randomly

bench: ready-test         ## the speed figures, as ratios in one run
	$(VENV) -m benchmarks

audit: ready-test         ## what is pinned against the known holes in audit.toml, without a network
	$(VENV) .ci/audit.py

bom: ready-test           ## what the program is made of, as CycloneDX, in build/narvara.cdx.json
	$(VENV) .ci/bom.py build/narvara.cdx.json

installer: ready-installer ## a folder with the program in dist/
	$(VENV) -m PyInstaller --noconfirm --clean --log-level WARN build_installer.spec
	$(VENV) .ci/bom.py dist/narvara/narvara.cdx.json
	dist/narvara/narvara --version
	env -u DISPLAY -u WAYLAND_DISPLAY dist/narvara/narvara demo --out build/demo-installed
	$(VENV) .ci/try_installed.py dist/narvara/narvara build/demo-installed/vault

pins: ready-tools         ## pin what pyproject.toml asks for; RAISE="name name" takes their newest
	$(VENV) .ci/pin.py $(if $(RAISE),--raise $(RAISE))

hooks: ready-tools        ## format, lint and types before each commit
	$(VENV) -m pre_commit install

ready-run:
	@$(PYTHON) .ci/prepare.py run

ready-test:
	@$(PYTHON) .ci/prepare.py test

ready-judge:              ## veraPDF, so that the tests judge every paper as PDF/UA-1 and PDF/A-2b
	@$(PYTHON) .ci/prepare.py judge

ready-installer:
	@$(PYTHON) .ci/prepare.py installer

ready-tools:
	@$(PYTHON) .ci/prepare.py tools

clean:                    ## remove what was built, never the user's data
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
