public import Foundation

/// What a plugin does when an event happened.
///
/// ```swift
/// .on(PublicationWithdrawn.self, as: "feed") { occurrence, change in
///     try await change.execute("DELETE FROM … WHERE id = \(occurrence.event.publicationId)")
/// }
/// ```
///
/// It is called at least once for each event that was published since the handler was first loaded, also
/// for those published while its plugin was away; in order for each aggregate. What it writes in its
/// change commits together with the note that it has handled the event, so in the database that is
/// exactly once; what it does elsewhere it may do twice. Throwing undoes the change, and it is called
/// again later; other aggregates do not wait for that. It must end when its task is cancelled: it has
/// thirty seconds.
public struct EventHandler: Sendable {
    /// Its name within the plugin. Under it the host remembers what has been handled, so it must stay.
    public let name: String
    /// The name of the event.
    public let event: String
    public let handle: @Sendable (KeptEvent, Change) async throws -> Void

    public static func on<E: Event>(
        _ event: E.Type, as name: String,
        _ handle: @escaping @Sendable (Occurrence<E>, Change) async throws -> Void
    ) -> EventHandler {
        EventHandler(name: name, event: E.name) { kept, change in
            guard kept.version <= E.version else {
                throw EventTooNew(name: kept.name, version: kept.version, known: E.version)
            }
            let event = try E.fields.decode(kept.content).record
            try await handle(Occurrence(event: event, id: kept.id, at: kept.at), change)
        }
    }
}

/// An event that happened, and when.
public struct Occurrence<E: Event>: Sendable {
    public let event: E
    /// Counted up with each event that is published.
    public let id: Int
    /// When it was published.
    public let at: Date
}

/// An event of a later version than the handler knows: the plugin that published it is newer.
struct EventTooNew: Error, CustomStringConvertible {
    let name: String
    let version: Int
    let known: Int

    var description: String {
        "\(name) is of version \(version), and this handler knows version \(known)"
    }
}
