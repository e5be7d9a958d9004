import Foundation
import Host
import PluginKit

/// Compares the sections Settings, Permissions, Events and Jobs of the README with what is declared.
///
/// A setting is one row of a table: key, default, meaning. Of the others each name stands in its section
/// in backquotes, and no name that is not declared.
struct ReadMe {
    private let subject: Subject
    private let file = "README.md"

    init(_ subject: Subject) { self.subject = subject }

    var findings: [Finding] {
        guard let text = subject.text(of: file) else {
            return [subject.finding(file, "is missing", "write what the plugin is for")]
        }
        let sections = Self.sections(of: text)
        let declared = subject.contributions
        return settings(declared.settings, in: sections["Settings"])
            + names(declared.permissions.map(\.id), "Permissions", in: sections)
            + names(declared.events.map(\.name), "Events", in: sections)
            + names(declared.jobs.map(\.name), "Jobs", in: sections)
    }

    /// The text below each heading of the second level.
    private static func sections(of text: String) -> [String: String] {
        let parts = "\n\(text)".split(separator: "\n## ").dropFirst().map { part in
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(lines[0]), lines.count > 1 ? String(lines[1]) : "")
        }
        return Dictionary(parts) { first, second in "\(first)\n\(second)" }
    }

    private func names(
        _ declared: [String], _ heading: String, in sections: [String: String]
    ) -> [Finding] {
        let told = (sections[heading] ?? "").matches(of: /`([a-z][a-z0-9]*(?:\.[A-Za-z0-9]+)+)`/)
            .map { String($0.1) }.filter { $0.hasPrefix("\(subject.id).") }
        let missing = Set(declared).subtracting(told).sorted().map { name in
            subject.finding(file, "does not name `\(name)` under \(heading)", "name it there")
        }
        let idle = Set(told).subtracting(declared).sorted().map { name in
            subject.finding(
                file, "names `\(name)` under \(heading), which is not declared",
                "take it out or declare it")
        }
        return missing + idle
    }

    private func settings(_ declared: [any AnySettingKey], in section: String?) -> [Finding] {
        let rows = (section ?? "").split(separator: "\n").compactMap(SettingRow.init)
        let known = Set(declared.map { "\(subject.id).\($0.name)" })
        let idle = rows.filter { !known.contains($0.key) }.map {
            subject.finding(
                file, "names the setting `\($0.key)`, which is not declared", "take it out")
        }
        return idle
            + declared.compactMap { key in
                let wanted = SettingRow(
                    key: "\(subject.id).\(key.name)", fallback: key.fallbackText,
                    meaning: key.meaning)
                guard rows.first(where: { $0.key == wanted.key }) != wanted else { return nil }
                return subject.finding(
                    file, "does not tell `\(wanted.key)` under Settings as it is declared",
                    "write the row \(wanted.line)")
            }
    }
}

/// One row of the table of settings.
private struct SettingRow: Equatable {
    let key: String
    let fallback: String
    let meaning: String

    init(key: String, fallback: String, meaning: String) {
        self.key = key
        self.fallback = fallback
        self.meaning = meaning
    }

    /// Nil for a line that is no row with a key in backquotes.
    init?(_ line: Substring) {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard cells.count >= 3, cells[0].hasPrefix("`") else { return nil }
        key = cells[0].trimmingCharacters(in: ["`"])
        fallback = cells[1].trimmingCharacters(in: ["`"])
        meaning = cells[2]
    }

    var line: String { "| `\(key)` | `\(fallback)` | \(meaning) |" }
}
