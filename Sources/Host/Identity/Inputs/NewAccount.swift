public import PluginKit

/// What an administrator fills in to make an account.
public struct NewAccount: Described {
    public var email = ""
    public var name = ""
    public var role = AccountRole.reader

    public init() {}

    public static let fields = Fields(
        "NewAccount", texts: "host.account", blank: NewAccount(),
        [
            Field("email", \.email, .required, .length(1...254)),
            Field("name", \.name, .required, .length(1...200), .data(.personal)),
            Field("role", \.role, .required),
        ],
        check: { account, problems in
            if let problem = EmailAddress.problem(with: account.email, at: "/email") {
                problems.append(problem)
            }
        })
}

/// A ``PluginKit/Role`` as it stands in a form: its texts are `host.role.<role>`.
public enum AccountRole: String, Choice {
    case administrator, `operator`, editor, reader, auditor

    public static let texts = "host.role"

    public var role: Role {
        switch self {
        case .administrator: .administrator
        case .operator: .operator
        case .editor: .editor
        case .reader: .reader
        case .auditor: .auditor
        }
    }
}
