import KazakhstanFormats
import PluginKit

/// What came of a report.
enum ReportOutcome: String, Choice {
    case corrected, right, unverifiable
    static let texts = "registry.contactOutcome"

    /// As it is said to the one who reported.
    var told: TextKey { TextKey("registry.contactOutcomeTold.\(rawValue)") }
}

/// What an operator says to those who reported something.
struct ReportSettlement: Described {
    var outcome: ReportOutcome?
    var answer: String?

    static let fields = Fields(
        "ReportSettlement", texts: "registry.contactSettlement", blank: ReportSettlement(),
        [
            Field("outcome", \.outcome, .required),
            Field(
                "answer", \.answer, .length(0...1_000), .lines,
                .hint("registry.contactSettlement.answerHint")),
        ])
}

/// So much was said of one record already that an operator must look first.
struct ReportsWaiting: Refusal {
    var consequence: Consequence { .tooOften }
    var message: Message { "registry.refusal.contactReportsWaiting" }
    var retryAfter: Int? { 3_600 }
}

/// An operator has answered already.
struct ReportSettled: Refusal {
    let day: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.contactReportSettled", ["day": day]) }
}
