# shellcheck shell=bash
# A plugin as scripts/new-plugin makes it, for as long as it is tested. Use: source say.sh first, from the
# repository's root; make_sample, and remove_sample when all is over.

make_sample() {
    remove_sample
    scripts/new-plugin Samples Tests/Example --entity AnnualSample >/dev/null
}

remove_sample() {
    rm -rf Tests/Example/Samples
    sed -i '/+ plugin("Samples", in: "Tests\/Example")/d' Package.swift
}
