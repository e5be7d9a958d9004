import Foundation
import KazakhstanFormats
import PluginKit

/// One record of the plugin.
struct __Entity__: Described, Identified, Revised {
    var id = UUID.blank
    /// By which papers and files know it.
    var number = ""
    var name = LocalizedText()
    /// The last day on which it holds; nil for one without end.
    var lastDay: Day?
    var revision = 1

    static let fields = Fields(
        "__Name____Entity__", texts: "__id__.__entity__", blank: __Entity__(),
        [
            Field("id", told: \.id),
            Field("number", \.number, .required, .length(1...20)),
            Field("name", \.name, .required, .length(1...200)),
            Field("lastDay", \.lastDay),
        ])
}

/// A number that another record has.
struct NumberTaken: Refusal {
    let number: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("__id__.refusal.numberTaken", ["number": number]) }
    var problems: [FieldProblem] { [FieldProblem("/number", "numberTaken", message)] }
}
