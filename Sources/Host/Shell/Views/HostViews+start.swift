import PluginKit

/// A card of the start page with its figures read.
struct StartCard: Sendable {
    let title: TextKey
    /// The whole path: `/kk/publications`.
    let href: String
    let figures: [Figure]
}

extension HostViews {
    /// The start page.
    func start(_ cards: [StartCard]) -> View {
        View(
            "host/start", title: "host.start.title",
            [
                "cards": .list(
                    cards.map { card in
                        [
                            "title": .text(text(Message(card.title))), "href": .text(card.href),
                            "figures": model(card.figures),
                        ]
                    })
            ])
    }
}
