# make site   install what is needed, check, build and serve the example site
# make test   install what is needed, run every test that CI runs
PORT ?= 8000
# The first of them that is new enough.
PYTHON ?= python3.11 python3.12 python3.13 python3.14 python3
VENV := .venv
BIN := $(VENV)/bin
NODE_PATHS := $(abspath $(BIN)/node-bin)
export PATH := $(NODE_PATHS):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Tests start hundreds of interpreters: none compiles what another has.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup site build test test-long test-browsers lint mutation bench screenshots baselines lock clean

setup: $(VENV)/site.done theme/overrides/assets/suixue/app.css
	@sh tools/speech.sh
	@echo "可以用了：$(BIN)/suixue --help"

$(VENV)/site.done: requirements/site.txt requirements/node.txt pyproject.toml
	@sh tools/venv.sh $(VENV) $(PYTHON)
	@echo "安装 Python 依赖……"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/site.txt
	@$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable .
	@sh tools/node.sh $(BIN)
	@touch $@

$(VENV)/dev.done: requirements/dev.txt $(VENV)/site.done
	@echo "安装测试依赖……"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/mutation.done: requirements/mutation.txt $(VENV)/dev.done
	@echo "安装变异测试依赖……"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/mutation.txt
	@touch $@

theme/node_modules/done: theme/package-lock.json $(VENV)/site.done
	@echo "安装前端依赖……"
	@cd theme && npm ci --loglevel=error --no-audit --no-fund >/dev/null
	@touch $@

THEME := $(shell find theme generator -name node_modules -prune -o -path '*/assets/*' -prune -o \( -name '*.js' -o -name '*.css' \) -print)
theme/overrides/assets/suixue/app.css: theme/node_modules/done $(THEME)
	@echo "打包前端……"
	@cd theme && npm run --silent build
	@touch $@

site: setup
	@$(BIN)/suixue serve --port $(PORT)

build: setup
	@$(BIN)/suixue build

lint: setup $(VENV)/dev.done
	@$(BIN)/ruff check generator tests tools
	@$(BIN)/ruff format --check generator tests tools
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@cd theme && npm run --silent check

# One more than there are processors: a browser test waits as often as it works.
WORKERS = $(shell $(BIN)/python -c "import os; print((os.cpu_count() or 1) + 1)")

# Set before a run of tests: where they write, if there is a better place than the disk.
IN_MEMORY = $(addprefix TMPDIR=,$(shell $(BIN)/python tools/scratch.py))

test: lint
	@cd theme && npm test --silent
	@$(BIN)/python tools/chromium.py
	@$(IN_MEMORY) $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "not long and not engines"

test-long: test
	@$(BIN)/python -m pytest -m long

# What a machine lacks of them is told by the tests themselves, with the package's name.
test-browsers: setup $(VENV)/dev.done
	@xvfb-run -a $(BIN)/python -m pytest -m engines tests/engines

mutation: setup $(VENV)/mutation.done
	@$(BIN)/python tools/mutation.py

bench: setup $(VENV)/dev.done
	@$(BIN)/python -m tests.bench

screenshots: setup $(VENV)/dev.done
	@$(BIN)/python tools/chromium.py
	@$(BIN)/python -m tests.browser.screenshots

# All, or those named: make baselines KINDS="home lesson"
baselines: setup $(VENV)/dev.done
	@$(BIN)/python tools/chromium.py
	@$(BIN)/python -m tests.browser.baselines $(KINDS)

lock:
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements/site.in pyproject.toml --output-file requirements/site.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra dev --constraint requirements/site.txt requirements/site.in pyproject.toml --output-file requirements/dev.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements/node.in --output-file requirements/node.txt
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra mutation --constraint requirements/dev.txt requirements/site.in pyproject.toml --output-file requirements/mutation.txt
	@cd theme && npm install --package-lock-only --silent
	@cd tests/bench/npm && npm install --package-lock-only --silent

clean:
	@rm -rf build mutants .cache site .site.releases theme/overrides/assets/suixue
