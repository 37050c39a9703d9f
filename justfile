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

# Tests, a file of them on each core; arguments go to pytest, such as `just test tests/extract -m "not model"`.
test *ARGUMENTS:
    pytest -n logical --dist loadfile --durations 40 {{ARGUMENTS}}

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

# The digests of the models and tables that come with the program; after every change of one.
digests:
    cd src/dragoman/lexicon/data && sha256sum *.tsv > digests.sha256
    cd src/dragoman/resolve/packs/data && sha256sum *.tsv > digests.sha256
    cd src/dragoman/parse/data && sha256sum */*.onnx */*.npz */*.json */*.txt > digests.sha256

# The stored lines of the golden reports, as the program gives them now; CONTRIBUTING.md says when, and what to look at.
golden:
    OMP_NUM_THREADS=1 python tests/renew_golden.py
    git --no-pager diff --stat -- tests/data/golden

# Long campaigns: kills, spoilt inputs, files made to harm, damage, signals, lengths. See docs/reliability.md.
campaign ROUNDS="800" SEED="1":
    python tests/campaigns/mutations.py --rounds {{ROUNDS}} --seed {{SEED}} --keep build/campaign
    python tests/campaigns/hostile.py
    python tests/campaigns/kills.py --rounds 45 --real 6 --seed {{SEED}}
    python tests/campaigns/damage.py --rounds 30 --seed {{SEED}}
    python tests/campaigns/signals.py
    python tests/campaigns/lengths.py

# A reader fuzzed for so many seconds, steered by what it covers; needs the extra `fuzz`.
fuzz FORMAT SECONDS="60":
    mkdir -p build/fuzz/{{FORMAT}}
    python tests/campaigns/fuzz.py {{FORMAT}} build/fuzz/{{FORMAT}} -max_total_time={{SECONDS}} -artifact_prefix=build/fuzz/

# Every version of what the program builds on, with its digests, for the documented install; needs the extra `lock`.
lock:
    uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --quiet --custom-compile-command "just lock" --output-file requirements.lock

# Known weaknesses of the versions in the lock; needs the extra `lock`, and a connection to PyPI's advisory service.
audit:
    pip-audit --strict --require-hashes --disable-pip --requirement requirements.lock
