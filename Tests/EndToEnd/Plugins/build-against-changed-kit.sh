#!/usr/bin/env bash
# Builds a plugin against a kit of which one line was changed: build-against-changed-kit.sh PLUGIN-FOLDER BUNDLE
# Every source is copied, the kit compiled anew and the plugin with it; what the kit itself stands on
# is taken from the debug build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
for part in say fingerprint; do
    # shellcheck source=/dev/null
    source "scripts/lib/$part.sh"
done
modules=$PWD/.build/debug/Modules plugin=${1%/} bundle=$2
name=${plugin##*/}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

cp -R --parents "${_kit[@]}" "$plugin" "$copy"
cd "$copy"
changed=Sources/PluginKit/Pages/Page.swift
sed -i 's/^public struct View: Sendable {$/&\n    public let weight = 0/' "$changed"
grep -q 'public let weight' "$changed" || fail "$changed has no such line any more."

compile() {
    local module=$1
    shift
    swiftc -module-name "$module" -parse-as-library -Onone -swift-version 6 -package-name main -suppress-warnings \
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault \
        -I "$copy/Modules" -I "$modules" -I "$(pg_config --includedir)" \
        -Xcc "-fmodule-map-file=$copy/Sources/CLibpq/module.modulemap" \
        -emit-module-path "$copy/Modules/$module.swiftmodule" "$@"
}
mkdir -p Modules "$bundle"
mapfile -t kit < <(find Sources/PluginKit -name '*.swift')
compile PluginKit -emit-module "${kit[@]}"
mapfile -t own < <(find "$plugin/Plugin" -name '*.swift')
compile "$name" -emit-module -emit-library -o "$bundle/lib$name.so" "${own[@]}"

cp -R "$plugin"/{plugin.yaml,Locales} "$bundle"
read_kit
fingerprint_of_plugin "$plugin" debug >"$bundle/fingerprint.json"
