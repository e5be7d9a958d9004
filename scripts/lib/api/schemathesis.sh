# shellcheck shell=bash
# schemathesis and openapi-spec-validator, which try what the description of the API says. They are no part of
# Arna: the tests fetch them.
# Use: source scripts/lib/say.sh first; fetch_schemathesis; then with PYTHONPATH=$schemathesis_folder.

# Where they lie once they are fetched, with all that they need.
schemathesis_folder=.build/schemathesis

# Fetches them from PyPI in the versions of requirements.txt, once; fails with a word where that cannot be.
fetch_schemathesis() {
    local wanted=scripts/lib/api/requirements.txt
    cmp -s "$wanted" "$schemathesis_folder/requirements.txt" && return 0
    local log
    log=$(mktemp)
    rm -rf "$schemathesis_folder"
    if ! /usr/bin/python3 -m pip install --quiet --no-deps --only-binary=:all: \
        --disable-pip-version-check --root-user-action=ignore --timeout 15 --retries 1 \
        --target "$schemathesis_folder" -r "$wanted" >"$log" 2>&1; then
        tail -n 3 "$log" >&2
        warn "schemathesis cannot be had from PyPI: the description of the API is not tried."
        return 1
    fi
    cp "$wanted" "$schemathesis_folder/requirements.txt"
    rm -f "$log"
}
