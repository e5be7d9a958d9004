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

    /// What the template `host/export` shows; nothing where the reader may not have it.
    var model: Model {
        guard let kind = reader.frame.exports.first(where: { $0.name == name }),
            kind.access.admits(reader.frame.account)
        else { return .none }
        let narrowing = narrowing(of: kind)
        return [
            "formats": .list(
                ExportFormat.allCases.map { format in
                    [
                        "title": .text(reader.text(Message(format.label))),
                        "href": .text(href(format, narrowing)),
                    ]
                })
        ]
    }

    /// As the page has understood its query: a link may hold what an endpoint refuses.
    private func narrowing(of kind: ExportKind) -> [(name: String, value: String)] {
        let query = reader.frame.path.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        let understood = QueryReading.lenient(URLEncoded.pairs(query), fields: kind.query).json
        guard case .object(let members) = understood else { return [] }
        return members.flatMap { member in
            (member.value.array ?? [member.value]).map { value in
                (member.name, value.string ?? value.text)
            }
        }
    }

    private func href(
        _ format: ExportFormat, _ narrowing: [(name: String, value: String)]
    ) -> String {
        let own = [("format", format.rawValue), ("language", reader.frame.language.rawValue)]
        let query = (own + narrowing).map { "\($0.0)=\($0.1.inQuery)" }
        return ExportRoutes.path(of: name, of: reader.frame.pluginId ?? "") + "?"
            + query.joined(separator: "&")
    }
}
