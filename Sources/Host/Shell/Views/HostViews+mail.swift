import KazakhstanFormats
import PluginKit

extension HostViews {
    /// How many letters wait and went, and those that did not.
    func mail(
        _ counts: [MailDesk.Count], _ troubles: [MailDesk.Trouble], _ titles: [String: TextKey],
        isSending: Bool
    ) -> View {
        View(
            "host/mail", title: "host.mail.title",
            [
                "isSending": .flag(isSending),
                "kinds": .list(
                    counts.map {
                        [
                            "name": .text($0.kind), "title": title(titles[$0.kind]),
                            "waiting": .count($0.waiting), "sent": .count($0.sent),
                            "stuck": .count($0.stuck), "hasStuck": .flag($0.stuck > 0),
                            "oldest": .optional($0.oldest.map { LocalMoment($0).numeric }),
                        ]
                    }),
                "troubles": .list(troubles.map { model($0, titles[$0.kind]) }),
            ])
    }

    private func model(_ trouble: MailDesk.Trouble, _ title: TextKey?) -> Model {
        [
            "id": .count(trouble.id), "name": .text(trouble.kind), "title": self.title(title),
            "recipient": .optional(trouble.recipient),
            "asked": .text(LocalMoment(trouble.askedAt).numeric),
            "until": .text(LocalMoment(trouble.until).numeric),
            "state": .text(text(Message(TextKey("host.mail.state.\(trouble.state.rawValue)")))),
            "isUnclear": .flag(trouble.state == .unclear),
            "messageId": .text(trouble.messageId.text),
            "reason": .optional(trouble.reason), "mayGoAgain": .flag(trouble.mayGoAgain),
        ]
    }

    private func title(_ key: TextKey?) -> Model { .optional(key.map { text(Message($0)) }) }
}
