# LearnBot's commands: `make help`.
PYTHON ?= python3
VENV ?= .venv
export PYTHONPATH := $(CURDIR)
RUN = $(VENV)/bin/python -m
# An environment given from outside is used as it is.
OWN_VENV = $(filter .venv,$(VENV))

.DEFAULT_GOAL := help
.PHONY: help run test check format sdl settings migration bench differential evaluate graphiql environment dev-environment clean

help: ## Show this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: environment graphiql ## Start LearnBot: database, services, sample data; Ctrl-C ends it
	@$(RUN) learnbot up

test: dev-environment graphiql ## Run every test, with what they need (database, browser)
	@$(RUN) learnbot.browser
	@$(RUN) pytest -n 2 $(ARGS)

check: dev-environment ## Quick checks: lint, types, layers, generated files
	@$(RUN) ruff check -q .
	@$(RUN) ruff format -q --check .
	@$(RUN) mypy --no-error-summary
	@$(RUN) learnbot.checks

format: dev-environment ## Format the code and sort imports
	@$(RUN) ruff check -q --fix .
	@$(RUN) ruff format -q .

sdl: dev-environment ## Write schema/schema.graphql anew from the code
	@$(RUN) learnbot sdl

settings: dev-environment ## Write docs/settings.md anew from the code
	@$(RUN) learnbot settings

migration: dev-environment ## Write a migration from the models: make migration NAME="add a column"
	@$(RUN) learnbot migration "$(NAME)"

bench: dev-environment ## Measure speed: of the API beside its peers; or WHAT=resumes CORPUS=folder
	@$(RUN) $(if $(WHAT),learnbot bench $(WHAT) $(CORPUS),bench $(ARGS))

differential: dev-environment ## Compare compiled plans with graphql-core: make differential N=100000
	@PYTHONPATH=$(CURDIR):$(CURDIR)/tests $(RUN) differential $(or $(N),10000)

evaluate: dev-environment ## Measure accuracy: make evaluate WHAT=resumes CORPUS=folder
	@$(RUN) learnbot evaluate $(WHAT) $(CORPUS)

graphiql: ## Bundle GraphiQL, the API explorer in the browser
	@$(RUN) learnbot.graphiql

environment:
	@$(if $(OWN_VENV),$(PYTHON) -m learnbot.environment $(VENV) requirements.lock)

dev-environment:
	@$(if $(OWN_VENV),$(PYTHON) -m learnbot.environment $(VENV) requirements-dev.lock)

clean: ## Remove the environment and what was built; data in .learnbot stay
	rm -rf .venv gateway/graphiql/node_modules gateway/graphiql/dist .mypy_cache .ruff_cache .pytest_cache
