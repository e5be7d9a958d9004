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

    /// Whether wrong rows kept the whole file out.
    var isRefused: Bool { rejected > 0 && !isDryRun && accepted + unchanged == 0 }

    /// Entries of each kind that a report tells; the figures count all.
    static let entryLimit = 1_000

    static let fields = Fields(
        "ImportReport", texts: "host.import.report", blank: ImportReport(),
        [
            Field("accepted", told: \.accepted), Field("rejected", told: \.rejected),
            Field("unchanged", told: \.unchanged), Field("dryRun", told: \.isDryRun),
            Field("errors", told: \.errors), Field("warnings", told: \.warnings),
        ])

    /// One finding about one row.
    struct Entry: Described {
        var line = 0
        var column: String?
        var code = ""
        var message = ""

        static let fields = Fields(
            "ImportReportEntry", texts: "host.import.entry", blank: Entry(),
            [
                Field("line", told: \.line), Field("column", told: \.column),
                Field("code", told: \.code), Field("message", told: \.message),
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

    static let fields = Fields(
        "ImportOrder", texts: "host.import.order", blank: ImportOrder(),
        [
            Field("kind", \.kind, .required, .length(1...40)), Field("mode", \.mode),
            Field("dryRun", \.isDryRun), Field("effectiveOn", \.effectiveOn),
        ])
}

/// The file is of no layout that the kind knows.
struct UnknownLayout: Refusal {
    let wanted: String
    let found: String
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
