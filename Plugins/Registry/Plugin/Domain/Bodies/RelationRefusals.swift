import KazakhstanFormats
import PluginKit

/// A body that would take over from itself, through others.
struct SuccessionCycle: Refusal {
    let pointer: Pointer
    var consequence: Consequence { .invalid }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] { [.registry(pointer, "successionCycle")] }
}

/// A relation of the same bodies from the same day on a second time.
struct RelationKnown: Refusal {
    var pointer: Pointer = "/otherId"
    var consequence: Consequence { .conflict }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] { [.registry(pointer, "relationKnown")] }
}

/// A second withdrawal.
struct RelationWithdrawn: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.relationWithdrawn" }
}

/// A closing before functions pass that the body is to give, or to take over.
struct LaterRelation: Refusal {
    let on: Day
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.laterRelation", ["day": on.numeric]) }
}
