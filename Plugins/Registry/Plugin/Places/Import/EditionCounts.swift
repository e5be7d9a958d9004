import PluginKit

/// What an edition changed, counted in places.
struct EditionCounts: Sendable, Hashable {
    var added = 0
    var changed = 0
    /// Of those that changed, the ones with another Russian name.
    var renamed = 0
    var vanished = 0
    var unchanged = 0

    var outcome: ImportOutcome {
        ImportOutcome(
            accepted: added + changed, unchanged: unchanged,
            details: [
                Figure(String(added), "registry.import.kato.added"),
                Figure(String(changed), "registry.import.kato.changed"),
                Figure(String(renamed), "registry.import.kato.renamed"),
                Figure(String(vanished), "registry.import.kato.vanished"),
            ])
    }
}

/// An edition with its counts, as the audit keeps them.
struct AuditedEdition: Described {
    var edition: Edition
    var counts: EditionCounts

    static let fields = Fields(
        "AuditedEdition", texts: "registry.places.edition",
        blank: AuditedEdition(edition: Edition.fields.blank, counts: EditionCounts()),
        [
            Field("effectiveOn", told: \.edition.effectiveOn),
            Field("fileName", told: \.edition.fileName),
            Field("hash", told: \.edition.hash),
            Field("rows", told: \.edition.rows),
            Field("added", told: \.counts.added),
            Field("changed", told: \.counts.changed),
            Field("renamed", told: \.counts.renamed),
            Field("vanished", told: \.counts.vanished),
            Field("unchanged", told: \.counts.unchanged),
        ])
}
