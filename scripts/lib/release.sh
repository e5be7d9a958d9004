# shellcheck shell=bash
# A folder that runs on a machine without Swift. Use: source say.sh first.

# make_release BUILD TARGET: made beside the target and moved when whole.
make_release() {
    local build=$1 target=$2 draft=$2.new
    rm -rf "$draft"
    mkdir -p "$draft/lib"
    install -m 755 "$build/arna" "$draft/arna"
    cp -R "$build/plugins" "$draft/plugins"
    cp -R "$build/share" "$draft/share"
    cp -R Config "$draft/Config"
    _runtime "$draft" | while IFS= read -r library; do
        cp -L "$library" "$draft/lib/"
    done
    rm -rf "$target"
    mv "$draft" "$target"
}

# The libraries of the Swift toolchain that the release loads: all others are Debian's.
_runtime() {
    local home
    home=$(dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")")
    find "$1" \( -name arna -o -name '*.so' \) -type f -exec ldd {} + \
        | awk -v runtime="$home/lib/swift/" 'index($3, runtime) == 1 { print $3 }' | sort -u
}
