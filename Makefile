# The one entry point. What a target does is in the script of the same name in scripts/.
.DEFAULT_GOAL := help
.PHONY: help up down status logs seed numbers test faults lint format build clean doctor setup bench screenshots images scan

help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } /^##@ / { printf "\n%s\n", substr($$0, 5) } /^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

##@ Run
up: ## Build, start everything in the background, seed, show the numbers (DOCKER=0: without containers)
	@scripts/up
down: ## Stop what make up started; the data stays
	@scripts/down
status: ## Show what runs, where, and whether it is healthy
	@scripts/status
logs: ## Follow the logs (SERVICE=registry or insights, LINES=20)
	@scripts/logs
seed: ## Import the seed data, or FILE=path of deployments (JSON, NDJSON, CSV, .gz)
	@scripts/seed
numbers: ## Show how each service ships to production
	@scripts/numbers

##@ Change
test: ## Run the tests (SUITE=faults, browser or containers: that suite instead); the last line counts them
	@scripts/test $(SUITE)
faults: ## Measure what callers see while something fails, into docs/resilience.md
	@scripts/measuring/faults
lint: ## Run all static checks
	@scripts/lint
scan: ## Look for known vulnerabilities, secrets and misconfiguration (Trivy)
	@scripts/scan
format: ## Format everything that has a formatter
	@scripts/format
build: ## Build the runnable jars
	@scripts/build
bench: ## Measure how fast it is, and renew docs/performance.md (SIZES=10000)
	@scripts/measuring/bench
screenshots: ## Take the README's pictures of the dashboard, into docs/images
	@scripts/measuring/screenshots
images: ## Build the container images
	@scripts/images
clean: ## Delete build output and data, after asking (FORCE=1 doesn't ask)
	@scripts/clean

##@ Prepare
doctor: ## Show each tool, its version, and how to get what is missing
	@scripts/doctor
setup: ## Install commit hooks, linters and the formatter
	@scripts/setup
