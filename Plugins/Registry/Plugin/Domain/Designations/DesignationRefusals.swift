import KazakhstanFormats
import PluginKit

/// A second primary or acting official of a body in the same period.
struct PlaceTaken: Refusal {
    /// Nil where it is not known: a change that was refused can ask nothing more.
    var holder: Holder?

    struct Holder: Sendable {
        /// In the reader's language.
        let name: String
        let since: Day
        let until: Day?
    }

    var consequence: Consequence { .conflict }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] {
        guard let holder else { return [.registry("/validFrom", "placeTakenBySomebody")] }
        return [
            .registry(
                "/validFrom", holder.until == nil ? "placeTaken" : "placeTakenUntil",
                [
                    "name": holder.name, "since": holder.since.numeric,
                    "until": holder.until?.numeric ?? "",
                ])
        ]
    }
}

/// A designation for a time in which the body is not.
struct BodyNotThere: Refusal {
    let from: Day
    let to: Day?

    var consequence: Consequence { .invalid }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] {
        [
            .registry(
                to == nil ? "/validFrom" : "/validTo", to == nil ? "beforeBody" : "outsideOfBody",
                ["from": from.numeric, "to": to?.numeric ?? ""])
        ]
    }
}

/// A revocation of what has ended by then.
struct AlreadyEnded: Refusal {
    let on: Day
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.alreadyEnded", ["day": on.numeric]) }
}

/// An act upon a designation that was entered by mistake.
struct EnteredByMistake: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.enteredByMistake" }
}

/// A last day before the first.
struct EndsBeforeItBegins: Refusal {
    let pointer: Pointer
    let from: Day
    var consequence: Consequence { .invalid }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] {
        [.registry(pointer, "endsBeforeItBeganOn", ["from": from.numeric])]
    }
}
