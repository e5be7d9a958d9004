import Foundation
import KazakhstanFormats
import PluginKit

extension Bodies {
    /// What points to a body today or later, by kind and name, as far as the caller may see it.
    static func ties(
        of id: UUID, _ paging: Paging, for request: Request
    ) async throws -> Listing<BodyTie> {
        let roles =
            try await request.services.find((any UnitRoles).self)?.roles(for: id, to: request) ?? []
        let rows: SQL = "FROM (\(try await tables(of: id, for: request))) AS tie"
        let stored = try await request.database.plannedByValues.query(
            """
            SELECT tie.kind, tie.id, tie.name_kk, tie.name_ru, tie.name_en, tie.since \(rows)
            ORDER BY tie.position, coalesce(tie.name_kk, tie.name_ru), tie.id \(paging.slice)
            """
        ).map(BodyTie.init)
        let count =
            try await request.database.plannedByValues.value(
                "SELECT count(*) \(rows)", as: Int.self) ?? 0
        // The roles are the host's to tell; they stand behind all others.
        let first = max(0, paging.offset - count)
        let rest = roles.dropFirst(first).prefix(paging.perPage - stored.count)
        return Listing(
            items: stored + rest.map(BodyTie.init),
            total: .counted(count + roles.count))
    }

    private static func tables(of id: UUID, for request: Request) async throws -> SQL {
        var tables = [
            children(of: id, after: request.today), relations(of: id), placements(of: id, request),
        ]
        if try await request.may(.readDesignations, for: id) {
            tables += tiesOfOfficials(of: id, request)
        }
        if try await request.may(.editDesignations, for: id) {
            tables += tiesOfContacts(of: id, request)
        }
        if try await request.may(.readCampaigns, for: id) {
            tables += tiesOfCampaigns(of: id, request)
        }
        if request.may(.editMaterials) { tables += tiesOfMaterials(of: id, request) }
        return tables.joined(separator: " UNION ALL ")
    }

    private static func children(of id: UUID, after day: Day) -> SQL {
        """
        (SELECT DISTINCT ON (v.body_id) 1 AS position, 'child' AS kind, v.body_id AS id, v.name_kk,
            v.name_ru, v.name_en, v.valid_from AS since
         FROM registry.body_versions v
         WHERE v.parent_id = \(id) AND (v.valid_to IS NULL OR v.valid_to > \(day))
         ORDER BY v.body_id, v.valid_from)
        """
    }

    private static func relations(of id: UUID) -> SQL {
        """
        SELECT 10, 'relation', other.id, v.name_kk, v.name_ru, v.name_en, r.effective_on
        FROM registry.body_relations r
            CROSS JOIN LATERAL (
                SELECT CASE r.body_id WHEN \(id) THEN r.other_id ELSE r.body_id END) AS other (id)
            CROSS JOIN LATERAL (
                SELECT name_kk, name_ru, name_en FROM registry.body_versions
                WHERE body_id = other.id ORDER BY valid_from DESC LIMIT 1) AS v
        WHERE (r.body_id = \(id) OR r.other_id = \(id)) AND r.withdrawn_at IS NULL
        """
    }

    /// The lists that stand on the body's own site, below its path where it has one: many bodies share gov.kz.
    private static func placements(of id: UUID, _ request: Request) -> SQL {
        """
        SELECT 11, 'placement', l.id, l.address, l.address, NULL, l.placed_on
        FROM registry.list_placements l
        WHERE l.agency_id = \(request.agency.id) AND l.removed_on IS NULL AND EXISTS (
            SELECT FROM registry.body_versions v
            WHERE v.body_id = \(id) AND \(.holds("v", on: request.today))
                AND \(host(of: "l.address")) = \(host(of: "v.site"))
                AND starts_with(\(path(of: "l.address")), \(path(of: "v.site"))))
        """
    }

    private static func host(of address: SQL) -> SQL {
        #"lower(substring(\#(address) FROM '^https?://(?:www\.)?([^/:?#]+)'))"#
    }

    /// With a slash at its end, so that one begins with another at a slash only.
    private static func path(of address: SQL) -> SQL {
        #"rtrim(coalesce(substring(\#(address) FROM '^https?://[^/?#]+([^?#]*)'), ''), '/') || '/'"#
    }
}

extension BodyTie {
    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        kind = try cells.next()
        id = try cells.next()
        name = try cells.localized()
        since = try cells.next()
        try cells.end()
        fate = kind.fate
    }

    fileprivate init(_ role: UnitRole) {
        (kind, fate) = (.role, BodyTie.Kind.role.fate)
        id = role.account
        name = LocalizedText(kk: role.name, ru: role.name)
        self.role = role.role.rawValue
        since = Day.today(now: role.grantedAt)
    }
}
