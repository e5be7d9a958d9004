import Foundation
import KazakhstanFormats
import PluginKit

/// One row of a file of bodies, on its way.
struct ImportedBody: Sendable {
    let row: ImportRow
    /// By which other rows can name it; of one without a key what stands for it.
    let keys: [BodyKey]
    let parent: BodyKey?
    let namesParent: Bool
    /// Whether the body above is another row of the file, whose right has been seen to with it.
    var isBelowRow = false
    /// As it is now, called and placed as on the day from which the file holds; nil for one that is new.
    let existing: Body?
    var given: Given<Body>

    /// What a file may say of a body, in the order of its columns.
    static let columns =
        BodyReference.fields.descriptions
        + Body.fields.descriptions.filter { $0.name != "parentId" }

    /// Where the row tells no last day of a body that has one, the body keeps it, which is said: whoever wrote
    /// the row may not know.
    init(_ read: BodyRow, _ known: KnownBodies, adding findings: inout [ImportFinding]) throws {
        existing = try known.find(read)
        given = try Body.fields.decode(read.row, onto: existing)
        if given.record.validTo == nil, let end = existing?.validTo {
            given.record.validTo = end
            findings += read.row.findings(
                [.registry("/validTo", "closedSince", ["day": end.numeric])], areWarnings: true)
        }
        row = read.row.emptied
        keys = read.keys.isEmpty ? [read.signature?.key].compactMap(\.self) : read.keys
        parent = read.parent
        namesParent = read.namesParent
    }

    /// Whether the row says anything new.
    var isChanged: Bool {
        guard let existing else { return true }
        return !existing.saysTheSame(as: given.record)
    }
}

extension ImportedBody {
    /// Founds the body, or changes the one that is there, where the caller may.
    /// - Parameter day: From which another name is a renaming and another place a transfer.
    func store(from day: Day?, in change: Change) async throws {
        if let existing { try await change.request.require(.editBodies, for: existing.id) }
        if !isBelowRow, existing?.parentId != given.record.parentId || existing == nil {
            try await Bodies.requireParent(given.record.parentId, by: change.request)
        }
        try await Constraints.told {
            guard let existing else {
                _ = try await Bodies.found(given.record, as: given.record.id, in: change)
                return
            }
            try await correct(existing, from: day, in: change)
        }
    }

    private func correct(_ existing: Body, from day: Day?, in change: Change) async throws {
        guard let day else {
            _ = try await Bodies.correct(existing, to: given, in: change)
            return
        }
        let record = given.record
        if record.name != existing.name || record.shortName != existing.shortName {
            _ = try await Bodies.rename(
                existing.id,
                Given(
                    record: Renaming(
                        name: record.name, shortName: record.shortName, effectiveOn: day),
                    names: ["name", "shortName", "effectiveOn"]), in: change)
        }
        if record.parentId != existing.parentId || record.katoCode != existing.katoCode {
            _ = try await Bodies.transfer(
                existing.id,
                Given(
                    record: Transfer(
                        parentId: record.parentId, katoCode: record.katoCode, effectiveOn: day),
                    names: ["parentId", "katoCode", "effectiveOn"]), in: change)
        }
        try await correctRest(of: existing, in: change)
    }

    /// What holds from a day on is not what holds today: only what has no day is a correction.
    private func correctRest(of existing: Body, in change: Change) async throws {
        var rest = given
        rest.record.stand(as: existing)
        guard !rest.record.saysTheSame(as: existing) else { return }
        let now = try await Bodies.find(existing.id, near: change.request.today, from: change)
        guard let now else { throw Missing() }
        rest.record.stand(as: now)
        rest.record.revision = now.revision
        _ = try await Bodies.correct(now, to: rest, in: change)
    }
}
