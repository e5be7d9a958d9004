import Foundation
import KazakhstanFormats
import PluginKit

/// A row of a file of designations by which its designation can be known.
struct ReadDesignationRow: Sendable {
    let row: ImportRow
    /// With the fields of ``DesignationRow/identity`` alone.
    let identity: DesignationRow

    /// Nil where the row cannot be read, which is among the findings then.
    init?(_ row: ImportRow, adding findings: inout [ImportFinding]) {
        self.row = row
        do { identity = try DesignationRow.identity.decode(row).record } catch {
            findings += row.findings(Self.problems(of: row) ?? error.problems)
            return nil
        }
    }

    var body: BodyKey? { BodyKey(identity.body) }

    /// All that is wrong with the row of a new designation.
    private static func problems(of row: ImportRow) -> [FieldProblem]? {
        do {
            _ = try DesignationRow.fields.decode(row)
            return nil
        } catch { return error.problems }
    }
}

/// A designation of a file, on its way.
struct ImportedDesignation: Sendable {
    let row: ImportRow
    let existing: Designation?
    var designation: Designation

    var isChanged: Bool {
        guard let existing else { return true }
        return !existing.saysTheSame(as: designation)
    }

    func store(isMandatory: Bool, in change: Change) async throws {
        try await Constraints.told {
            guard let existing else {
                _ = try await Designations.record(designation, isMandatory: isMandatory, in: change)
                return
            }
            _ = try await Designations.correct(
                existing, to: Given(record: designation, names: []), isMandatory: isMandatory,
                in: change)
        }
    }
}

/// Rows of which no two are about one body: the later ones must see what the earlier ones did. Of a body, what
/// begins first comes first.
struct DesignationWaves: Sendable {
    private(set) var all: [[ImportedDesignation]] = []

    init(_ rows: [ImportedDesignation]) {
        var counts: [UUID: Int] = [:]
        for row in rows.sorted(by: Self.begins) {
            let wave = counts[row.designation.bodyId, default: 0]
            counts[row.designation.bodyId] = wave + 1
            if wave == all.count { all.append([]) }
            all[wave].append(row)
        }
    }

    private static func begins(_ one: ImportedDesignation, before other: ImportedDesignation)
        -> Bool
    {
        (one.designation.validFrom, one.row.line) < (other.designation.validFrom, other.row.line)
    }
}
