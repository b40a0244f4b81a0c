# Athar. `make` lists what there is. Everything that these targets write is under var/ (ATHAR_VAR moves it).

ATHAR_VAR ?= $(CURDIR)/var
PORT ?= 8000
PYTHON3 ?= python3
export ATHAR_VAR

VENV := $(ATHAR_VAR)/venv
PYTHON := $(VENV)/bin/python
MANAGE := $(PYTHON) manage.py

.DEFAULT_GOAL := help
.PHONY: help demo test check format messages screenshots measure bench-admin-search bench-search relevance install clean-demo

help: ## List the targets
	@grep -hE '^[a-z-]+:.*?## ' $(MAKEFILE_LIST) | awk -F ':.*?## ' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: install ## Serve the site with demo content at http://127.0.0.1:8000 (PORT=...)
	@scripts/demo "$(PORT)"

test: install ## Run every test, on SQLite, PostgreSQL and Elasticsearch, with a browser
	@scripts/test

check: install ## Run the linters, the type checker and the project's own rules
	@scripts/check

format: install ## Format the code and mend what the linter can
	@$(VENV)/bin/ruff check --fix . && $(VENV)/bin/ruff format .

messages: install ## Collect new messages for translators in locale/ar (needs GNU gettext)
	@$(PYTHON) scripts/messages.py update

screenshots: install ## Take the pictures of docs/screenshots anew, from the demo content
	@scripts/with-demo $(PYTHON) -m scripts.screenshots

measure: install ## Print queries, milliseconds and bytes of the main pages of the demo
	@scripts/with-demo $(PYTHON) -m scripts.measure

relevance: install ## Print how good the search is on judged queries (DATA=folder, VERBOSE=1 lists the worst)
	@$(MANAGE) measure_relevance $(if $(DATA),--data "$(DATA)") $(if $(VERBOSE),--verbose)

bench-search: install ## Time the search at up to 100,000 listings on each engine (ARGS="--sizes 1000 --engines sqlite")
	@$(PYTHON) -m scripts.bench_search $(ARGS)

bench-admin-search: install ## Print how the admin's search grows with the index, beside Wagtail's own
	@PYTHONPATH=site:. $(PYTHON) -m scripts.bench_admin_search

clean-demo: ## Forget the demo site: its database, files and mail
	@rm -rf "$(ATHAR_VAR)/athar.sqlite3" "$(ATHAR_VAR)"/athar.sqlite3-* "$(ATHAR_VAR)/media" "$(ATHAR_VAR)/mail"

install: $(VENV)/.installed

# uv installs exactly what uv.lock says. It comes from pip, so that Python with venv and pip is all one needs.
$(VENV)/.installed: uv.lock pyproject.toml scripts/install
	@scripts/install "$(PYTHON3)" "$(VENV)"
