# shellcheck shell=bash
# axe-core, which finds what of a page some people cannot use. It is no part of Arna: the tests fetch it.
# Use: source scripts/lib/say.sh first; fetch_axe; axe.py then has it.

# The package whose one file is wanted; its Python is never run.
_axe_wheel='axe-playwright-python==0.1.8'
_axe_sha256='fdd263c998388f1a8e67cad02677e612d946248bd44d163be5e8650ea31f95f8'

# Where axe lies once it is fetched.
axe_file=.build/axe/axe.min.js

# Fetches axe from PyPI, once; fails with a word where that cannot be.
fetch_axe() {
    [[ -s $axe_file ]] && return 0
    local log
    log=$(mktemp)
    mkdir -p "${axe_file%/*}"
    echo "$_axe_wheel --hash=sha256:$_axe_sha256" >.build/axe/requirements.txt
    if ! python3 -m pip download --quiet --no-deps --require-hashes --only-binary=:all: \
        --disable-pip-version-check --timeout 15 --retries 1 \
        --dest .build/axe -r .build/axe/requirements.txt >"$log" 2>&1; then
        tail -n 3 "$log" >&2
        warn "axe cannot be had from PyPI ($_axe_wheel): accessibility is not tested."
        return 1
    fi
    python3 -m zipfile -e .build/axe/axe_playwright_python-*.whl .build/axe/wheel
    mv .build/axe/wheel/axe_playwright_python/axe.min.js "$axe_file"
    rm -rf .build/axe/wheel "$log"
}
