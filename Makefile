# Two commands matter: `make run` starts the application, `make test` proves it.
SHELL := /bin/sh
PORT ?= 8000
PY := .venv/bin/python
PYTEST := $(PY) -m pytest -n 2

.PHONY: run test test-cepat lint bench mutasi kunci kerentanan potret trust

run: ## Start the application with the demonstration agency on 127.0.0.1:$(PORT)
	@.ci/siapkan base
	@$(PY) manage.py jalankan --port $(PORT)

test: ## Everything: SQLite and PostgreSQL, real browser, real PDF
	@.ci/siapkan qa
	$(PYTEST)
	$(PY) -m tests.postgres $(PYTEST) -m "not browser"

test-cepat: ## SQLite only, without browser
	@.ci/siapkan qa
	$(PYTEST) -m "not browser"

lint: ## Format, lint, types, templates, direction of imports, missing migrations
	@.ci/siapkan qa
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy .
	.venv/bin/lint-imports
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check

bench: ## Figures beside their floors and rivals, as a table and as JSON in .data/
	@.ci/siapkan beban
	$(PY) manage.py ukur

mutasi: ## Mutation testing of the scoring package
	@.ci/siapkan qa
	.venv/bin/mutmut run

potret: ## Photograph every page for every role into .data/potret/gambar
	@.ci/siapkan qa
	$(PY) -m tests.potret

kunci: ## Lock files anew from requirements/*.in
	@.ci/siapkan qa
	for s in base test qa beban; do .venv/bin/uv pip compile -q --upgrade --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 -o requirements/$$s.txt requirements/$$s.in; done

kerentanan: ## Look the locked libraries up among the published advisories (needs the internet)
	@.ci/siapkan qa
	@$(PY) -m tests.kepercayaan.kerentanan

trust: ## Run the proofs of trust on both databases and print their figures and the sixty ASVS requirements
	@.ci/siapkan qa
	$(PY) -m tests.kepercayaan
