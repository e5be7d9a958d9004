import KazakhstanFormats
import PluginKit

/// Why an edition as a whole is not taken in.
enum EditionRefused: Refusal {
    /// Nobody says from which day it holds.
    case noDay
    /// No row of the file could be taken.
    case empty
    /// A later edition holds already: what it changed can no longer be told apart.
    case olderThan(Day)

    var consequence: Consequence {
        switch self {
        case .noDay, .empty: .invalid
        case .olderThan: .conflict
        }
    }

    var message: Message {
        switch self {
        case .noDay: "registry.import.kato.noDay"
        case .empty: "registry.import.kato.noRows"
        case .olderThan(let day):
            Message("registry.import.kato.older", ["latest": day.numeric])
        }
    }
}

/// The host named a layout that was not offered to it.
struct UnknownLayout: Error, CustomStringConvertible {
    var description: String { "the classifier has no such layout" }
}
