import Foundation
import Host
import PluginKit

/// Asks for what a plugin adds twice, where there is neither a host nor a database, and compares.
///
/// What functions would do cannot be compared: they are asked for by the other points.
struct PureContributions {
    private let subject: Subject

    init(_ subject: Subject) { self.subject = subject }

    var findings: [Finding] {
        let first = told(subject.contributions)
        let second = told(subject.contributions)
        let anew = told(Contributions(of: subject.unit.plugin.init()))
        return differences(first, second, "is another each time that it is asked for")
            + differences(first, anew, "is another for each value of the plugin")
    }

    /// Every declared value with its name, one a line.
    private func told(_ contributions: Contributions) -> [(kind: String, lines: [Substring])] {
        Mirror(reflecting: contributions).children.map { kind, value in
            var text = ""
            dump(value, to: &text)
            return (kind ?? "", text.split(separator: "\n"))
        }
    }

    private func differences(
        _ first: [(kind: String, lines: [Substring])],
        _ second: [(kind: String, lines: [Substring])], _ what: String
    ) -> [Finding] {
        zip(first, second).compactMap { first, second in
            guard first.lines != second.lines else { return nil }
            let odd = zip(first.lines, second.lines).first { $0 != $1 }
            let shown = odd.map { one, other in
                "\(one.trimmed) became \(other.trimmed)"
            }
            return subject.finding(
                "`\(first.kind)`", "\(what) (\(shown ?? "their number changes"))",
                "declare the same values always; what changes belongs into handlers and settings")
        }
    }
}

extension Substring {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
