# The same commands here and in continuous integration. `make demo` is the place to begin.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
HALL ?= assets/halls/township.toml
DATA ?= hall-data
PORT ?= 8080
AT ?= 2026-11-23T09:00
SPEED ?= 1

.PHONY: setup demo run pictures test lint bench clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt debian-packages.txt scripts/setup $(wildcard assets/translations/*.ts)
	PYTHON="$(PYTHON)" scripts/setup
	touch $(READY)

demo: setup
	$(BIN)/python -m sim demo --out demo-out

run: setup
	$(BIN)/python -m sim hall --hall $(HALL) --data $(DATA) --port $(PORT) --at $(AT) --speed $(SPEED)

# The README's pictures: slowly, so that what the screens show of one moment fits together.
pictures: setup
	$(BIN)/python -m sim demo --out demo-out --speed 120
	$(BIN)/python -m sim pictures demo-out docs/pictures

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest -n 2 --dist loadgroup

bench: setup
	$(BIN)/python -m pytest tests/benchmark -p no:xdist -q -s --benchmarks

clean:
	rm -rf .venv demo-out
