# shellcheck shell=bash
# Writes a plugin from the files beside this one. Use: source say.sh first, from the repository's root.

_patterns=scripts/lib/new-plugin

# make_plugin NAME PLACE: PLACE/NAME, moved into place when whole.
make_plugin() {
    local name=$1 place=$2 draft file target under
    draft=$(mktemp -d)
    # The name of the type where the plugin lies among the others, its folder too where not.
    under="$name.self"
    [[ $place == Plugins ]] || under="PluginUnderTest($name.self, folder: folder)"
    while IFS= read -r file; do
        target=$draft/${file//__Name__/$name}
        mkdir -p "${target%/*}"
        sed -e "s/__Name__/$name/g" -e "s/__id__/${name,,}/g" -e "s/__plugin__/$under/g" \
            "$_patterns/$file" >"$target"
    done < <(cd "$_patterns" && find . -type f ! -name '*.sh' -printf '%P\n')
    [[ $place == Plugins ]] || _tell_folder "$draft/Tests/${name}Tests.swift"
    chmod 755 "$draft"
    mv "$draft" "$place/$name"
}

# A test of a plugin elsewhere says where the plugin lies.
_tell_folder() {
    # shellcheck disable=SC2016
    sed -i '/^@Suite struct/a\    private let folder = URL(filePath: #filePath)\n        .deletingLastPathComponent().deletingLastPathComponent()\n' "$1"
}

# list_plugin NAME PLACE: one line in Package.swift, after those of the other plugins.
list_plugin() {
    local name=$1 place=$2 line last
    line="        + plugin(\"$name\""
    [[ $place == Plugins ]] || line+=", in: \"$place\""
    line+=')'
    last=$(grep -nE '^ *\+ plugin\("' Package.swift | tail -n 1 | cut -d: -f1)
    [[ -n $last ]] || fail "Package.swift has no line like + plugin(\"…\"): add it yourself: $line"
    sed -i "${last}a\\$line" Package.swift
}
