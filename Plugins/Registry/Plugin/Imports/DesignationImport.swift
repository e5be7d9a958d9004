import Foundation
import KazakhstanFormats
import PluginKit

/// A file of designations on its way in. Source: REG-10.
///
/// By what a designation is known says ``DesignationKey``. One that is not known is recorded; where the place of
/// a primary or acting official is taken, it is refused, or the caller says that a new order ends what holds.
struct DesignationImport: ImportRun {
    static let kind = ImportKind(
        "designations", title: "registry.import.designation.title", permission: .editDesignations,
        columns: .fields(DesignationRow.fields.descriptions)
    ) { change, source in
        DesignationImport(
            change: change, supersedes: source.supersedes,
            ranks: try await RankNames.read(on: change.request.today, in: change))
    }

    private let change: Change
    private let supersedes: Bool
    private let ranks: RankNames
    private var accepted = 0
    private var unchanged = 0
    /// Where each key, and each designation that is known, was seen first.
    private var lines: [AnyIdentity: Int] = [:]

    private enum AnyIdentity: Hashable { case key(DesignationKey), known(UUID) }

    init(change: Change, supersedes: Bool, ranks: RankNames) {
        self.change = change
        self.supersedes = supersedes
        self.ranks = ranks
    }

    mutating func take(_ rows: [ImportRow]) async throws -> [ImportFinding] {
        var findings: [ImportFinding] = []
        let read = rows.compactMap { ReadDesignationRow($0, adding: &findings) }
        let directory = try await BodyDirectoryByKey.read(Set(read.compactMap(\.body)), in: change)
        let known = try await KnownDesignations.read(of: directory.ids, in: change)
        var changed: [ImportedDesignation] = []
        for row in read {
            do {
                let body = try body(of: row, directory, adding: &findings)
                let imported = try imported(row, of: body, known, adding: &findings)
                if imported.isChanged { changed.append(imported) } else { unchanged += 1 }
            } catch let refusal as any Refusal {
                findings += row.row.findings(of: refusal)
            }
        }
        for wave in DesignationWaves(changed).all { findings += try await store(wave) }
        return findings
    }

    mutating func finish() async throws -> ImportOutcome {
        ImportOutcome(accepted: accepted, unchanged: unchanged)
    }

    private func body(
        of row: ReadDesignationRow, _ directory: BodyDirectoryByKey,
        adding findings: inout [ImportFinding]
    ) throws -> UUID {
        for reading in row.body?.readings ?? [] {
            guard let body = try directory.find(reading) else { continue }
            if reading != row.body { findings += row.row.zeroRestored("/body", reading.text) }
            return body
        }
        throw InvalidFields(.registry("/body", "unknownBodyKey", ["key": row.identity.body]))
    }

    /// The row with what it means: what of it is known, and what is new.
    private mutating func imported(
        _ read: ReadDesignationRow, of body: UUID, _ known: KnownDesignations,
        adding findings: inout [ImportFinding]
    ) throws -> ImportedDesignation {
        try once(.key(DesignationKey(read.identity, of: body)), in: read.row)
        let existing = try known.find(read.identity, of: body)
        if let existing { try once(.known(existing.id), in: read.row) }
        let row = try DesignationRow.fields.decode(
            read.row, onto: existing.map(DesignationRow.init)
        ).record
        let rank =
            row.rank == existing?.rank
            ? row.rank : try ranks.code(row.rank.unlessBlank, of: known.level(of: body))
        if row.validTo == nil, let end = existing?.validTo, existing?.hasEndedItself == true {
            findings += read.row.findings(
                [.registry("/validTo", "endedSince", ["day": end.numeric])], areWarnings: true)
        }
        return ImportedDesignation(
            row: read.row.emptied, existing: existing,
            designation: row.designation(over: existing, body: body, rank: rank))
    }

    private mutating func once(_ identity: AnyIdentity, in row: ImportRow) throws {
        if let line = lines[identity] { throw DoubleKey(line: line) }
        lines[identity] = row.line
    }

    private mutating func store(_ wave: [ImportedDesignation]) async throws -> [ImportFinding] {
        let wave = supersedes ? try await superseding(wave) : wave
        let isMandatory = change.request.settings[.rankThresholdMandatory]
        let refused = try await change.each(of: wave) { imported, change in
            try await imported.store(isMandatory: isMandatory, in: change)
        }
        accepted += wave.count - refused.count
        var findings: [ImportFinding] = []
        for (imported, refusal) in refused {
            let told: any Refusal =
                refusal is PlaceTaken
                ? try await Designations.taken(
                    imported.designation, from: change, in: change.request.language) : refusal
            findings += imported.row.findings(of: told)
        }
        return findings
    }

    /// New designations in the place of what holds by now, earlier rows among it.
    private func superseding(_ wave: [ImportedDesignation]) async throws -> [ImportedDesignation] {
        let new = wave.filter { $0.existing == nil }.map(\.designation.bodyId)
        let known = try await KnownDesignations.read(of: Set(new), in: change)
        return wave.map { imported in
            guard imported.existing == nil else { return imported }
            var imported = imported
            imported.designation.replaces = known.holder(against: imported.designation)?.id
            return imported
        }
    }
}

/// A key that an earlier row of the file has, too.
struct DoubleKey: Refusal {
    let line: Int
    var consequence: Consequence { .conflict }
    var message: Message {
        Message("registry.import.doubleDesignation", ["line": String(line)])
    }
}

extension Designation {
    /// Whether somebody or its body ended it, and not another designation in its place.
    fileprivate var hasEndedItself: Bool { endReason != nil && endReason != .replaced }
}
