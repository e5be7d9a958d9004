import PluginKit

extension HostViews {
    /// The page of an error: what happened, the way out, and the short id that the log has too.
    /// - Parameter message: What happened, where more is known than the status says.
    func failure(
        status: Int, message: Message? = nil, requestId: String? = nil,
        problems: [FieldProblem] = []
    ) -> View {
        let known = Self.statuses.contains(status) ? status : status < 500 ? 400 : 500
        func key(_ part: String) -> Message { Message(TextKey("host.error.\(known).\(part)")) }
        return View(
            "host/error", title: key("title"),
            [
                "status": .count(status), "heading": .text(text(key("title"))),
                "what": .text(text(message ?? key("what"))), "way": .text(text(key("way"))),
                "id": .optional(requestId), "asksToSignIn": .flag(status == 401),
                "problems": .list(problems.map { .text(text($0.message)) }),
            ])
    }

    /// The statuses that have texts of their own.
    private static let statuses: Set<Int> = [
        400, 401, 403, 404, 405, 406, 408, 409, 411, 412, 413, 414, 415, 422, 428, 429, 431, 500,
        503,
    ]
}
