public import PluginKit

/// What somebody fills in to sign in.
public struct SignInInput: Described {
    public var email = ""
    public var password = ""

    public init() {}

    public static let fields = Fields(
        "SignIn", texts: "host.signIn", blank: SignInInput(),
        [
            Field("email", \.email, .required, .length(1...254)),
            Field("password", \.password, .required, .length(1...200), .data(.identifier)),
        ])
}
