import KazakhstanFormats
import PluginKit

extension PluginDescription {
    /// For a terminal, in English.
    func lines(_ texts: any Texts) -> [String] {
        var lines = [status.line]
        if !requires.isEmpty { lines.append("    requires \(requires.joined(separator: ", "))") }
        if !uses.isEmpty { lines.append("    uses \(uses.joined(separator: ", "))") }
        for part in parts {
            lines.append("    \(texts.text(part.kind.title, in: .en).lowercased())")
            lines += part.additions.map { "        \($0.line)" }
        }
        return lines
    }

    /// For programs.
    var json: JSON {
        .object([
            .init("id", .string(status.id)), .init("version", .string(status.version)),
            .init("state", .string(status.state.rawValue)),
            .init("reason", status.reason.map { .string($0) } ?? .null),
            .init("requires", .array(requires.map { .string($0) })),
            .init("uses", .array(uses.map { .string($0) })),
            .init(
                "adds",
                .object(
                    parts.map { part in
                        .init(part.kind.rawValue, .array(part.additions.map(\.json)))
                    })),
        ])
    }
}

extension Addition {
    fileprivate var line: String {
        [name, access?.word ?? "", detail].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    fileprivate var json: JSON {
        var members: [JSON.Member] = [.init("name", .string(name))]
        if let access { members.append(.init("access", .string(access.word))) }
        if !detail.isEmpty { members.append(.init("detail", .string(detail))) }
        return .object(members)
    }
}

extension Access {
    /// In one word: `public`, `signedIn` or the id of the permission.
    var word: String {
        switch self {
        case .public: "public"
        case .signedIn: "signedIn"
        case .requires(let permission): permission.id
        }
    }
}
