import PluginKit

extension HostViews {
    /// The page to sign in. It sends `email`, `password`, `next` and the token against forged requests.
    /// - Parameter next: Where the reader was going, as a path on this site.
    func signIn(email: String = "", problem: Message? = nil, next: String? = nil) -> View {
        View(
            "host/signin", title: "host.signIn.title",
            ["email": .text(email), "problem": model(problem), "next": .optional(next)])
    }

    /// The page to change one's own password. It sends `current`, `new` and `repeated`.
    /// - Parameter isForced: The password was given by somebody else and opens nothing but this page.
    func password(isForced: Bool, problem: Message? = nil) -> View {
        View(
            "host/password", title: "host.password.title",
            ["isForced": .flag(isForced), "problem": model(problem)])
    }
}
