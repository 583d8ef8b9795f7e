# The one entry point. What a target does is in a script, which make TARGET Q=1 has print only what failed.
.DEFAULT_GOAL := help
.PHONY: help up down status logs seed numbers test test-one faults lint format build clean doctor setup bench screenshots images scan

QUIET ?= $(Q)
QUIETLY := $(if $(QUIET),scripts/lib/quietly )

help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } /^##@ / { printf "\n%s\n", substr($$0, 5) } /^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 } \
	END { print "\nQ=1 prints only what failed, and of tests the line of counts: make test Q=1" }' Makefile

##@ Run
up: ## Build, start everything in the background, seed, show the numbers (DOCKER=0: without containers)
	@$(QUIETLY)scripts/up
down: ## Stop what make up started; the data stays
	@$(QUIETLY)scripts/down
status: ## Show what runs, where, and whether it is healthy
	@scripts/status
logs: ## Follow the logs (SERVICE=registry or insights, LINES=20)
	@scripts/logs
seed: ## Import the seed data, or FILE=path of deployments (JSON, NDJSON, CSV, .gz)
	@$(QUIETLY)scripts/seed
numbers: ## Show how each service ships to production
	@scripts/numbers

##@ Change
test: ## Run the tests (SUITE=faults, browser, containers, cluster or mongodb: that suite instead); the last line counts them
	@$(QUIETLY)scripts/test $(SUITE)
test-one: ## Run one test: TEST=LeadTimeTests, LeadTimeTests#method, SampleIT, promote.bats, format.test.mjs
	@$(QUIETLY)scripts/test --one '$(TEST)'
faults: ## Measure what callers see while something fails, into docs/resilience.md
	@$(QUIETLY)scripts/measuring/faults
lint: ## Run all static checks
	@$(QUIETLY)scripts/lint
scan: ## Look for known vulnerabilities, secrets and misconfiguration (Trivy)
	@$(QUIETLY)scripts/scan
format: ## Format everything that has a formatter
	@$(QUIETLY)scripts/format
build: ## Build the runnable jars
	@$(QUIETLY)scripts/build
bench: ## Measure how fast it is, and renew docs/performance.md (SIZES=10000)
	@$(QUIETLY)scripts/measuring/bench
screenshots: ## Take the README's pictures of the dashboard, into docs/images
	@$(QUIETLY)scripts/measuring/screenshots
images: ## Build the container images
	@$(QUIETLY)scripts/images
clean: ## Delete build output and data, after asking (FORCE=1 doesn't ask)
	@scripts/clean

##@ Prepare
doctor: ## Show each tool, its version, and how to get what is missing
	@$(QUIETLY)scripts/doctor
setup: ## Install commit hooks, linters and the formatter
	@$(QUIETLY)scripts/setup
