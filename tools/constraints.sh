#!/bin/sh
# Pins every package, with the hashes of its files, for every system and every Python from 3.11 on.
# The longer list is made first and binds the shorter one, so that both install the same versions.
# One version of a package serves all these Pythons, so that all make the same bytes.
# Versions come from whatever index this machine is set up for; the lists name none.
set -eu
cd "$(dirname "$0")/.."

build_backend() {
    .venv/bin/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"])'
}

pin() {
    list=$1
    shift
    build_backend | .venv/bin/uv pip compile pyproject.toml - "$@" --output-file "$list" \
        --universal --python-version 3.11 --fork-strategy fewest --only-binary :all: --generate-hashes \
        --annotation-style line --upgrade --quiet --custom-compile-command "make constraints"
    echo "$list: $(grep -c '^[a-z]' "$list") packages"
}

pin constraints-test.txt --extra test
pin constraints.txt --constraints constraints-test.txt
