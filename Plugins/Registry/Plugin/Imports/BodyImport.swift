import Foundation
import KazakhstanFormats
import PluginKit

/// A file of bodies on its way in. Source: REG-10.
///
/// A body is known by its id, else by the number of another system, else by its BIN; a row without any of
/// them by name, first day and what is above. One that is not known is founded, one that is known is
/// corrected; where a day is named, another name is a renaming and another parent or place a transfer from
/// that day on. What stands above a body may come later in the file.
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
        let read = rows.compactMap { BodyRow($0, adding: &findings) }
        let known = try await KnownBodies.read(for: read, from: effectiveOn, in: change)
        for row in read {
            do {
                let body = try ImportedBody(row, known, adding: &findings)
                if isFirst(body, adding: &findings) { bodies.append(body) }
            } catch let refusal as any Refusal {
                findings += row.row.findings(of: refusal)
            }
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
}
