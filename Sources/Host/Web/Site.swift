import Foundation
import KazakhstanFormats
import Logging
package import PluginKit
package import PostgresStore

/// All that answering a request needs, put together once when the host has loaded its plugins.
struct Site: Sendable {
    let settings: HostSettings
    let store: Postgres
    let identity: Identity
    let installation: Installation
    let agencies: Agencies
    let shell: Shell
    let audit: any AuditTrail
    let outbox: PostgresOutbox
    let subscriptions: Subscriptions
    let queue: PostgresQueue
    let services: Services
    let plugins: LoadedPlugins
    let imports: ImportDesk
    let exports: ExportDesk
    let files: FileReception
    let press = Press()
    /// Whoever writes a document holds all of it: so many at once, and no one client keeps the others out.
    let documents = WaitingLine(places: 4, longest: 256, share: 64)
    let turnstile = Turnstile()
    let quotas: CallQuotas
    let demonstration: DemonstrationFlag
    let assets: AssetLibrary
    let clock: @Sendable () -> Date
    let logger: Logger

    var database: Database { store.database }

    /// The request as a plugin sees it; nil is the host, for pages of its own.
    /// - Parameter access: What the caller was let in by.
    func request(
        for call: Visit, by access: Access = .public, path: [String: String],
        of plugin: ServingPlugin?
    ) -> Request {
        Request(
            path: path, agency: call.agency, language: call.language, account: call.caller.account,
            access: call.caller.means == .system ? nil : access, database: database,
            settings: plugin?.settings ?? Settings(), services: services, texts: shell.texts,
            now: call.now, logger: plugin?.logger ?? logger, audit: audit, outbox: outbox,
            queue: queue, origin: call.origin)
    }
}

extension Site {
    /// The same request for a plugin: what the host does in the plugin's name.
    func request(
        like request: Request, for plugin: ServingPlugin, by access: Access
    ) -> Request {
        Request(
            path: [:], agency: request.agency, language: request.language, account: request.account,
            access: request.isOfSystem ? nil : access, database: database,
            settings: plugin.settings, services: services, texts: shell.texts, now: request.now,
            logger: plugin.logger, audit: audit, outbox: outbox, queue: queue,
            origin: request.origin)
    }
}

/// One visit of one client: who, for which agency, in which language, when and from where.
struct Visit: Sendable {
    let agency: Agency
    let language: Language
    let caller: Caller
    let origin: Origin
    let now: Date
}

/// The agencies of this installation, by their names in host names.
package struct Agencies: Sendable {
    private let bySlug: [String: Agency]
    /// Who is meant where the host name names none.
    package let standard: Agency

    init(_ agencies: [Agency], standard slug: String?) throws(NoAgency) {
        let bySlug = Dictionary(agencies.map { ($0.slug, $0) }) { first, _ in first }
        let standard = if let slug { bySlug[slug] } else { agencies.first }
        guard let standard else { throw NoAgency(slug: slug) }
        self.bySlug = bySlug
        self.standard = standard
    }

    package static func load(
        from database: Database, standard slug: String?
    ) async throws -> Agencies {
        let agencies = try await database.rows(
            "SELECT id, slug, name_kk, name_ru, name_en FROM platform.agencies ORDER BY slug",
            as: (UUID, String, String?, String?, String?).self
        ).map { id, slug, kk, ru, en in
            Agency(id: id, slug: slug, name: LocalizedText(kk: kk, ru: ru, en: en))
        }
        return try Agencies(agencies, standard: slug)
    }

    /// The agency of an id; the standard one where it is gone.
    func agency(_ id: UUID) -> Agency {
        bySlug.values.first { $0.id == id } ?? standard
    }

    /// The agency of `<slug>.localhost` or `<slug>.example.kz`; the standard one for any other name.
    func agency(ofHost host: String?) -> Agency {
        guard bySlug.count > 1, let host, let first = host.split(separator: ".").first else {
            return standard
        }
        return bySlug[String(first)] ?? standard
    }
}

/// The agency that the settings name does not exist.
struct NoAgency: Error, CustomStringConvertible {
    let slug: String?
    var description: String {
        slug.map { "no agency is called \"\($0)\": see site.agency in the settings" }
            ?? "the table platform.agencies is empty"
    }
}
