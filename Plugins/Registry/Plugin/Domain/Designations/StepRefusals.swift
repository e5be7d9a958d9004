import PluginKit

/// A step that does not lead on from where the designation stands.
struct StepOutOfTurn: Refusal {
    /// Where it stands, in the reader's language.
    let state: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.stepOutOfTurn", ["state": state]) }
}

/// The end of what does not hold yet.
struct NotInForce: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.notInForce" }
}
