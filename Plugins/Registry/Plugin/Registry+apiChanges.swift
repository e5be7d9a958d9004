public import PluginKit

extension Registry {
    /// What became of the API, to those who call it; what was promised at the last release stands in the
    /// file `promises`.
    public var apiChanges: [APIChange] {
        [
            APIChange(.added, on: "2026-11-30", "registry.api.changes.opened"),
            APIChange(.added, on: "2026-11-30", "registry.api.changes.ngos"),
        ]
    }
}
