# shellcheck shell=bash
# Plugin bundles and the host's own files beside the build, as the host looks for them.
# Use: source say.sh and fingerprint.sh first, from the repository's root, after swift_build;
#      make_bundles CONFIGURATION [PLUGIN-FOLDER …]

# .build/<configuration>/plugins/<id> for Plugins/*, …/test-plugins/<id> for each folder given, and
# …/share/arna.
make_bundles() {
    local out=.build/$1 configuration=$1 plugin
    shift
    read_kit
    _share "$out/share/arna"
    for plugin in Plugins/*/ "$@"; do
        [[ ! -f $plugin/plugin.yaml ]] || _bundle "${plugin%/}"
    done
    _forget_removed
}

# A plugin's id is its folder in lower case.
plugin_id() {
    local name=${1%/}
    name=${name##*/}
    echo "${name,,}"
}

_bundle() {
    local folder=$1 name=${1##*/} bundle part
    bundle=$out/$(_shelf "$folder")/$(plugin_id "$folder")
    mkdir -p "$bundle"
    # shellcheck disable=SC2016 # $ORIGIN is for the loader
    _link "$name" "$bundle/lib$name.so" '$ORIGIN/../../lib' "$name" "${name}API"
    _link_used "$folder/plugin.yaml" "$bundle/uses"
    for part in plugin.yaml Migrations Templates Locales Assets Demo; do
        _mirror "$folder/$part" "$bundle/$part"
    done
    fingerprint_of_plugin "$folder" "$configuration" | _put "$bundle/fingerprint.json"
}

# Plugins of the product lie where the host looks; those that only tests want lie beside.
_shelf() { [[ $1 == Plugins/* ]] && echo plugins || echo test-plugins; }

# The API of each plugin that this one uses, for hosts where that plugin is not: its types must exist.
_link_used() {
    local manifest=$1 place=$2 id provider library used
    used=" $(listed_ids "$manifest" uses | tr '\n' ' ') "
    for library in "$place"/*.so; do
        id=${library##*/}
        [[ $used == *" ${id%.so} "* ]] || rm -f "$library"
    done
    for id in $used; do
        provider=$(folder_of_plugin "$id")
        [[ -d $provider/API ]] || continue
        mkdir -p "$place"
        provider=${provider##*/}
        # shellcheck disable=SC2016 # $ORIGIN is for the loader
        _link "$provider's API" "$place/$id.so" '$ORIGIN/../../../lib' "${provider}API"
    done
}

# _link NAME LIBRARY RPATH TARGET…: only the objects of these targets; every other symbol is the host's.
# Moved into place when whole, since a host that runs has the old one mapped.
_link() {
    local name=$1 library=$2 rpath=$3 linked=$out/linked/${2//\//_} objects
    mkdir -p "$out/linked"
    shift 3
    objects=$(for target in "$@"; do _objects "$target" || exit 1; done) \
        || fail "$name is not built: swift build first."
    if [[ -f $library && $objects == "$(cat "$linked" 2>/dev/null)" ]]; then
        local object newer=
        while IFS= read -r object; do [[ $object -nt $library ]] && newer=yes; done <<<"$objects"
        [[ -n $newer ]] || return 0
    fi
    note "Linking ${library##*/}"
    xargs -d '\n' swiftc -emit-library -o "$library.new" \
        -Xlinker "-rpath=$rpath" <<<"$objects"
    mv "$library.new" "$library"
    printf '%s\n' "$objects" >"$linked"
}

# The objects of a target as this build knows them; a glob would take those of renamed files too.
_objects() {
    local map=$out/$1.build/output-file-map.json
    [[ -f $map ]] || { [[ $1 == *API ]] && return 0 || return 1; }
    sed -nE 's/.*"object" *: *"([^"]*\.swift\.o)".*/\1/p' "$map" | LC_ALL=C sort -u
}

_share() {
    local share=$1 part
    mkdir -p "$share/Assets"
    for part in Templates Locales Migrations; do
        _mirror "Sources/Host/$part" "$share/$part"
    done
    for part in Sources/Host/Assets/*; do
        [[ ! -e $part ]] || _mirror "$part" "$share/Assets/${part##*/}"
    done
    for part in "$share"/Assets/*; do
        [[ ! -e $part || ${part##*/} == bootstrap.min.css || -e Sources/Host/Assets/$(basename "$part" .gz) ]] \
            || [[ ${part##*/} == bootstrap.min.css.gz ]] || rm -rf "$part"
    done
    _bootstrap "$share/Assets"
    _compress "$share/Assets"
    fingerprint_of_host "$configuration" | _put "$share/fingerprint.json"
}

# Bootstrap 5 as Debian packs it.
_bootstrap() {
    local root
    for root in /usr/share/javascript/bootstrap5 /usr/share/nodejs/bootstrap/dist; do
        [[ -f $root/css/bootstrap.min.css ]] || continue
        _mirror "$root/css/bootstrap.min.css" "$1/bootstrap.min.css"
        return
    done
    fail 'Bootstrap 5 is missing. As root: apt-get install libjs-bootstrap5'
}

# What travels compressed to a browser: beside each file its .gz, made once.
_compress() {
    local file
    find "$1" -type f \( -name '*.css' -o -name '*.js' -o -name '*.svg' -o -name '*.json' \) -print0 \
        | while IFS= read -r -d '' file; do
            [[ $file.gz -nt $file ]] || { gzip -9 -n -k -f "$file" && touch "$file.gz"; }
        done
}

# A bundle whose plugin is gone must not be loaded.
_forget_removed() {
    local bundle plugin kept=' '
    for plugin in Plugins/*/; do
        [[ ! -f $plugin/plugin.yaml ]] || kept+="$(plugin_id "$plugin") "
    done
    for bundle in "$out"/plugins/*/; do
        bundle=${bundle%/}
        [[ ! -d $bundle || $kept == *" ${bundle##*/} "* ]] || rm -rf "$bundle"
    done
}

# _mirror FROM TO: makes TO like FROM, and gone where FROM is; touches nothing that is equal.
_mirror() {
    if [[ ! -e $1 ]]; then
        rm -rf "$2"
    elif ! diff -rq "$1" "$2" >/dev/null 2>&1; then
        rm -rf "$2"
        cp -RL "$1" "$2"
    fi
}

# Writes standard input to a file unless it says that already.
_put() {
    local text
    text=$(cat)
    [[ $text == "$(cat "$1" 2>/dev/null)" ]] || printf '%s\n' "$text" >"$1"
}
