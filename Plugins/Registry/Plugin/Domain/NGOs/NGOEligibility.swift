import KazakhstanFormats
import PluginKit
import RegistryAPI

/// What is recorded against an organisation taking part in a social order or a grant on a day.
struct NGOEligibility: Described {
    var on = Day(daysSince2000: 0)
    var reasons: [Reason] = []

    static let fields = Fields(
        "NGOEligibility", texts: "registry.eligibility", blank: NGOEligibility(),
        [Field("on", told: \.on), Field("reasons", told: \.reasons)])

    struct Reason: Described {
        var code = Code.unknown
        /// In the reader's language.
        var message = ""
        var since: Day?
        var source: String?

        static let fields = Fields(
            "IneligibilityReason", texts: "registry.eligibility", blank: Reason(),
            [
                Field("code", told: \.code), Field("message", told: \.message),
                Field("since", told: \.since), Field("source", told: \.source),
            ])
    }

    enum Code: String, Choice {
        case unknown, form, inactive, suspended, liquidating, liquidated, reportMissing
        static let texts = "registry.ineligibility"
    }
}

extension NGOEligibility {
    init(_ reasons: [Ineligibility], on day: Day, said say: (Message) -> String) {
        on = day
        self.reasons = reasons.compactMap { reason in
            Code(rawValue: reason.reason.rawValue).map {
                Reason(
                    code: $0, message: say(Message($0.label)), since: reason.since,
                    source: reason.source)
            }
        }
    }
}
