#!/usr/bin/env bash
# Tries a running host against its own description: judge.sh ADDRESS TOKEN [CALLS]
# CALLS made up for each operation, 10 where nothing is said; the same ones each time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
# shellcheck source=scripts/lib/say.sh
source scripts/lib/say.sh
# shellcheck source=scripts/lib/api/schemathesis.sh
source scripts/lib/api/schemathesis.sh
export ARNA_ADDRESS=$1 ARNA_TOKEN=$2 SCHEMATHESIS_HOOKS=deep
api=$PWD/scripts/lib/api
export PYTHONPATH=$PWD/$schemathesis_folder:$api
checks=not_a_server_error,status_code_conformance,content_type_conformance
checks+=,response_schema_conformance,ignored_auth

# What schemathesis remembers between runs goes with the folder.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
curl --silent --show-error --fail --output description.json "$ARNA_ADDRESS/api/openapi.json"
say 'openapi-spec-validator'
/usr/bin/python3 -m openapi_spec_validator description.json
say 'examples against their schemas'
/usr/bin/python3 "$api/examples.py" description.json

# try TITLE [ARGUMENT …]
try() {
    say "schemathesis, $1"
    /usr/bin/python3 -c 'from schemathesis.cli import schemathesis; schemathesis()' --no-color run \
        "$ARNA_ADDRESS/api/openapi.json" --checks "$checks" --continue-on-failure --warnings off \
        --seed 20260320 --max-examples "${calls}" "${@:2}"
}

calls=${3-10}
failed=0
try 'anonymous' || failed=1
try "with an operator's token" --header "Authorization: Bearer $ARNA_TOKEN" || failed=1
exit "$failed"
