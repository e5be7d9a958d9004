import Foundation
import KazakhstanFormats
import PluginKit

/// A file of organisations on its way in. Source: REG-10.
///
/// A card is known by its id, else by its BIN; a row without both by name and region, among cards that have no
/// BIN either. One that is not known is recorded, one that is known is corrected; where a day is named, another
/// name is a renaming from that day on. What is said of a merged card is passed over, which is told.
struct NGOImport: ImportRun {
    static let kind = ImportKind(
        "ngos", title: "registry.ngoImport.title", permission: .editNGOs,
        columns: .fields(NGORow.columns)
    ) { change, source in
        NGOImport(
            change: change, effectiveOn: source.effectiveOn,
            terms: NGOTerms(
                spheres: try await Spheres.list(on: change.request.today, from: change)))
    }

    private let change: Change
    private let effectiveOn: Day?
    private var terms: NGOTerms
    private var accepted = 0
    private var unchanged = 0
    /// Where each key was seen first.
    private var lines: [String: Int] = [:]
    /// Of the cards that were recorded.
    private var words: Set<String> = []

    init(change: Change, effectiveOn: Day?, terms: NGOTerms) {
        self.change = change
        self.effectiveOn = effectiveOn
        self.terms = terms
    }

    mutating func take(_ rows: [ImportRow]) async throws -> [ImportFinding] {
        var findings: [ImportFinding] = []
        let read = rows.compactMap { NGORow($0, &terms, adding: &findings) }
        let known = try await KnownNGOs.read(for: read, in: change)
        var changed: [ImportedNGO] = []
        for row in read {
            do {
                guard let imported = try imported(row, known, adding: &findings) else { continue }
                changed.append(imported)
                findings += imported.warnings(known)
            } catch let refusal as any Refusal {
                findings += row.row.findings(of: refusal)
            }
        }
        return findings + (try await store(changed))
    }

    /// Those who search meanwhile do not wait for the words of an import: they are added last.
    mutating func finish() async throws -> ImportOutcome {
        try await NGOWords.learn(words, in: change)
        return ImportOutcome(accepted: accepted, unchanged: unchanged)
    }

    /// The card that a row changes; nil where it says nothing new.
    private mutating func imported(
        _ row: NGORow, _ known: KnownNGOs, adding findings: inout [ImportFinding]
    ) throws -> ImportedNGO? {
        let existing = try known.find(row)
        try once(row, existing)
        if let into = existing?.mergedIntoId {
            findings.append(
                row.row.warning(
                    "merged", Message("registry.ngoImport.merged", ["id": into.text])))
            unchanged += 1
            return nil
        }
        let imported = try ImportedNGO(row, existing, adding: &findings)
        if !imported.isChanged { unchanged += 1 }
        return imported.isChanged ? imported : nil
    }

    /// A key that an earlier row of the file has, too, is refused with both lines.
    private mutating func once(_ row: NGORow, _ existing: NGO?) throws {
        let keys = row.keys + [existing?.id.text].compactMap(\.self)
        if let line = keys.compactMap({ lines[$0] }).min() {
            throw DoubleNGO(key: row.told, line: line)
        }
        for key in keys { lines[key] = row.row.line }
    }

    private mutating func store(_ changed: [ImportedNGO]) async throws -> [ImportFinding] {
        let effectiveOn = effectiveOn
        let refused = try await change.each(of: changed) { imported, change in
            try await imported.store(from: effectiveOn, in: change)
        }
        accepted += changed.count - refused.count
        for imported in changed where imported.existing == nil {
            words.formUnion(imported.words)
        }
        return refused.flatMap { $0.row.row.findings(of: $0.refusal) }
    }
}

/// A card that an earlier row of the file is about, too.
struct DoubleNGO: Refusal {
    let key: String
    let line: Int
    var consequence: Consequence { .conflict }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] {
        [
            FieldProblem(
                Pointer(), "doubleKey",
                Message("registry.import.doubleKey", ["key": key, "line": String(line)]))
        ]
    }
}

extension ImportRow {
    /// Something about the whole row that deserves a second look.
    func warning(_ code: String, _ message: Message) -> ImportFinding {
        ImportFinding(line: line, code: code, message, isWarning: true)
    }
}
