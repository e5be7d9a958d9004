import Foundation
import KazakhstanFormats
import PluginKit
import RegistryAPI

/// The bodies that have been left without an official, told once each time. Source: REG-4.
enum Vacancies {
    static let job = Job.scheduled("registry.vacancies", "registry.job.vacancies", .daily(hour: 6))
    {
        run in
        try await run.request.change { change in
            let left = try await lately(in: change)
            for vacancy in left { try await change.publish(vacancy) }
        }
    }

    /// How far back a vacancy is news: an official that was recorded late is no news any more.
    private static let days = 30

    /// The bodies whose last primary or acting official ended lately, that expect one, and of which the list
    /// does not tell it yet.
    private static func lately(in change: Change) async throws -> [BodyVacated] {
        let today = change.request.today
        return try await change.query(
            """
            SELECT b.id, v.name_kk, v.name_ru, v.name_en, last.day
            FROM registry.bodies b
                JOIN registry.body_versions v ON v.body_id = b.id AND \(.holds("v", on: today))
                CROSS JOIN LATERAL (
                    SELECT max(coalesce(d.valid_to, 'infinity')) AS valid_to,
                        (max(d.valid_to) + 1) AS day
                    FROM registry.designations d
                    WHERE d.body_id = b.id AND \(Designation.covers) AND d.valid_from <= \(today)) last
            WHERE b.expects_official AND last.valid_to < \(today)
                AND last.day > \(today.adding(days: -days))
                AND NOT EXISTS (SELECT FROM registry.changes c
                    WHERE c.body_id = b.id AND c.kind = 'vacancy' AND c.day = last.day)
            ORDER BY b.id FOR NO KEY UPDATE OF b
            """
        ).map { row in
            var cells = row.cells
            return BodyVacated(
                bodyId: try cells.next(), body: try cells.localized(), since: try cells.next())
        }
    }
}
