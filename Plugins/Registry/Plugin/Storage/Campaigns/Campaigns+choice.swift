import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    /// Chooses bodies for a draft as it was seen, or takes some out, in one statement however many they are.
    static func choose(
        _ choice: CampaignChoice, for seen: Campaign, in change: Change
    ) async throws -> Campaign {
        try await require(seen, by: change.request)
        let rows = rows(choice, for: seen, on: change.request.today)
        let done: SQL =
            choice.out
            ? """
            taken AS (DELETE FROM registry.campaign_bodies a USING seen
            WHERE a.campaign_id = seen.id AND a.body_id IN (SELECT v.body_id \(rows)))
            """
            : """
            added AS (INSERT INTO registry.campaign_bodies (campaign_id, body_id)
            SELECT seen.id, more.body_id FROM seen CROSS JOIN (SELECT v.body_id \(rows)) AS more
            ON CONFLICT DO NOTHING)
            """
        return try await finish(done, of: seen, in: change)
    }

    /// Chooses those bodies of a part of the tree that are ticked, and no others of it.
    static func tick(
        _ ticked: TickedBodies, of part: ListPlace, for seen: Campaign, in change: Change
    ) async throws -> Campaign {
        try await require(seen, by: change.request)
        let part = members(of: part, for: seen, on: change.request.today)
        var after = try await finish(
            """
            taken AS (
                DELETE FROM registry.campaign_bodies a USING seen
                WHERE a.campaign_id = seen.id AND a.body_id <> ALL (\(ticked.bodies)::uuid[])
                    AND a.body_id IN (SELECT v.body_id \(part))),
            added AS (
                INSERT INTO registry.campaign_bodies (campaign_id, body_id)
                SELECT seen.id, more.body_id FROM seen CROSS JOIN (
                    SELECT v.body_id \(part) AND v.body_id = ANY (\(ticked.bodies)::uuid[])) AS more
                ON CONFLICT DO NOTHING)
            """, of: seen, in: change)
        for (root, isOut) in [(ticked.below, false), (ticked.without, true)] {
            guard let root else { continue }
            after = try await choose(
                CampaignChoice(below: root, out: isOut), for: after, in: change)
        }
        return after
    }

    private static func require(_ campaign: Campaign, by request: Request) async throws {
        try await request.require(.conductCampaigns, for: campaign.unitId)
        try refuse(campaign, in: .open, .closed, by: request)
    }

    /// Does something with `seen`, the draft at the revision at which it was seen, and counts anew.
    /// - Parameter parts: Named statements of one WITH.
    private static func finish(
        _ parts: SQL, of seen: Campaign, in change: Change
    ) async throws -> Campaign {
        var after = seen
        after.revision += 1
        let found = try await change.value(
            """
            WITH seen AS (
                UPDATE registry.campaigns SET revision = \(after.revision)
                WHERE id = \(seen.id) AND revision = \(seen.revision) AND state = 'draft'
                RETURNING id),
            \(parts)
            SELECT count(*) FROM seen
            """, as: Int.self)
        guard found == 1 else { throw Stale() }
        after.asked =
            try await change.value(
                "SELECT count(*) FROM registry.campaign_bodies WHERE campaign_id = \(seen.id)",
                as: Int.self) ?? 0
        try await audit("chosen", seen, after, in: change)
        return after
    }
}

extension Campaigns {
    /// The bodies `v` of a day that a campaign may ask.
    private static func rows(_ choice: CampaignChoice, for campaign: Campaign, on day: Day) -> SQL {
        var group: [SQL] = choice.out ? ["true"] : ["b.expects_official"]
        if let level = choice.level { group.append("v.level = \(level)") }
        if let region = choice.region { group.append("v.region_code = \(region.region)") }
        if let below = choice.below {
            group.append("v.body_id IN (\(Bodies.below([below], on: day)))")
        }
        let named: SQL = "v.body_id = ANY (\(choice.bodies)::uuid[])"
        let ofGroup: SQL = "(\(group.joined(separator: " AND ")))"
        return eligible(for: campaign, on: day)
            + (choice.isOfGroup ? " AND (\(ofGroup) OR \(named))" : " AND \(named)")
    }

    /// The bodies of a part of the tree: of the centre, or of a region.
    private static func members(
        of part: ListPlace, for campaign: Campaign, on day: Day
    ) -> SQL {
        eligible(for: campaign, on: day) + " AND \(AskedBody.part) = \(part)"
    }

    private static func eligible(for campaign: Campaign, on day: Day) -> SQL {
        var conditions: [SQL] = [.holds("v", on: day)]
        if let unit = campaign.unitId {
            conditions.append("v.body_id IN (\(Bodies.below([unit], on: day)))")
        }
        return """
            FROM registry.body_versions v JOIN registry.bodies b ON b.id = v.body_id
            WHERE \(conditions.joined(separator: " AND "))
            """
    }
}

extension Campaigns {
    /// A part of the tree: how many bodies are there, and how many of them are chosen.
    struct Part: Sendable {
        let place: ListPlace
        let bodies: Int
        let chosen: Int
    }

    static func parts(of campaign: Campaign, for request: Request) async throws -> [Part] {
        try await request.database.plannedByValues.rows(
            """
            SELECT \(AskedBody.part), count(*), count(*) FILTER (WHERE EXISTS (
                SELECT FROM registry.campaign_bodies a
                WHERE a.campaign_id = \(campaign.id) AND a.body_id = v.body_id))
            \(eligible(for: campaign, on: request.today))
            GROUP BY \(AskedBody.part) ORDER BY \(AskedBody.part) <> 'central', \(AskedBody.part)
            """, as: (ListPlace, Int, Int).self
        ).map(Part.init)
    }

    /// A body of the tree.
    struct Branch: Sendable {
        let id: UUID
        let parentId: UUID?
        let name: LocalizedText
        let expectsOfficial: Bool
        let isChosen: Bool
    }

    /// The bodies of a part, those above before those below.
    static func branches(
        of part: ListPlace, for campaign: Campaign, asked request: Request
    ) async throws -> [Branch] {
        let order: SQL = request.language == .ru ? "v.sort_ru" : "v.sort_kk"
        return try await request.database.plannedByValues.query(
            """
            SELECT v.body_id, v.parent_id, v.name_kk, v.name_ru, v.name_en, b.expects_official, EXISTS (
                SELECT FROM registry.campaign_bodies a
                WHERE a.campaign_id = \(campaign.id) AND a.body_id = v.body_id)
            \(members(of: part, for: campaign, on: request.today))
            ORDER BY v.level_order, b.protocol_order, \(order), v.body_id
            """
        ).map { row in
            var cells = row.cells
            return Branch(
                id: try cells.next(), parentId: try cells.next(), name: try cells.localized(),
                expectsOfficial: try cells.next(), isChosen: try cells.next())
        }
    }
}
