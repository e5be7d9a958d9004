# shellcheck shell=bash
# What a plugin may be called. Use: source say.sh first, from the repository's root.

# Modules that every build sees already: a target of that name would hide one of them.
_modules='Algorithms Arna ArgumentParser AsyncAlgorithms Atomics Builtin Collections Configuration Crypto
CryptoExtras Cxx Dispatch DequeModule Distributed EmbeddedPostgres Foundation FoundationEssentials
FoundationNetworking FoundationXML Glibc HTTPTypes HeapModule Host Hummingbird KazakhstanFormats Logging
Metrics Mustache Musl NIO NIOCore Observation OrderedCollections PluginKit PluginTesting PostgresStore
RegexBuilder ServiceLifecycle Subprocess Swift SwiftSyntax Synchronization SystemPackage Testing Tracing
UnixSignals XCTest Yams'

# Types that the files of a new plugin use: a plugin of that name would hide one of them.
_types='Account Agency BringsDemonstration Card Change Data Database Date Day Demonstration Described Endpoint
EntryPoint Field Fields Figure Form Given Identified ImportFinding ImportKind ImportOutcome ImportRow ImportRun Int Job JSON Language Listing
LocalizedText Message Missing Model NavigationItem Nothing NumberTaken OffersImports Origin Page Paging
Permission Plugin PostgresError Request Revised Role Room Row RunsJobs Services SettingKey Settings SQL
SQLExecuting Stale String TextKey Total Transaction URL UUID View'

# Ids that the host, the database or a path has already; the host refuses them too.
_words='platform public api assets health metrics kk ru en host arna server proxies data database plugins
site log upload identity signin signout password accounts audit imports'

# check_name NAME PLACE: ends the script where the name cannot be had.
check_name() {
    local name=$1 place=$2 id=${1,,}
    [[ $name =~ ^[A-Z][A-Za-z]+$ ]] \
        || fail "\"$name\" is no name of a plugin: letters only, the first a capital, as in Publications."
    if _is_among "$name" "$_modules"; then
        fail "$name is a module of Swift or of a package. Take another word."
    fi
    [[ $name != *API && $name != *Tests ]] \
        || fail "$name looks like a part of another plugin: a plugin has targets NameAPI and NameTests."
    if _is_among "$name" "$_types"; then
        fail "$name is a type that every plugin uses. Take another word."
    fi
    if _is_among "$id" "$_words" || [[ $id == pg* ]]; then
        fail "\"$id\" is taken by the host or the database. Take another word."
    fi
    [[ -d $place ]] || fail "There is no folder $place."
    [[ $(realpath "$place") == "$(pwd -P)"/* ]] || fail "$place does not lie in this repository."
    [[ ! -e $place/$name ]] || fail "$place/$name exists."
    ! grep -qE "plugin\(\"$name\"|name: \"$name\"" Package.swift || fail "Package.swift has a target $name."
    local other
    for other in Plugins/*/ Tests/Example/*/; do
        other=${other%/}
        [[ $(tr '[:upper:]' '[:lower:]' <<<"${other##*/}") != "$id" ]] || fail "$other has the id $id."
    done
}

# entity_of NAME: what a plugin of the name keeps: Publications – Publication, Libraries – Library.
entity_of() {
    case $1 in
        *ies) echo "${1%ies}y" ;;
        *sses | *ches | *shes | *xes) echo "${1%es}" ;;
        *ss) echo "${1}Record" ;;
        *s) echo "${1%s}" ;;
        *) echo "${1}Record" ;;
    esac
}

# table_of ENTITY: AnnualReport – annual_reports.
table_of() {
    local words
    words=$(sed -E 's/([a-z])([A-Z])/\1_\2/g' <<<"$1")
    words=${words,,}
    case $words in
        *[aeiou]y) echo "${words}s" ;;
        *y) echo "${words%y}ies" ;;
        *[sxz] | *ch | *sh) echo "${words}es" ;;
        *) echo "${words}s" ;;
    esac
}

# check_entity ENTITY NAME: ends the script where the plugin's records cannot be of a type so called.
check_entity() {
    [[ $1 =~ ^[A-Z][A-Za-z]+$ ]] \
        || fail "\"$1\" is no name of a type: letters only, the first a capital, as in Publication."
    [[ $1 != "$2" ]] || fail "$1 is the plugin itself. Name what it keeps, in the singular: --entity Publication"
    if _is_among "$1" "$_types $_modules"; then
        fail "$1 is a type that every plugin uses. Name what it keeps: --entity Publication"
    fi
    if _is_among "$1" 'Audit Import List Refusal'; then
        fail "The texts of a plugin have a part \"${1,}\" already. Name what it keeps: --entity Publication"
    fi
}

_is_among() {
    local word
    for word in $2; do [[ $word != "$1" ]] || return 0; done
    return 1
}
