import Foundation
import KazakhstanFormats
import PluginKit

/// An edition of the classifier on its way in: rows are checked as they come, and made to hold
/// together at the end.
struct PlaceImport: ImportRun {
    static let kind = ImportKind(
        "kato", title: "registry.import.kato.title", permission: .importPlaces,
        columns: .layouts(PlaceLayout.all)
    ) { change, source in
        try PlaceImport(change: change, source: source)
    }

    private let change: Change
    private let source: ImportSource
    private var checks: PlaceChecks
    private var places: [IncomingPlace] = []

    init(change: Change, source: ImportSource) throws(UnknownLayout) {
        guard let layout = PlaceLayout(rawValue: source.layout) else { throw UnknownLayout() }
        self.change = change
        self.source = source
        checks = PlaceChecks(layout: layout)
    }

    mutating func take(_ rows: [ImportRow]) async throws -> [ImportFinding] {
        var findings: [ImportFinding] = []
        for row in rows {
            guard let place = checks.place(in: row, adding: &findings) else { continue }
            places.append(place)
        }
        return findings
    }

    mutating func finish() async throws -> ImportOutcome {
        let transaction = change.transaction
        let day = try source.editionDay
        try await Edition.lock(in: transaction)
        let known = try await Edition.beginning(on: day, in: transaction)
        if let known, known.hash == source.hash, known.rows == places.count {
            return ImportOutcome(accepted: 0, unchanged: places.count)
        }
        guard !places.isEmpty else { throw EditionRefused.empty }
        if let latest = try await Edition.latest(in: transaction), latest.effectiveOn > day {
            throw EditionRefused.olderThan(latest.effectiveOn)
        }
        let edition = Edition(
            id: known?.id ?? .v7(at: change.request.now), effectiveOn: day,
            fileName: source.fileName, hash: source.hash, rows: places.count,
            corrections: known.map { $0.corrections + 1 } ?? 0)
        try await edition.store(
            layout: source.layout, by: change.request.account?.id, in: transaction)
        let counts = try await EditionChanges(edition, in: transaction).apply(
            places, codes: checks.codes)
        try await change.audit(
            known == nil ? "registry.edition.imported" : "registry.edition.corrected",
            of: edition.id, before: known.map { Edition.fields.masked($0) },
            after: AuditedEdition.fields.masked(AuditedEdition(edition: edition, counts: counts)))
        return counts.outcome
    }
}

extension ImportSource {
    /// The day that the caller named, else a date in the name of the file: `kato-2026-07-17.csv`,
    /// `КАТО 17.07.2026.csv`.
    fileprivate var editionDay: Day {
        get throws(EditionRefused) {
            if let effectiveOn { return effectiveOn }
            guard let date = fileName?.firstMatch(of: Self.date)?.output,
                let day = try? Day(typed: date)
            else { throw .noDay }
            return day
        }
    }

    private static var date: Regex<Substring> { /\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4}/ }
}
