import KazakhstanFormats
import PluginKit

extension News {
    static let endpoints: [Endpoint] = [
        .list("news", .public, "What became of halls, the latest first.", by: Nothing.self) {
            request, _, paging in
            try await list(paging, for: request)
        }
    ]

    static let pages: [Page] = [
        .view("news", .public, by: Nothing.self) { request, _, paging in
            let listing = try await list(paging, for: request)
            return View(
                "halls/news", title: "halls.news.title",
                [
                    "news": .list(listing.items.map { $0.row(for: request) }),
                    "paging": .paging(listing.total, paging),
                ])
        }
    ]

    static let feed = Feed("news", title: "halls.news.title", access: .public) { request, paging in
        try await list(paging, for: request).map { news in
            FeedEntry(
                key: String(news.id), title: news.hall, updated: news.at,
                path: "halls/\(news.hallId.text)", summary: request.text(Message(news.kind.label)))
        }
    }

    private func row(for request: Request) -> Model {
        [
            "hallId": .text(hallId.text), "hall": .localized(hall, in: request.language),
            "kind": .text(request.text(Message(kind.label))),
            "day": .text(LocalMoment(at).day.words(in: request.language)),
        ]
    }
}
