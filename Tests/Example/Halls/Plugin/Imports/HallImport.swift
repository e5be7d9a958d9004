import PluginKit

/// A file of halls on its way in: a hall is known by its number; one that is not known is opened, one
/// that is known is corrected.
struct HallImport: ImportRun {
    static let kind = ImportKind(
        "halls", title: "halls.import.title", permission: .editHalls,
        columns: .fields(Hall.fields.descriptions)
    ) { change, _ in
        HallImport(change: change)
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
        var changed: [(row: ImportRow, before: Hall?, hall: Hall)] = []
        for row in rows {
            do {
                let before = known[row.record["number"]?.string ?? ""]
                let hall = try Hall.fields.decode(row, onto: before).record
                if let line = lines.updateValue(row.line, forKey: hall.number) {
                    findings.append(
                        row.finding(
                            "doubleNumber",
                            Message("halls.import.doubleNumber", ["line": String(line)])))
                } else if before?.saysTheSame(as: hall) == true {
                    unchanged += 1
                } else {
                    changed.append((row, before, hall))
                }
            } catch {
                findings += row.findings(error.problems)
            }
        }
        let refused = try await change.each(of: changed) { entry, change in
            if let before = entry.before {
                _ = try await entry.hall.correct(before, in: change)
            } else {
                _ = try await entry.hall.open(in: change)
            }
        }
        accepted += changed.count - refused.count
        return findings + refused.flatMap { $0.row.row.findings(of: $0.refusal) }
    }

    mutating func finish() async throws -> ImportOutcome {
        ImportOutcome(accepted: accepted, unchanged: unchanged)
    }

    /// The halls that rows speak of, by number.
    private func known(in rows: [ImportRow]) async throws -> [String: Hall] {
        let numbers = rows.compactMap { $0.record["number"]?.string }
        let halls = try await Hall.find(numbered: numbers, in: change)
        return Dictionary(uniqueKeysWithValues: halls.map { ($0.number, $0) })
    }
}
