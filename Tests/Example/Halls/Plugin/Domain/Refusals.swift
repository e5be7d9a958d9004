import KazakhstanFormats
import PluginKit

/// A number that another hall has.
struct NumberTaken: Refusal {
    let number: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("halls.refusal.numberTaken", ["number": number]) }
    var problems: [FieldProblem] { [FieldProblem("/number", "numberTaken", message)] }
}

/// A closure of a hall whose last day is over.
struct AlreadyClosed: Refusal {
    let lastDay: Day
    var consequence: Consequence { .conflict }
    var message: Message { Message("halls.refusal.alreadyClosed", ["day": lastDay.numeric]) }
}
