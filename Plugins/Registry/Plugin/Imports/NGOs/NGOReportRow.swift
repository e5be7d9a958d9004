import Foundation
import KazakhstanFormats
import PluginKit

/// What a row of an extract of the NGO Database says of a year of an organisation.
struct NGOReportRow: Described {
    /// Of the card; else it is known by its BIN.
    var id: UUID?
    var bin: BIN?
    var year = 0
    var receivedOn: Day?
    /// What the database says; where it says nothing, it follows from the day.
    var state: NGOReport.State?
    /// Whence it is known; where it is not told, from the file.
    var source: String?
    /// The day of which it tells; where it is not told, that of the file.
    var asOf: Day?

    static let fields = Fields(
        "NGOReportRow", texts: "registry.ngoReportImport", blank: NGOReportRow(),
        [
            Field("id", \.id, label: "registry.ngo.id"),
            Field("bin", \.bin, label: "registry.ngo.bin"),
            Field("year", \.year, .required, label: "registry.ngoReport.year"),
            Field("receivedOn", \.receivedOn, label: "registry.ngoReport.on"),
            Field("state", \.state, label: "registry.ngoReport.state"),
            Field("source", \.source, .length(0...300), label: "registry.ngoReport.source"),
            Field("asOf", \.asOf),
        ]
    ) { row, problems in
        if row.id == nil, row.bin == nil {
            problems.append(FieldProblem("/bin", "required"))
        }
        if !(2_000...2_100).contains(row.year) {
            problems.append(.report("/year", "badYear"))
        }
        if row.receivedOn == nil, [.onTime, .late].contains(row.state) {
            problems.append(.report("/receivedOn", "receivedMissing"))
        }
        if row.receivedOn != nil, [.notDue, .draft, .missing].contains(row.state) {
            problems.append(.report("/state", "receivedAfterAll"))
        }
    }
}

extension FieldProblem {
    /// A problem whose text is `registry.ngoReportImport.<code>`.
    static func report(
        _ pointer: Pointer, _ code: String, _ arguments: [String: String] = [:]
    ) -> FieldProblem {
        FieldProblem(pointer, code, Message(TextKey("registry.ngoReportImport.\(code)"), arguments))
    }
}

/// A row with the row of the file that it was read of.
struct ReadNGOReport: Sendable {
    let row: ImportRow
    let said: NGOReportRow

    /// Nil where it cannot be read, which is among the findings then.
    init?(_ row: ImportRow, adding findings: inout [ImportFinding]) {
        var row = row
        if let restored = row.record["bin"]?.string.flatMap(BIN.restoringLeadingZero)?.rawValue {
            findings += row.zeroRestored("/bin", restored)
            row.record = row.record.setting("bin", to: .string(restored))
        }
        do { said = try NGOReportRow.fields.decode(row).record } catch {
            findings += row.findings(error.problems)
            return nil
        }
        self.row = row.emptied
    }
}

/// A year of a card.
struct ReportedYear: Sendable, Hashable {
    let ngo: UUID
    let year: Int
}

/// The information of a year as it is recorded.
struct MirroredReport: Sendable, Equatable {
    let state: NGOReport.State
    let receivedOn: Day?
    let source: String
    let asOf: Day
}
