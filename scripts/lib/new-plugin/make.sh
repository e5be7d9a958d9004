# shellcheck shell=bash
# Writes a plugin from the files beside this one. Use: source say.sh first, from the repository's root.

_patterns=scripts/lib/new-plugin

# make_plugin NAME PLACE ENTITY: PLACE/NAME, moved into place when whole.
make_plugin() {
    local name=$1 place=$2 entity=$3 word table root draft file target
    table=$(table_of "$entity")
    word=${entity,}
    # The way from the plugin's folder to the repository's root.
    root=$(sed -E 's|[^/]+|..|g' <<<"$place/$name")/
    draft=$(mktemp -d)
    _name() {
        sed -e "s/__Name__/$name/g" -e "s/__id__/${name,,}/g" -e "s/__Entity__/$entity/g" \
            -e "s/__entity__/$word/g" -e "s/__table__/$table/g" -e "s/__path__/${table//_/-}/g" \
            -e "s|__root__|$root|g" "$@"
    }
    while IFS= read -r file; do
        target=$draft/$(_name <<<"$file")
        mkdir -p "${target%/*}"
        _name "$_patterns/$file" >"$target"
    done < <(cd "$_patterns" && find . -type f ! -name '*.sh' -printf '%P\n')
    # Lines that grew with the names are broken as everywhere in the house.
    find "$draft" -name '*.swift' -exec swift format -i --configuration .swift-format {} +
    chmod 755 "$draft"
    mv "$draft" "$place/$name"
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
