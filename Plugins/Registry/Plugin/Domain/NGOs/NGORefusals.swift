import Foundation
import KazakhstanFormats
import PluginKit

/// A BIN that another organisation has.
struct NGOBinTaken: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] { [.registry("/bin", "ngoBinTaken")] }
}

/// A change of a card that was merged into another one.
struct NGOMerged: Refusal {
    var consequence: Consequence { .conflict }
    var message: Message { "registry.refusal.ngoMerged" }
}

/// A merging of a card with itself, with one that is merged already, or of two different BINs.
enum NGOMergingRefused: Refusal {
    case sameCard, targetMerged, twoBins, binLost, notMerged, hasMerged

    var consequence: Consequence {
        switch self {
        case .sameCard, .twoBins, .binLost: .invalid
        case .targetMerged, .notMerged, .hasMerged: .conflict
        }
    }
    var message: Message {
        switch self {
        case .notMerged: "registry.refusal.ngoNotMerged"
        case .hasMerged: "registry.refusal.ngoMergedSince"
        default: problems[0].message
        }
    }
    var problems: [FieldProblem] {
        switch self {
        case .sameCard: [.registry("/intoId", "mergedIntoItself")]
        case .targetMerged: [.registry("/intoId", "mergedTarget")]
        case .binLost: [.registry("/intoId", "mergedBinLost")]
        case .twoBins: [.registry("/intoId", "mergedBins")]
        case .hasMerged, .notMerged: []
        }
    }
}
