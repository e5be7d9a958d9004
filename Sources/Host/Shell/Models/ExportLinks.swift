import KazakhstanFormats
import PluginKit

/// The ways to take a list along as a file.
struct ExportLinks {
    private let name: String
    private let reader: Reader

    init(_ name: String, _ reader: Reader) {
        self.name = name
        self.reader = reader
    }

    /// What the template `host/export` shows.
    var model: Model {
        [
            "formats": .list(
                ExportFormat.allCases.map { format in
                    [
                        "title": .text(reader.text(Message(format.label))),
                        "href": .text(href(format)),
                    ]
                })
        ]
    }

    /// With the query of the page, but for which part and order of the list it shows.
    private func href(_ format: ExportFormat) -> String {
        let query = reader.frame.path.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let kept = query.split(separator: "&").filter { pair in
            let parts = pair.split(separator: "=", omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[1].isEmpty
                && !["page", "perPage", "sort", "format", "language"].contains(parts[0])
        }
        let own = ["format=\(format.rawValue)", "language=\(reader.frame.language.rawValue)"]
        let plugin = reader.frame.pluginId ?? ""
        return "/api/v1/\(plugin)/exports/\(name)?"
            + (own + kept.map(String.init)).joined(separator: "&")
    }
}
