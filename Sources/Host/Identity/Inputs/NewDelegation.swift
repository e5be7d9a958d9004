public import KazakhstanFormats
public import PluginKit

/// What somebody fills in who lets another act for them for a time.
public struct NewDelegation: Described {
    /// By which the substitute signs in.
    public var email = ""
    /// Nil for all roles.
    public var role: AccountRole?
    public var from = Day(daysSince2000: 0)
    /// The last day.
    public var until = Day(daysSince2000: 0)

    /// A role that is needed for longer is to be given, not delegated.
    static let longestDays = 366

    public init() {}

    public static let fields = Fields(
        "NewDelegation", texts: "host.delegation", blank: NewDelegation(),
        [
            Field("email", \.email, .required, .length(1...254)),
            Field("role", \.role, .hint("host.delegation.roleHint")),
            Field("from", \.from, .required),
            Field("until", \.until, .required),
        ],
        check: { delegation, problems in
            let days = delegation.from.days(until: delegation.until)
            if days < 0 {
                problems.append(.delegation("/until", "endsBeforeItBegins"))
            } else if days >= longestDays {
                problems.append(.delegation("/until", "tooLong"))
            }
        })
}

extension FieldProblem {
    /// A problem whose text is `host.delegation.<code>`.
    static func delegation(_ pointer: Pointer, _ code: String) -> FieldProblem {
        FieldProblem(pointer, code, Message(TextKey("host.delegation.\(code)")))
    }
}
