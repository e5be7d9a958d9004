import PluginKit

/// A step that does not lead on from where the designation stands.
struct StepOutOfTurn: Refusal {
    /// Where it stands, in the reader's language.
    let state: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.stepOutOfTurn", ["state": state]) }
}

/// A step, a correction or an end for which the caller lacks the right.
struct RightMissing: Refusal {
    /// What the right is called, in the reader's language.
    let right: String
    var consequence: Consequence { .forbidden }
    var message: Message { Message("registry.refusal.rightMissing", ["right": right]) }
}

/// The end of what does not hold yet.
struct NotInForce: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.notInForce" }
}

extension Request {
    /// Refuses a caller who lacks one of the rights, and names it.
    func require(_ rights: Permission...) throws { try require(rights) }

    func require(_ rights: [Permission]) throws {
        guard let missing = rights.first(where: { !may($0) }) else { return }
        throw RightMissing(right: text(Message(missing.label)))
    }
}
