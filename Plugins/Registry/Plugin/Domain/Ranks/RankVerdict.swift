import KazakhstanFormats
import PluginKit

/// Whether an official's rank is as high as the recommendations ask.
///
/// `unknown` where no rule was written for the kind of body, where no rank is told, or where it is of
/// another ladder; never `below` by guess. Source: REG-3.
enum RankVerdict: String, Choice {
    case meets, below, unknown
    static let texts = "registry.verdict"
}

/// What decides on a rank: the step of the rank and the rule for the body, as they were on a day.
struct RankCheck: Sendable {
    /// Nil where no rank is told.
    var step: Int?
    var ladder: String?
    /// The rule for the level and kind of the body; nil where none was written.
    var rule: Rule?

    struct Rule: Sendable {
        let code: String
        let ladder: String
        let leastStep: Int
        let leastName: LocalizedText
    }

    var verdict: RankVerdict {
        guard let rule, let step, ladder == rule.ladder else { return .unknown }
        return step >= rule.leastStep ? .meets : .below
    }
}

/// A rank below the threshold, where the agency made the threshold binding.
struct BelowThreshold: Refusal {
    /// The least rank, in the reader's language.
    let least: String
    var consequence: Consequence { .invalid }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] {
        [.registry("/rank", "belowThreshold", ["least": least])]
    }
}
