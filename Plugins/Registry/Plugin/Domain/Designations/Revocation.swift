import KazakhstanFormats
import PluginKit

/// Why a designation ended.
enum EndReason: String, Choice {
    case ended, replaced, enteredByMistake, bodyClosed, other
    static let texts = "registry.endReason"
}

/// The end of a designation. `revokedOn` is its last day; an entry by mistake needs none, because it
/// never held: it leaves history and coverage, not the audit.
struct Revocation: Described {
    var revokedOn: Day?
    var reason = EndReason.ended
    var note: String?

    static let fields = Fields(
        "Revocation", texts: "registry.revocation", blank: Revocation(),
        [
            Field("revokedOn", \.revokedOn),
            Field("reason", \.reason, .required),
            Field("note", \.note, .length(0...1_000), .lines, .data(.personal)),
        ]
    ) { revocation, problems in
        if revocation.revokedOn == nil, revocation.reason != .enteredByMistake {
            problems.append(FieldProblem("/revokedOn", "required"))
        }
    }
}
