import Foundation
import Host
import KazakhstanFormats
import PluginKit
import PostgresStore

/// The plugin that is tried: its value, made without any host, and its folder.
struct Subject: Sendable {
    let unit: PluginUnderTest
    /// The plugins that it requires or uses.
    let providers: [PluginUnderTest]
    let manifest: Manifest
    let plugin: any Plugin

    init(_ unit: PluginUnderTest, beside providers: [PluginUnderTest]) throws {
        self.unit = unit
        self.providers = providers
        manifest = try Manifest(in: unit.folder)
        plugin = unit.plugin.init()
    }

    var id: String { manifest.id }
    var schema: Schema { Schema(named: id, in: unit.folder) }
    /// Those that are the plugin's: its own, and that of its published views.
    var schemas: Set<String> { [id, "\(id)_api"] }
    var contributions: Contributions { Contributions(of: plugin) }

    func finding(_ place: String, _ what: String, _ remedy: String) -> Finding {
        Finding(plugin: id, place: place, what: what, remedy: remedy)
    }

    /// A text file of the plugin; nil where there is none.
    func text(of file: String) -> String? {
        try? String(contentsOf: unit.folder.appendingPathComponent(file), encoding: .utf8)
    }

    /// The files below a folder of the plugin that end so, as paths below the plugin's folder.
    func files(in folder: String, ending: String) -> [String] {
        let place = unit.folder.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: place.path)?.compactMap { $0 as? String }
        return (names ?? []).filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
    }

    /// The Swift sources that are shipped.
    var sources: [String] {
        files(in: "API", ending: ".swift") + files(in: "Plugin", ending: ".swift")
    }
}

extension Subject {
    /// Runs the plugin in a host with those that it requires, with its demonstration if it has one.
    /// - Returns: What the body found; why the plugin does not serve where it was set aside.
    func served(_ body: (Arna) async throws -> [Finding]) async throws -> [Finding] {
        try await Arna.with(providers + [unit], setsAside: true) { arna in
            let status = arna.host.status.first { $0.id == id }
            guard status?.state == .serving else {
                let reason = status?.reason ?? "it was not found"
                return [
                    finding(
                        "plugin.yaml", "is set aside by the host: \(reason)",
                        "mend it, or hand a required plugin to Conformance(of:requiring:)")
                ]
            }
            return try await body(arna)
        }
    }

    /// A database in which the host and the required plugins are migrated, and this plugin is not.
    func inDatabase<Result>(
        _ body: (TestDatabases.Copy) async throws -> Result
    ) async throws -> Result {
        await Gate.shared.enter()
        do {
            let fresh = try await TestDatabases.fresh(for: providers)
            let result: Result
            do { result = try await body(fresh) } catch {
                await TestDatabases.drop(fresh)
                throw error
            }
            await TestDatabases.drop(fresh)
            await Gate.shared.leave()
            return result
        } catch {
            await Gate.shared.leave()
            throw error
        }
    }

    /// Loads the demonstration, whether it was loaded before or not, as the serving role.
    func loadDemonstration(into database: Database) async throws {
        guard let brings = plugin as? any BringsDemonstration else { return }
        let agency = try await Agencies.load(from: database, standard: nil).standard
        let folder = unit.folder.appendingPathComponent("Demo")
        try await database.withTransaction { transaction in
            try await brings.loadDemonstration(from: folder, in: transaction, agency: agency)
        }
    }
}
