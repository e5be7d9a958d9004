import Foundation
import PluginKit
import PluginTesting
import Synchronization

/// Hears of publications of another plugin, and remembers in which order.
struct ListeningPublications: Plugin, HandlesEvents {
    init() {}

    private static let heard = Mutex<[UUID: [String]]>([:])

    /// What was heard of a publication.
    static func heard(of id: UUID) -> [String] { heard.withLock { $0[id] ?? [] } }

    var handlers: [EventHandler] {
        [
            .on(PublicationAdded.self, as: "ear") { occurrence, _ in
                let event = occurrence.event
                Self.heard.withLock { $0[event.publicationId, default: []].append(event.name) }
            }
        ]
    }

    /// The plugin in a folder that goes with the test.
    static func underTest(in folder: ScratchFolder) throws -> PluginUnderTest {
        try folder.write(
            "listening/plugin.yaml",
            """
            id: listening
            name: {kk: Listening, ru: Listening, en: Listening}
            version: 1.2.0
            library: ListeningPublications
            requires: [publications]
            description: Hears of publications.
            """)
        return PluginUnderTest(Self.self, folder: folder.url.appending(path: "listening"))
    }
}
