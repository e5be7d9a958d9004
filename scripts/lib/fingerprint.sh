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
    for id in $(required_ids "$folder/plugin.yaml"); do
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

# The ids under `requires:` of a manifest, written [a, b] or one a line.
required_ids() {
    awk '
        /^requires:/ { inside = 1; sub(/^requires:/, "") }
        inside && /^[^ \t#-]/ { if (!/^\[/) inside = 0 }
        inside { sub(/#.*/, ""); gsub(/[][,"\047]/, " "); gsub(/(^|[ \t])- /, " "); print }
    ' "$1" | tr -s '[:blank:]' '\n' | grep -E '^[a-z][a-z0-9]*$' || true
}

# Empty where the provider or its API is absent: the host then names the missing plugin.
_api_hash_of() {
    local folder name
    for folder in Plugins/*/ Tests/*/; do
        name=${folder%/}
        name=${name##*/}
        [[ ${name,,} == "$1" && -d $folder/API ]] || continue
        sources_hash "${folder%/}/API"
        return
    done
}
