/// One thing that is wrong with the templates or texts of the host or of a plugin: for the operator.
public struct ShellProblem: Sendable, Hashable, CustomStringConvertible {
    /// `host`, or the id of the plugin whose file it is.
    public let owner: String
    /// Below the owner's folder: `Locales/ru.yaml`.
    public let file: String
    /// From 1, where a line can be named.
    public let line: Int?
    public let what: String

    init(_ owner: String, _ file: String, line: Int? = nil, _ what: String) {
        self.owner = owner
        self.file = file
        self.line = line
        self.what = what
    }

    public var description: String {
        "\(owner): \(file)\(line.map { ":\($0)" } ?? ""): \(what)"
    }
}

/// Every problem of templates and texts at once.
///
/// The owner of each tells which plugin to set aside; without it the rest can be tried again.
public struct ShellProblems: Error, CustomStringConvertible {
    public let all: [ShellProblem]

    init(_ problems: [ShellProblem]) {
        all = problems.sorted {
            ($0.owner, $0.file, $0.line ?? 0, $0.what) < ($1.owner, $1.file, $1.line ?? 0, $1.what)
        }
    }

    public var description: String { all.map(\.description).joined(separator: "\n") }
}
