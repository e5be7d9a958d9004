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

    /// By `<plugin>.<handler>`.
    let subscribers: [String: Subscriber]

    init(of plugins: [ServingPlugin]) {
        var subscribers: [String: Subscriber] = [:]
        for plugin in plugins {
            for handler in plugin.contributions.handlers {
                subscribers["\(plugin.id).\(handler.name)"] = Subscriber(
                    plugin: plugin, handler: handler)
            }
        }
        self.subscribers = subscribers
    }

    /// Makes them known: what is published from now on is kept for them. A handler that its plugin no
    /// longer has is forgotten, with what it had still to handle; those of absent plugins stay.
    func keep(of plugins: [ServingPlugin], at now: Date, in database: Database) async throws {
        try await database.withTransaction { transaction in
            for (name, subscriber) in subscribers.sorted(by: { $0.key < $1.key }) {
                try await transaction.execute(
                    """
                    INSERT INTO platform.subscriptions (handler, event, since)
                    VALUES (\(name), \(subscriber.handler.event), \(now))
                    ON CONFLICT (handler) DO UPDATE SET event = excluded.event
                    """)
            }
            let (known, present) = (Array(subscribers.keys), plugins.map(\.id))
            for table in ["platform.subscriptions", "platform.deliveries"] as [SQL] {
                try await transaction.execute(
                    """
                    DELETE FROM \(table) WHERE split_part(handler, '.', 1) = ANY (\(present)::text[])
                        AND NOT handler = ANY (\(known)::text[])
                    """)
            }
        }
    }
}
