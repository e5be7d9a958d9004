import Foundation
import KazakhstanFormats
import PluginKit

/// A change for a day on which the body is not.
struct OutsideOfBody: Refusal {
    let pointer: Pointer
    let from: Day
    let to: Day?

    init(_ pointer: Pointer, from: Day, to: Day?) {
        self.pointer = pointer
        self.from = from
        self.to = to
    }

    var consequence: Consequence { .invalid }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] {
        [
            .registry(
                pointer, to == nil ? "beforeBody" : "outsideOfBody",
                ["from": from.numeric, "to": to?.numeric ?? ""])
        ]
    }
}

/// A closing before a change that is already recorded.
struct LaterChange: Refusal {
    let on: Day
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.laterChange", ["day": on.numeric]) }
}

/// A second closing.
struct AlreadyClosed: Refusal {
    let on: Day
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.alreadyClosed", ["day": on.numeric]) }
}

/// A closing while others are still under the body.
struct HasChildren: Refusal {
    let names: [String]
    var consequence: Consequence { .conflict }
    var message: Message {
        Message(
            "registry.refusal.hasChildren", count: names.count,
            ["names": names.prefix(5).joined(separator: "; ")])
    }
}

/// A closing before a designation begins that is already recorded.
struct LaterDesignation: Refusal {
    let on: Day
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.laterDesignation", ["day": on.numeric]) }
}

/// A body under itself, on some date, directly or through others.
struct ParentCycle: Refusal {
    var consequence: Consequence { .invalid }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] { [.registry("/parentId", "parentCycle")] }
}

/// A body at a place of the tree for which the caller has no right: at the top, or under another's body.
struct ParentElsewhere: Refusal {
    var pointer: Pointer = "/parentId"
    var consequence: Consequence { .forbidden }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] { [.registry(pointer, "parentElsewhere")] }
}

/// A body under one that does not live as long.
struct ParentOutlived: Refusal {
    let from: Day
    let to: Day?
    var consequence: Consequence { .invalid }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] { [problem(at: "/parentId")] }

    func problem(at pointer: Pointer) -> FieldProblem {
        .registry(
            pointer, to == nil ? "parentYounger" : "parentOutlived",
            ["from": from.numeric, "to": to?.numeric ?? ""])
    }
}

/// A beginning later than that of what belongs to the body.
struct BeginsTooLate: Refusal {
    let least: Day
    var consequence: Consequence { .invalid }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] {
        [.registry("/validFrom", "beginsTooLate", ["day": least.numeric])]
    }
}

/// A BIN that another living body has.
struct BinTaken: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] { [.registry("/bin", "binTaken")] }
}
