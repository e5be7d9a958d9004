# shellcheck shell=bash
# The Swift build, with words for whoever waits. Use: source say.sh first, from the repository's root.

need_swift() {
    command -v swiftc >/dev/null \
        || fail 'Swift 6.3 is not on the PATH: https://www.swift.org/install/linux/'
}

# swift_build CONFIGURATION [ARGUMENT …]: a failure shows the compiler's words and ends the script.
swift_build() {
    local configuration=$1 log started=$SECONDS
    shift
    need_swift
    [[ -d .build/$configuration ]] \
        || say "Building ($configuration). The first time takes 5 to 15 minutes …"
    log=$(mktemp)
    if ! swift build -c "$configuration" "$@" 2>&1 | follow 'Building' "$log"; then
        grep -vE '^\[[0-9]+/[0-9]+\] ' "$log" >&2 || true
        rm -f "$log"
        fail 'The build failed.'
    fi
    rm -f "$log"
    ((SECONDS - started < 5)) || note "Built in $((SECONDS - started)) s."
}
