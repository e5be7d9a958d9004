import Foundation
import PluginKit
import PostgresStore

extension AssembledHost {
    /// Loads the demonstration of every plugin that brings one and has not loaded it.
    public func loadDemonstration() async throws {
        for plugin in site.plugins.serving {
            guard let brings = plugin.plugin as? any BringsDemonstration else { continue }
            try await site.database.withTransaction { transaction in
                let isNew = try await transaction.execute(
                    """
                    INSERT INTO platform.demonstration (plugin, loaded_at) VALUES (\(plugin.id), now())
                    ON CONFLICT (plugin) DO NOTHING
                    """)
                guard isNew == 1 else { return }
                try await brings.loadDemonstration(
                    from: plugin.folder.appendingPathComponent("Demo"), in: transaction,
                    agency: site.agencies.standard)
                try await audit("host.demonstration.loaded", in: transaction)
            }
        }
        try await site.demonstration.changed(in: site.database)
    }

    /// Removes every demonstration record, as the owner: the serving role can delete nothing.
    public func removeDemonstration() async throws {
        let plugins = site.plugins.serving.reversed()
        try await Self.withOwner(links, site.settings, site.logger) { owner in
            try await owner.withTransaction { transaction in
                for plugin in plugins {
                    guard let brings = plugin.plugin as? any BringsDemonstration else { continue }
                    let records = try await brings.removeDemonstration(in: transaction)
                    try await FileStore.remove(of: records, of: plugin.id, in: transaction)
                }
                _ = try await transaction.execute("DELETE FROM platform.demonstration")
                _ = try await transaction.execute(
                    "DELETE FROM platform.letters WHERE outcome = 'demonstration'")
                try await audit("host.demonstration.removed", in: transaction)
            }
        }
        try await site.demonstration.changed(in: site.database)
    }

    private func audit(_ action: String, in transaction: Transaction) async throws {
        try await site.audit.write(
            AuditEntry(
                action: action, subject: nil, account: nil, agency: site.agencies.standard.id,
                origin: .commandLine), in: transaction)
    }
}

extension Origin {
    /// A command typed on the server.
    static var commandLine: Origin { Origin(address: nil, requestId: ShortId.next()) }
}
