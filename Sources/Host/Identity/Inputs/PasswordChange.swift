public import PluginKit

/// What somebody fills in to have another password.
public struct PasswordChange: Described {
    public var current = ""
    public var new = ""
    public var repeated = ""

    public init() {}

    public init(current: String, new: String, repeated: String) {
        self.current = current
        self.new = new
        self.repeated = repeated
    }

    public static let fields = Fields(
        "PasswordChange", texts: "host.password", blank: PasswordChange(),
        [
            Field("current", \.current, .required, .length(1...200), .data(.identifier)),
            Field(
                "new", \.new, .required, .length(1...200), .data(.identifier),
                .hint("host.password.hint")),
            Field("repeated", \.repeated, .required, .length(1...200), .data(.identifier)),
        ],
        check: { change, problems in
            guard change.new != change.repeated else { return }
            problems.append(
                FieldProblem(
                    "/repeated", "password.different", Message("host.password.different")))
        })
}
