# shellcheck shell=bash
# The Debian packages that each purpose needs, and how a missing one is had.
# Use: source say.sh first; need_packages run|test|build|bench

# One package a word; "a|b" is satisfied by either, and the first is installed.
packages_for() {
    local run='postgresql libpq-dev zlib1g-dev pkgconf|pkg-config libjs-bootstrap5 fonts-dejavu-core|fonts-noto-core xlsx2csv weasyprint pandoc qrencode'
    case $1 in
        run) echo "$run" ;;
        test) echo "$run python3 python3-pip curl chromium chromium-driver python3-selenium exim4-daemon-light msmtp" ;;
        build) echo "$run" ;;
        bench) echo "$run wrk curl python3" ;;
        *) fail "need_packages knows run, test, build and bench, not $1." ;;
    esac
}

# Installs what is missing; who may not is told the one command, and the script ends with 2.
need_packages() {
    command -v dpkg-query >/dev/null || {
        note "Not a Debian: make sure that these are there: $(packages_for "$1")"
        return 0
    }
    local missing=() wanted
    for wanted in $(packages_for "$1"); do
        _is_installed "$wanted" || missing+=("${wanted%%|*}")
    done
    ((${#missing[@]})) || return 0
    local root=()
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            warn 'Debian packages are missing. Run this as root, then start again:'
            echo "apt-get update && apt-get install -y --no-install-recommends ${missing[*]}" >&2
            exit 2
        fi
        root=(sudo -n)
    fi
    say "Installing Debian packages: ${missing[*]}"
    _install "${missing[@]}"
}

_is_installed() {
    local name
    for name in ${1//|/ }; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] && return 0
    done
    return 1
}

# apt-get as root; the server comes without the cluster that Debian would make and start.
_install() {
    local log apt=(apt-get -q -y -o DPkg::Lock::Timeout=300)
    local clusterless=/etc/postgresql-common/createcluster.d/arna.conf
    log=$(mktemp)
    "${root[@]}" mkdir -p "${clusterless%/*}"
    echo 'create_main_cluster = false' | "${root[@]}" tee "$clusterless" >/dev/null
    {
        "${root[@]}" "${apt[@]}" update || true
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive "${apt[@]}" \
            --no-install-recommends install "$@"
    } 2>&1 | follow 'Installing' "$log" || {
        "${root[@]}" rm -f "$clusterless"
        tail -n 20 "$log" >&2
        fail "apt-get could not install: $* (the whole log: $log)"
    }
    "${root[@]}" rm -f "$clusterless"
    rm -f "$log"
}
