/// One thing that stops or degrades a start, and what to do about it.
public struct Finding: Sendable, Hashable, CustomStringConvertible {
    public let severity: Severity
    /// What it is about: `database`, `port`, `plugin publications`.
    public let subject: String
    public let text: String
    public let remedy: String

    public enum Severity: String, Sendable, Comparable, CaseIterable {
        /// Nothing would be served.
        case stops
        /// Something would be missing or weaker.
        case degrades
        /// Worth knowing.
        case notes

        public static func < (left: Self, right: Self) -> Bool {
            (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
        }
    }

    init(_ severity: Severity, _ subject: String, _ text: String, remedy: String = "") {
        self.severity = severity
        self.subject = subject
        self.text = text
        self.remedy = remedy
    }

    public var stopsAStart: Bool { severity == .stops }

    public var description: String {
        let finding = "\(severity.rawValue): \(subject): \(text)"
        return remedy.isEmpty ? finding : "\(finding)\n    → \(remedy)"
    }
}
