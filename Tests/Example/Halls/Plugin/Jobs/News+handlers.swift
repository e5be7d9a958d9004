import HallsAPI
import PluginKit

extension News {
    /// Each event of a hall becomes news.
    static let handlers: [EventHandler] = [
        .on(HallOpened.self, as: "news.opening") { opened, change in
            try await News(
                id: opened.id, at: opened.at, kind: .opening, hallId: opened.event.hallId,
                hall: opened.event.hall
            ).add(in: change)
        },
        .on(HallClosed.self, as: "news.closing") { closed, change in
            try await News(
                id: closed.id, at: closed.at, kind: .closing, hallId: closed.event.hallId,
                hall: closed.event.hall
            ).add(in: change)
        },
    ]
}
