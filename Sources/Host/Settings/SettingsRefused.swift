import PluginKit

/// Settings that cannot be used, with every problem that was found in them.
public struct SettingsRefused: Error, CustomStringConvertible {
    public let problems: [WrittenProblem]

    /// - Precondition: there is at least one problem.
    init(_ problems: [WrittenProblem]) {
        precondition(!problems.isEmpty, "refused settings have a problem")
        self.problems = problems
    }

    init(_ place: String, _ text: String) { self.init([WrittenProblem(place, text)]) }

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// One thing that is wrong with what somebody wrote into a file, and where. Never holds what was
/// written: it may be a secret.
public struct WrittenProblem: Sendable, Hashable, CustomStringConvertible {
    /// `Config/arna.yaml:12` or `ARNA_PORT`.
    public let place: String
    public let text: String

    init(_ place: String, _ text: String) {
        self.place = place
        self.text = text
    }

    /// A key that is none, with the one that was perhaps meant.
    init(_ place: String, unknown key: String, among known: [String]) {
        let hint = Spelling.nearest(to: key, among: known).map { "; did you mean \($0)?" } ?? ""
        self.init(place, "\(key) is no key here" + hint)
    }

    public var description: String { "\(place): \(text)" }
}
