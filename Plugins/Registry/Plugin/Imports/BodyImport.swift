import Foundation
import KazakhstanFormats
import PluginKit

/// A file of bodies on its way in. Source: REG-10.
///
/// A body is known by its id, else by the number of another system, else by its BIN. One that is not known
/// is founded, one that is known is corrected; where a day is named, another name is a renaming and another
/// parent or place a transfer from that day on. What stands above a body may come later in the file.
struct BodyImport: ImportRun {
    static let kind = ImportKind(
        "bodies", title: "registry.import.body.title", permission: .editBodies,
        columns: .fields(ImportedBody.columns)
    ) { change, source in
        BodyImport(change: change, effectiveOn: source.effectiveOn)
    }

    private let change: Change
    private let effectiveOn: Day?
    private var bodies: [ImportedBody] = []
    /// Where each key was seen first.
    private var lines: [String: Int] = [:]

    init(change: Change, effectiveOn: Day?) {
        self.change = change
        self.effectiveOn = effectiveOn
    }

    mutating func take(_ rows: [ImportRow]) async throws -> [ImportFinding] {
        var findings: [ImportFinding] = []
        let directory = try await BodyDirectoryByKey.read(Self.keys(in: rows), in: change)
        let ids = Set(directory.entries.values.joined().map(\.id))
        let existing = try await Bodies.find(ids, near: change.request.today, from: change)
        for row in rows {
            guard
                let body = ImportedBody.read(row, directory, existing, adding: &findings),
                isFirst(body, adding: &findings)
            else { continue }
            bodies.append(body)
        }
        return findings
    }

    mutating func finish() async throws -> ImportOutcome {
        var tree = try await ImportedTree(bodies, in: change)
        var findings = tree.findings
        var unchanged = 0
        var accepted = 0
        while let wave = tree.nextWave() {
            let rest = wave.filter(\.isChanged)
            unchanged += wave.count - rest.count
            let effectiveOn = effectiveOn
            let refused = try await change.each(of: rest) { body, change in
                try await body.store(from: effectiveOn, in: change)
            }
            findings += refused.flatMap { $0.row.row.findings(of: $0.refusal) }
            accepted += rest.count - refused.count
            tree.forget(refused.map(\.row))
        }
        findings += tree.findingsOfRest
        return ImportOutcome(accepted: accepted, unchanged: unchanged, findings: findings)
    }

    /// A key that an earlier row of the file has, too, is refused with both lines.
    private mutating func isFirst(
        _ body: ImportedBody, adding findings: inout [ImportFinding]
    ) -> Bool {
        let keys = body.keys.map(\.text) + [body.existing?.id.text].compactMap(\.self)
        for key in keys {
            guard let line = lines[key] else { continue }
            findings.append(
                body.row.finding(
                    "doubleKey",
                    Message("registry.import.doubleKey", ["key": key, "line": String(line)])))
            return false
        }
        for key in keys { lines[key] = body.row.line }
        return true
    }

    private static func keys(in rows: [ImportRow]) -> Set<BodyKey> {
        var keys: Set<BodyKey> = []
        for row in rows {
            for name in ["id", "externalCode", "bin"] {
                guard let text = row.record[name]?.string else { continue }
                let bin = name == "bin" ? BIN.restoringLeadingZero(text)?.rawValue : nil
                if let key = BodyKey(bin ?? text) { keys.insert(key) }
            }
        }
        return keys
    }
}

extension ImportedBody {
    /// Whether the row says anything new.
    var isChanged: Bool {
        guard let existing else { return true }
        return existing.written.text != given.record.written.text
    }

    /// Founds the body, or changes the one that is there, where the caller may.
    func store(from day: Day?, in change: Change) async throws {
        if let existing { try await change.request.require(.editBodies, for: existing.id) }
        if !isBelowRow, existing?.parentId != given.record.parentId || existing == nil {
            try await change.request.require(.editBodies, for: given.record.parentId)
        }
        do {
            guard let existing else {
                _ = try await Bodies.found(given.record, as: given.record.id, in: change)
                return
            }
            try await correct(existing, from: day, in: change)
        } catch let error as PostgresError {
            throw Constraints.refusal(of: error) ?? error
        }
    }

    private func correct(_ existing: Body, from day: Day?, in change: Change) async throws {
        var (before, given) = (existing, given)
        if let day {
            let record = given.record
            if record.name != before.name || record.shortName != before.shortName {
                before = try await Bodies.rename(
                    existing.id,
                    Given(
                        record: Renaming(
                            name: record.name, shortName: record.shortName, effectiveOn: day),
                        names: ["name", "shortName", "effectiveOn"]), in: change)
            }
            if record.parentId != before.parentId || record.katoCode != before.katoCode {
                before = try await Bodies.transfer(
                    existing.id,
                    Given(
                        record: Transfer(
                            parentId: record.parentId, katoCode: record.katoCode, effectiveOn: day),
                        names: ["parentId", "katoCode", "effectiveOn"]), in: change)
            }
            // What holds from a day on is not what holds today: only the rest is a correction.
            (given.record.name, given.record.shortName) = (before.name, before.shortName)
            (given.record.parentId, given.record.katoCode) = (before.parentId, before.katoCode)
        }
        given.record.revision = before.revision
        guard before.written.text != given.record.written.text else { return }
        _ = try await Bodies.correct(before, to: given, in: change)
    }
}
