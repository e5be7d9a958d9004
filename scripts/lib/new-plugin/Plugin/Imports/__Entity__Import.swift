import PluginKit

/// A file of records on its way in: a record is known by its number; one that is not known is added, one
/// that is known is corrected.
struct __Entity__Import: ImportRun {
    static let kind = ImportKind(
        "__id__", title: "__id__.import.title", permission: .edit,
        columns: .fields(__Entity__.fields.descriptions)
    ) { change, _ in
        __Entity__Import(change: change)
    }

    private let change: Change
    private var accepted = 0
    private var unchanged = 0
    /// The line on which each number was seen first.
    private var lines: [String: Int] = [:]

    init(change: Change) { self.change = change }

    mutating func take(_ rows: [ImportRow]) async throws -> [ImportFinding] {
        var findings: [ImportFinding] = []
        let known = try await known(in: rows)
        var changed: [(row: ImportRow, before: __Entity__?, record: __Entity__)] = []
        for row in rows {
            do {
                let before = known[row.record["number"]?.string ?? ""]
                let record = try __Entity__.fields.decode(row, onto: before).record
                if let line = lines.updateValue(row.line, forKey: record.number) {
                    findings.append(
                        row.finding(
                            "doubleNumber",
                            Message("__id__.import.doubleNumber", ["line": String(line)])))
                } else if before?.saysTheSame(as: record) == true {
                    unchanged += 1
                } else {
                    changed.append((row, before, record))
                }
            } catch {
                findings += row.findings(error.problems)
            }
        }
        let refused = try await change.each(of: changed) { entry, change in
            if let before = entry.before {
                _ = try await entry.record.correct(before, in: change)
            } else {
                _ = try await entry.record.add(in: change)
            }
        }
        accepted += changed.count - refused.count
        return findings + refused.flatMap { $0.row.row.findings(of: $0.refusal) }
    }

    mutating func finish() async throws -> ImportOutcome {
        ImportOutcome(accepted: accepted, unchanged: unchanged)
    }

    /// The records that rows speak of, by number.
    private func known(in rows: [ImportRow]) async throws -> [String: __Entity__] {
        let numbers = rows.compactMap { $0.record["number"]?.string }
        let records = try await __Entity__.find(numbered: numbers, in: change)
        return Dictionary(uniqueKeysWithValues: records.map { ($0.number, $0) })
    }
}
