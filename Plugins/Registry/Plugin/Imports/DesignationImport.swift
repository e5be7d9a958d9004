import Foundation
import KazakhstanFormats
import PluginKit

/// A file of designations on its way in. Source: REG-10.
///
/// A designation is known by its body, its kind and the number of its order; without one by body, kind and
/// first day. One that is not known is recorded; where the place of a primary or acting official is taken, it
/// is refused, or the caller says that a new order ends what holds.
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
    /// Where each key was seen first.
    private var lines: [DesignationKey: Int] = [:]

    init(change: Change, supersedes: Bool, ranks: RankNames) {
        self.change = change
        self.supersedes = supersedes
        self.ranks = ranks
    }

    mutating func take(_ rows: [ImportRow]) async throws -> [ImportFinding] {
        var findings: [ImportFinding] = []
        let read = rows.compactMap { ReadRow($0, adding: &findings) }
        let directory = try await BodyDirectoryByKey.read(Set(read.compactMap(\.body)), in: change)
        let bodies = Set(directory.entries.values.joined().map(\.id))
        let known = try await KnownDesignations.read(of: bodies, in: change)
        var waves = Waves()
        for row in read {
            do {
                let imported = try imported(row, directory, known)
                if imported.isChanged { waves.add(imported) } else { unchanged += 1 }
            } catch let refusal as any Refusal {
                findings += row.row.findings(of: refusal)
            }
        }
        let isMandatory = change.request.settings[.rankThresholdMandatory]
        for wave in waves.all {
            let refused = try await change.each(of: wave) { imported, change in
                try await imported.store(isMandatory: isMandatory, in: change)
            }
            findings += refused.flatMap { $0.row.row.findings(of: $0.refusal) }
            accepted += wave.count - refused.count
        }
        return findings
    }

    mutating func finish() async throws -> ImportOutcome {
        ImportOutcome(accepted: accepted, unchanged: unchanged)
    }

    /// The row with what it means: whom it is about, and what of it is known.
    private mutating func imported(
        _ row: ReadRow, _ directory: BodyDirectoryByKey, _ known: KnownDesignations
    ) throws -> ImportedDesignation {
        guard let key = row.body, let body = try directory.find(key) else {
            throw InvalidFields(
                .registry("/body", "unknownBodyKey", ["key": row.given.record.body]))
        }
        let identity = DesignationKey(row.given.record, of: body)
        if let line = lines.updateValue(row.row.line, forKey: identity) {
            lines[identity] = line
            throw DoubleKey(line: line)
        }
        let existing = try known.find(identity)
        let rank = try ranks.code(row.given.record.rank.unlessBlank, of: known.level(of: body))
        var designation = row.given.record.designation(
            over: existing, given: row.given.names, body: body, rank: rank)
        if existing == nil, supersedes {
            designation.replaces = known.holder(against: designation)?.id
        }
        return ImportedDesignation(
            row: row.row.emptied, existing: existing, designation: designation)
    }
}

/// A row whose cells could be read.
private struct ReadRow: Sendable {
    let row: ImportRow
    let given: Given<DesignationRow>

    init?(_ row: ImportRow, adding findings: inout [ImportFinding]) {
        self.row = row
        do { given = try DesignationRow.fields.decode(row.record) } catch {
            findings += row.findings(error.problems)
            return nil
        }
    }

    /// The key as it stands, or the BIN that a spreadsheet made shorter.
    var body: BodyKey? {
        let text = given.record.body
        return BodyKey(BIN.restoringLeadingZero(text)?.rawValue ?? text)
    }
}

/// Rows of which no two are about one body: the later ones must see what the earlier ones did.
private struct Waves {
    private(set) var all: [[ImportedDesignation]] = []
    private var counts: [UUID: Int] = [:]

    mutating func add(_ imported: ImportedDesignation) {
        let wave = counts[imported.designation.bodyId, default: 0]
        counts[imported.designation.bodyId] = wave + 1
        if wave == all.count { all.append([]) }
        all[wave].append(imported)
    }
}

/// A designation of a file, on its way.
struct ImportedDesignation: Sendable {
    let row: ImportRow
    let existing: Designation?
    let designation: Designation

    var isChanged: Bool {
        guard let existing else { return true }
        return existing.written.text != designation.written.text
    }

    func store(isMandatory: Bool, in change: Change) async throws {
        do {
            guard let existing else {
                _ = try await Designations.record(designation, isMandatory: isMandatory, in: change)
                return
            }
            _ = try await Designations.correct(
                existing, to: Given(record: designation, names: []), isMandatory: isMandatory,
                in: change)
        } catch let error as PostgresError {
            throw Constraints.refusal(of: error) ?? error
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
