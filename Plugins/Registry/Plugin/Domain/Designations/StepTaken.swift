import Foundation
import PluginKit

/// A step of a designation: who took it and when.
struct StepTaken: Described {
    var step = Designation.Step.preparation
    var at = Date(timeIntervalSince1970: 0)
    var accountId: UUID?
    /// What the one who took it was called then.
    var author: String?
    /// Of a return.
    var reason: String?
    /// Of the designation after it.
    var revision = 1

    static let fields = Fields(
        "StepTaken", texts: "registry.stepTaken", blank: StepTaken(),
        [
            Field("step", told: \.step), Field("at", told: \.at),
            Field("accountId", told: \.accountId), Field("author", told: \.author),
            Field("reason", told: \.reason), Field("revision", told: \.revision),
        ])
}

/// A step that may be taken next.
struct NextStep: Described {
    var step = Designation.Step.submission
    /// The id of the right that it needs.
    var permission = ""
    /// Whether the caller has that right.
    var allowed = false

    static let fields = Fields(
        "NextStep", texts: "registry.stepTaken", blank: NextStep(),
        [
            Field("step", told: \.step), Field("permission", told: \.permission),
            Field("allowed", told: \.allowed),
        ])
}

/// What is to be mended before it can be confirmed or published.
struct Return: Described {
    var reason = ""

    static let fields = Fields(
        "Return", texts: "registry.return", blank: Return(),
        [Field("reason", \.reason, .required, .length(1...1_000), .lines, .data(.personal))])
}

/// A step as a page sends it: with the revision that the page showed.
struct SeenStep: Described {
    var revision = 0

    static let fields = Fields(
        "SeenStep", texts: "registry.stepTaken", blank: SeenStep(),
        [Field("revision", \.revision, .required, .hidden)])
}

/// A return as a page sends it.
struct SeenReturn: Described {
    var reason = ""
    var revision = 0

    static let fields = Fields(
        "SeenReturn", texts: "registry.return", blank: SeenReturn(),
        [
            Field("reason", \.reason, .required, .length(1...1_000), .lines, .data(.personal)),
            Field("revision", \.revision, .required, .hidden, label: "registry.stepTaken.revision"),
        ])
}
