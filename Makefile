# The commands of the project; CI calls the same ones. `make` alone lists them.

PYTHON ?= python3
BIN := .venv/bin
# Types are checked as the oldest Python has them (see pyproject.toml), and as the newest has.
NEWEST := 3.14
LINT := $(BIN)/ruff check && $(BIN)/ruff format --check && $(BIN)/mypy && $(BIN)/mypy --python-version $(NEWEST) && $(BIN)/lint-imports
STEP = printf '\n[%s] %s\n'

.DEFAULT_GOAL := help
.PHONY: help build check serve test lint format golden coverage pictures bare pythons constraints clean

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' Makefile

build: ## Build the handbook: site, scoring sheets and forms
	@$(STEP) 1/2 "Packages that building needs" && $(PYTHON) -m tools.install build
	@$(STEP) 2/2 "Building the handbook" && $(BIN)/handbook build

check: ## Check the YAML in standards/ and say what is wrong, without building
	@$(STEP) 1/2 "Packages that building needs" && $(PYTHON) -m tools.install build
	@$(STEP) 2/2 "Checking standards/" && $(BIN)/handbook check

serve: ## Show the handbook in the browser and follow each edit of the YAML
	@$(STEP) 1/2 "Packages that building needs" && $(PYTHON) -m tools.install build
	@$(STEP) 2/2 "Serving the handbook; Ctrl+C ends it" && $(BIN)/handbook serve

test: ## Run everything that must hold: lint, types, layers, all tests
	@$(STEP) 1/4 "Packages that testing needs" && $(PYTHON) -m tools.install test
	@$(STEP) 2/4 "Programs and fonts that testing needs" && $(PYTHON) -m tools.system_packages
	@$(STEP) 3/4 "Lint, format, types, layers" && $(LINT)
	@$(STEP) 4/4 "Tests: unit, golden, property, printable, browser, bench" && $(BIN)/pytest

lint: ## Lint, format check, types and layers only
	@$(STEP) 1/2 "Packages that testing needs" && $(PYTHON) -m tools.install test
	@$(STEP) 2/2 "Lint, format, types, layers" && $(LINT)

format: ## Format the Python code and mend what the linter can mend safely
	@$(STEP) 1/2 "Packages that testing needs" && $(PYTHON) -m tools.install test
	@$(STEP) 2/2 "Formatting" && $(BIN)/ruff check --fix --exit-zero && $(BIN)/ruff format

golden: ## Write the expected results of tests/cases anew; then read the diff
	@$(STEP) 1/2 "Packages that testing needs" && $(PYTHON) -m tools.install test
	@$(STEP) 2/2 "Refreshing tests/cases" && $(BIN)/pytest tests/cases --refresh && git diff --stat -- tests/cases

coverage: ## Write docs/coverage.md anew: what became of the source documents
	@$(STEP) 1/2 "Packages that building needs" && $(PYTHON) -m tools.install build
	@$(STEP) 2/2 "Counting" && $(BIN)/handbook coverage --output docs/coverage.md

pictures: ## Draw all prints small, in docs/pictures/
	@$(STEP) 1/3 "Packages that testing needs" && $(PYTHON) -m tools.install test
	@$(STEP) 2/3 "Building the handbook" && $(BIN)/handbook build
	@$(STEP) 3/3 "Drawing" && $(BIN)/python -m tools.pictures

bare: ## Prove build and test on a bare Debian: make bare SUITE=bookworm (as root, with debootstrap)
	@test -n "$(SUITE)" || { echo "Which Debian? Try: make bare SUITE=bookworm" >&2; exit 2; }
	@$(PYTHON) -m tools.bare "$(SUITE)" $(if $(FOLDER),--folder "$(FOLDER)") $(if $(AGAIN),--again)

pythons: ## Prove that every Python found here makes the same bytes; PYTHONS="…" names others
	@$(PYTHON) -m tools.pythons $(PYTHONS) $(foreach case,$(HANDBOOKS),--only $(case))

constraints: ## Pin the newest versions of all packages in constraints*.txt
	@$(STEP) 1/2 "Packages that testing needs" && $(PYTHON) -m tools.install test
	@$(STEP) 2/2 "Pinning" && tools/constraints.sh

clean: ## Remove all that was built or installed
	@$(STEP) 1/1 "Removing build/, site/, .venv/ and caches"
	@rm -rf build site .venv .*_cache *.egg-info && find . -name __pycache__ -prune -exec rm -rf {} +
