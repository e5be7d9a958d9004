import Foundation
import KazakhstanFormats
import PluginKit

extension Bodies {
    /// Keeps others from changing the body until the transaction ends. Answers its revision.
    static func lock(_ id: UUID, in transaction: Transaction) async throws -> Int {
        guard
            let revision = try await transaction.value(
                "SELECT revision FROM registry.bodies WHERE id = \(id) FOR UPDATE", as: Int.self)
        else { throw Missing() }
        return revision
    }

    /// All versions of a body. It must be locked before.
    static func history(of id: UUID, in transaction: Transaction) async throws -> BodyHistory {
        BodyHistory(try await versions(of: id, from: transaction))
    }

    /// All versions of a body by date.
    static func versions(
        of id: UUID, from database: some SQLExecuting
    ) async throws -> [BodyVersion] {
        try await database.query(
            """
            SELECT valid_from, valid_to, parent_id, kato_code, level, kind, name_kk, name_ru, name_en,
                short_name_kk, short_name_ru, short_name_en, site, address_kk, address_ru, address_en,
                phones, email, topics, cause, basis
            FROM registry.body_versions WHERE body_id = \(id) ORDER BY valid_from
            """
        ).map(BodyVersion.init)
    }

    /// Writes what differs between two histories of a body, by date, so that no two versions ever meet.
    static func write(
        _ history: BodyHistory, insteadOf before: BodyHistory, of id: UUID,
        in transaction: Transaction
    ) async throws {
        if history.validFrom != before.validFrom {
            try await transaction.execute(
                """
                UPDATE registry.body_versions SET valid_from = \(history.validFrom)
                WHERE body_id = \(id) AND valid_from = \(before.validFrom)
                """)
        }
        for version in history.versions where !before.versions.contains(version) {
            try await write(version, of: id, in: transaction)
        }
    }

    static func write(
        _ version: BodyVersion, of id: UUID, in transaction: Transaction
    ) async throws {
        try await transaction.execute(
            """
            INSERT INTO registry.body_versions (body_id, valid_from, valid_to, parent_id, kato_code,
                level, kind, name_kk, name_ru, name_en, short_name_kk, short_name_ru, short_name_en,
                site, address_kk, address_ru, address_en, phones, email, topics, cause, basis, search)
            VALUES (\(id), \(version.validFrom), \(version.validTo), \(version.parentId),
                \(version.katoCode), \(version.level), \(version.kind), \(.values(of: version.name)),
                \(.values(of: version.shortName)), \(version.site), \(.values(of: version.address)),
                \(version.phones), \(version.email), \(version.topics), \(version.cause.rawValue),
                \(version.basis), \(version.search))
            ON CONFLICT (body_id, valid_from) DO UPDATE SET (valid_to, parent_id, kato_code,
                level, kind, name_kk, name_ru, name_en, short_name_kk, short_name_ru, short_name_en,
                site, address_kk, address_ru, address_en, phones, email, topics, cause, basis, search)
            = (excluded.valid_to, excluded.parent_id, excluded.kato_code, excluded.level,
                excluded.kind, excluded.name_kk, excluded.name_ru, excluded.name_en,
                excluded.short_name_kk, excluded.short_name_ru, excluded.short_name_en,
                excluded.site, excluded.address_kk, excluded.address_ru, excluded.address_en,
                excluded.phones, excluded.email, excluded.topics, excluded.cause, excluded.basis,
                excluded.search)
            """)
    }
}

extension BodyVersion {
    init(_ row: Row) throws {
        var cells = row.cells
        self.init(
            validFrom: try cells.next(), validTo: try cells.next(), parentId: try cells.next(),
            katoCode: try cells.next(), level: try cells.next(), kind: try cells.next(),
            name: try cells.localized(), shortName: try cells.localizedIfAny(),
            site: try cells.next(), address: try cells.localizedIfAny(),
            phones: try cells.next(), email: try cells.next(), topics: try cells.next(),
            cause: Cause(rawValue: try cells.next()) ?? .founding, basis: try cells.next())
        try cells.end()
    }
}
