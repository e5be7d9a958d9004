import KazakhstanFormats
import PluginKit

/// What came of an import: figures, and what is wrong with which row.
struct ImportReport: Described {
    var accepted = 0
    var rejected = 0
    var unchanged = 0
    var isDryRun = false
    var errors: [Entry] = []
    var warnings: [Entry] = []
    /// How many there are of each, with those that the lists have no room for.
    var errorsInAll = 0
    var warningsInAll = 0
    /// Further figures of the kind.
    var details: [Detail] = []

    /// Whether wrong rows kept the whole file out.
    var isRefused: Bool { rejected > 0 && !isDryRun && accepted + unchanged == 0 }

    /// Entries of each kind that a report tells; the figures count all.
    static let entryLimit = 1_000
    /// Code points of what is said of one row.
    static let messageLimit = 4_000

    static let fields = Fields(
        "ImportReport", texts: "host.import.report", blank: ImportReport(),
        [
            Field("accepted", \.accepted), Field("rejected", \.rejected),
            Field("unchanged", \.unchanged), Field("dryRun", \.isDryRun),
            Field("errors", \.errors, .count(0...1_000)),
            Field("warnings", \.warnings, .count(0...1_000)),
            Field("errorsInAll", \.errorsInAll), Field("warningsInAll", \.warningsInAll),
            Field("details", \.details),
        ])

    /// A figure with its words.
    struct Detail: Described {
        var value = ""
        var label = ""

        static let fields = Fields(
            "ImportReportDetail", texts: "host.import.detail", blank: Detail(),
            [Field("value", \.value), Field("label", \.label)])
    }

    /// One finding about one row.
    struct Entry: Described {
        var line = 0
        var column: String?
        var code = ""
        var message = ""

        /// For people who have no table before them: the line, and the column where it is about one.
        var place: String { column.map { "line \(line), \($0)" } ?? "line \(line)" }

        static let fields = Fields(
            "ImportReportEntry", texts: "host.import.entry", blank: Entry(),
            [
                Field("line", \.line), Field("column", \.column), Field("code", \.code),
                Field("message", \.message, .length(0...ImportReport.messageLimit)),
            ])
    }
}

/// Whether an import takes the good rows of a file with bad ones, or nothing. Its texts are on the page
/// of imports.
enum ImportMode: String, Choice {
    case all, valid
    static let texts = "host.imports.modes"
}

/// What an import asks for, beside the file.
struct ImportOrder: Described {
    var kind = ""
    var mode = ImportMode.all
    var isDryRun = false
    var effectiveOn: Day?
    /// Whether what holds already ends where a row cannot hold beside it.
    var supersedes = false

    static let fields = Fields(
        "ImportOrder", texts: "host.import.order", blank: ImportOrder(),
        [
            Field("kind", \.kind, .required, .length(1...40)), Field("mode", \.mode),
            Field("dryRun", \.isDryRun), Field("effectiveOn", \.effectiveOn),
            Field("supersede", \.supersedes),
        ])
}

/// The file is of no layout that the kind knows.
struct UnknownLayout: Refusal {
    let wanted: String
    let found: String

    init(_ layouts: [TableLayout], found titles: [String]) {
        wanted = layouts.map { layout in
            let columns = layout.columns.filter { $0.isRequired || $0.cell != nil }
            return columns.map { $0.cell?.name ?? $0.name }.joined(separator: ", ")
        }.joined(separator: " / ")
        found = String(titles.joined(separator: ", ").prefix(300))
    }

    var consequence: Consequence { .invalid }
    var message: Message {
        Message("host.import.unknownLayout", ["wanted": wanted, "found": found])
    }
}

/// No plugin takes this kind of file.
struct UnknownImportKind: Refusal {
    let kind: String
    let known: [String]
    var consequence: Consequence { .missing }
    var message: Message {
        Message("host.import.unknownKind", ["kind": kind, "known": known.joined(separator: ", ")])
    }
}

/// The file holds what no text does: it is of another format, or in UTF-16.
struct NoText: Refusal {
    var consequence: Consequence { .invalid }
    var message: Message { "host.import.noText" }
}

/// The file holds no row at all.
struct EmptyFile: Refusal {
    var consequence: Consequence { .invalid }
    var message: Message { "host.import.emptyFile" }
}

/// The file cannot be read as a table.
struct UnreadableFile: Refusal {
    let line: Int
    let reason: String
    var consequence: Consequence { .invalid }
    var message: Message {
        Message("host.import.unreadable", ["line": String(line), "reason": reason])
    }
}
