/// One thing that is wrong with one field of an input.
public struct FieldProblem: Sendable, Hashable {
    /// Where: `/person/surname/kk`; empty for the whole input. RFC 6901.
    public let pointer: Pointer
    /// What, for programs: `required`, `tooLong`, `unknownKey`.
    public let code: String
    /// What and the way out, for people.
    public let message: Message

    public init(_ pointer: Pointer, _ code: String, _ message: Message) {
        self.pointer = pointer
        self.code = code
        self.message = message
    }

    /// A problem whose text is the host's `host.field.<code>`.
    public init(_ pointer: Pointer, _ code: String, _ arguments: [String: String] = [:]) {
        self.init(pointer, code, Message(TextKey("host.field.\(code)"), arguments))
    }
}

/// A place in a JSON document, RFC 6901.
public struct Pointer: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let text: String

    public init(_ text: String = "") { self.text = text }
    public init(stringLiteral text: String) { self.text = text }
    public var description: String { text }

    public func appending(_ name: String) -> Pointer {
        let escaped =
            name.contains(where: { $0 == "~" || $0 == "/" })
            ? name.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
                .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
            : name
        return Pointer("\(text)/\(escaped)")
    }

    public func appending(_ index: Int) -> Pointer { Pointer("\(text)/\(index)") }

    /// The name of a form's control for this place: `person.surname.kk`.
    public var controlName: String {
        text.split(separator: "/").joined(separator: ".")
    }
}

/// An input with every problem that was found in it.
public struct InvalidFields: Refusal {
    public let problems: [FieldProblem]
    public var consequence: Consequence { .invalid }
    public var message: Message { "host.refusal.invalid" }

    /// - Precondition: there is at least one problem.
    public init(_ problems: [FieldProblem]) {
        precondition(!problems.isEmpty, "an invalid input has a problem")
        self.problems = problems
    }

    public init(_ problem: FieldProblem) { self.init([problem]) }
}
