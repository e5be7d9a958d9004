# shellcheck shell=bash
# What a plugin library and its host must have in common to be loaded together.
# Use: from the repository's root; read_kit once, then fingerprint_of_host CONFIGURATION and
#      fingerprint_of_plugin FOLDER CONFIGURATION.

# The modules that a plugin may import.
_kit=(Sources/CLibpq Sources/PostgresStore Sources/KazakhstanFormats Sources/PluginKit)

# Notes the compiler and the kit's sources as they are now.
read_kit() {
    _compiler=$(swiftc --version 2>/dev/null | head -n 1)
    _kit_hash=$(sources_hash "${_kit[@]}")
}

fingerprint_of_host() {
    printf '{"compiler": "%s", "configuration": "%s", "kit": "%s"}\n' \
        "$_compiler" "$1" "$_kit_hash"
}

fingerprint_of_plugin() {
    local folder=$1 id requires='' api=''
    [[ ! -d $folder/API ]] || api=$(sources_hash "$folder/API")
    for id in $(listed_ids "$folder/plugin.yaml" requires) $(listed_ids "$folder/plugin.yaml" uses); do
        requires+=${requires:+, }"\"$id\": \"$(_api_hash_of "$id")\""
    done
    printf '{"compiler": "%s", "configuration": "%s", "kit": "%s", "api": "%s", "requires": {%s}}\n' \
        "$_compiler" "$2" "$_kit_hash" "$api" "$requires"
}

# SHA-256 over the sorted sources of folders, paths and contents.
sources_hash() {
    find "$@" -type f \( -name '*.swift' -o -name '*.h' -o -name '*.c' -o -name '*.modulemap' \) -print0 \
        | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d' ' -f1
}

# listed_ids MANIFEST KEY: the ids under `requires:` or `uses:`, written [a, b] or one a line.
listed_ids() {
    awk -v key="$2:" '
        index($0, key) == 1 { inside = 1; $0 = substr($0, length(key) + 1) }
        inside && /^[^ \t#-]/ { if (!/^\[/) inside = 0 }
        inside { sub(/#.*/, ""); gsub(/[][,"\047]/, " "); gsub(/(^|[ \t])- /, " "); print }
    ' "$1" | tr -s '[:blank:]' '\n' | grep -E '^[a-z][a-z0-9]*$' || true
}

# Empty where the provider or its API is absent: the host then names the missing plugin.
_api_hash_of() {
    local folder
    folder=$(folder_of_plugin "$1")
    [[ ! -d $folder/API ]] || sources_hash "$folder/API"
}

# Where the sources of a plugin lie; empty where there is none of this id.
folder_of_plugin() {
    local folder name
    for folder in Plugins/*/ Tests/*/*/ Tests/*/Plugins/*/; do
        folder=${folder%/}
        name=${folder##*/}
        [[ ${name,,} == "$1" && -f $folder/plugin.yaml ]] || continue
        echo "$folder"
        return
    done
}
