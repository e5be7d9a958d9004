import Foundation
import PluginKit
import PostgresStore

/// Who handles which event, remembered in the database.
struct Subscriptions: Sendable {
    /// A handler with the plugin that it belongs to.
    struct Subscriber: Sendable {
        let plugin: ServingPlugin
        let handler: EventHandler
    }

    /// `<plugin>.<handler>` of each that is here.
    let handlers: [String]
    private let subscribers: [String: Subscriber]
    /// The plugins that are here, also those that handle nothing.
    private let versions: [String: Version]

    init(of plugins: [ServingPlugin]) {
        var subscribers: [String: Subscriber] = [:]
        for plugin in plugins {
            for handler in plugin.contributions.handlers {
                subscribers["\(plugin.id).\(handler.name)"] = Subscriber(
                    plugin: plugin, handler: handler)
            }
        }
        self.subscribers = subscribers
        handlers = subscribers.keys.sorted()
        versions = Dictionary(plugins.map { ($0.id, $0.manifest.version) }) { first, _ in first }
    }

    /// Who is to handle it.
    /// - Throws: ``HandlerChanged`` where the handler has turned to another event since.
    func subscriber(for delivery: Delivery) throws(HandlerChanged) -> Subscriber {
        guard let subscriber = subscribers[delivery.handler],
            subscriber.handler.event == delivery.eventName
        else { throw HandlerChanged(event: delivery.eventName) }
        return subscriber
    }

    /// Makes them known: what is published from now on is kept for them.
    ///
    /// A handler that its plugin no longer has is forgotten, with what it had still to handle; not where a
    /// later version of the plugin declared it, which another host has. Those of absent plugins stay.
    func keep(at now: Date, in database: Database) async throws {
        try await database.withTransaction { transaction in
            for (name, subscriber) in subscribers.sorted(by: { $0.key < $1.key }) {
                try await transaction.execute(
                    """
                    INSERT INTO platform.subscriptions (handler, event, since, version)
                    VALUES (\(name), \(subscriber.handler.event), \(now),
                        \(subscriber.plugin.manifest.version.description))
                    ON CONFLICT (handler) DO UPDATE
                    SET event = excluded.event, version = excluded.version
                    """)
            }
            let forgotten = try await forgotten(in: transaction)
            for table in ["platform.subscriptions", "platform.deliveries"] as [SQL] {
                try await transaction.execute(
                    "DELETE FROM \(table) WHERE handler = ANY (\(forgotten)::text[])")
            }
        }
    }

    /// The handlers that plugins which are here have no longer.
    private func forgotten(in transaction: Transaction) async throws -> [String] {
        let known = try await transaction.rows(
            """
            SELECT handler, version FROM platform.subscriptions
            WHERE split_part(handler, '.', 1) = ANY (\(Array(versions.keys))::text[])
            """, as: (String, String).self)
        return known.compactMap { handler, text in
            let here = versions[String(handler.prefix { $0 != "." })] ?? .none
            let isOurs = subscribers[handler] != nil
            return isOurs || (Version(text) ?? .none) > here ? nil : handler
        }
    }
}

/// An event that waits under the name of a handler for another event.
struct HandlerChanged: Error, CustomStringConvertible {
    let event: String
    var description: String { "the handler no longer handles \(event): pass it over" }
}
