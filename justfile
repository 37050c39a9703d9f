# Recipes for everyone who changes Dragoman. Start them as `.venv/bin/just RECIPE`.

# The tools are those of the environment that `just` itself was installed in.
export PATH := parent_directory(just_executable()) + ":" + env("PATH")

# All checks and all tests, as CI runs them.
check: lint types architecture test

# Style and layout of the code.
lint:
    ruff check .
    ruff format --check .

# Put the code into the layout that `lint` asks for.
format:
    ruff check --fix .
    ruff format .

types:
    mypy

# The rooms import in one direction only.
architecture:
    lint-imports

# Tests; arguments go to pytest, such as `just test tests/extract -m "not model"`.
test *ARGUMENTS:
    pytest {{ARGUMENTS}}

# The whole chain on the bundled sample reports.
demo:
    dragoman demo

# How good it is on the coded reports in evaluation/; fails where a figure does not keep its limit.
evaluate:
    rm -rf build/evaluation
    mkdir -p build
    dragoman read evaluation/reports.jsonl --into build/evaluation --quiet
    dragoman evaluate evaluation/reports.jsonl build/evaluation --limits evaluation/floors.toml

# Speed on one core and memory; see benchmarks/README.md.
bench REPORTS:
    python benchmarks/speed.py {{REPORTS}}
    python benchmarks/memory.py {{REPORTS}}
