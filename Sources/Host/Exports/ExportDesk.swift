public import KazakhstanFormats
public import PluginKit

/// What the plugins give out as files, by name.
struct ExportDesk: Sendable {
    let kinds: [Kind]
    /// How many lists may leave at once: each takes a connection of the database meanwhile.
    let places: Places

    struct Kind: Sendable {
        let plugin: ServingPlugin
        let kind: ExportKind
    }

    init(plugins: [ServingPlugin], places: Places) {
        kinds = plugins.flatMap { plugin in
            plugin.contributions.exports.map { Kind(plugin: plugin, kind: $0) }
        }
        self.places = places
    }

    func kind(_ name: String) throws(UnknownExportKind) -> Kind {
        guard let found = kinds.first(where: { $0.kind.name == name }) else {
            throw UnknownExportKind(kind: name, known: kinds.map(\.kind.name))
        }
        return found
    }
}

/// Nothing of this name is given out.
struct UnknownExportKind: Refusal {
    let kind: String
    let known: [String]
    var consequence: Consequence { .missing }
    var message: Message {
        Message(
            "host.export.unknownKind", ["kind": kind, "known": known.joined(separator: ", ")])
    }
}

/// As many lists leave as may at once.
struct TooManyExports: Refusal {
    var consequence: Consequence { .unavailable }
    var message: Message { "host.export.busy" }
}

/// In what form an export is given out.
enum ExportFormat: String, Choice {
    case csv, xlsx, jsonl
    static let texts = "host.export.format"

    var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .xlsx: FileType.xlsx.mediaType
        case .jsonl: "application/jsonl; charset=utf-8"
        }
    }
}

extension Language: Choice {
    public static let texts = "host.import.languages"
}

/// What is asked of every export beside the parameters of its list.
struct ExportOrder: Described {
    var format = ExportFormat.csv
    /// Of the header and of words in cells; where none is named, the one that the caller prefers.
    var language: Language?

    static let fields = Fields(
        "ExportOrder", texts: "host.export.order", blank: ExportOrder(),
        [Field("format", \.format), Field("language", \.language)])
}
