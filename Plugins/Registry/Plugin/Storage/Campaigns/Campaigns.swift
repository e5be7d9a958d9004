import Foundation
import KazakhstanFormats
import PluginKit

/// The campaigns by which lists of officials are collected.
enum Campaigns {
    /// A page of the campaigns that the caller may see, the latest first: those for an area that is the caller's,
    /// and of the others those that ask bodies of the caller's.
    static func list(
        _ query: CampaignQuery, _ paging: Paging, for request: Request
    ) async throws -> Listing<Campaign> {
        let rows: SQL = """
            \(shown(to: request)) AND (\(query.state)::text IS NULL OR c.state = \(query.state))
            """
        let items = try await request.database.plannedByValues.query(
            """
            \(counted("SELECT c.* \(rows) ORDER BY \(order) \(paging.slice)", for: request))
            ORDER BY \(order)
            """
        ).map(Campaign.init)
        return try await paging.listing(
            items, counting: rows, from: request.database.plannedByValues)
    }

    static func find(_ id: UUID, for request: Request) async throws -> Campaign? {
        try await request.database.plannedByValues.query(
            counted("SELECT c.* \(shown(to: request)) AND c.id = \(id)", for: request)
        ).first.map(Campaign.init)
    }

    /// The campaign that the path names.
    static func current(_ request: Request) async throws -> Campaign {
        guard let campaign = try await find(request.id, for: request) else { throw Missing() }
        return campaign
    }

    /// The same, for a caller who conducts it.
    static func conducted(_ request: Request) async throws -> Campaign {
        let campaign = try await current(request)
        try await request.require(.conductCampaigns, for: campaign.unitId)
        return campaign
    }

    static func make(_ campaign: Campaign, by request: Request) async throws -> Campaign {
        try await request.require(.conductCampaigns, for: campaign.unitId)
        try refusePast(campaign.dueOn, on: request.today)
        return try await request.record { change in
            var made = campaign
            made.id = .v7(at: request.now)
            made.author = request.account?.name
            try await change.execute(
                """
                INSERT INTO registry.campaigns (id, agency_id, unit_id, title_kk, title_ru, title_en, note_kk,
                    note_ru, note_en, contact, due_on, made_at, account_id, author)
                VALUES (\(made.id), \(request.agency.id), \(made.unitId), \(.values(of: made.title)),
                    \(.values(of: made.note)), \(made.contact), \(made.dueOn), \(request.now),
                    \(request.account?.id), \(made.author))
                """)
            try await audit("made", nil, made, in: change)
            return made
        }
    }

    /// Corrects what a campaign says of itself. Its area stays, since it has decided who could be chosen; when it
    /// has opened, its due day is moved by an extension.
    static func correct(
        _ before: Campaign, to given: Given<Campaign>, by request: Request
    ) async throws -> Campaign {
        var after = given.record
        try await request.require(.conductCampaigns, for: before.unitId)
        try refuse(before, in: .closed, by: request)
        if after.unitId != before.unitId {
            throw InvalidFields(.registry("/unitId", "unitOfCampaign"))
        }
        if after.dueOn != before.dueOn {
            guard before.state == .draft else {
                throw InvalidFields(.registry("/dueOn", "movedByExtension"))
            }
            try refusePast(after.dueOn, on: request.today)
        }
        after.revision += 1
        let corrected = after
        return try await request.record { change in
            try await move(corrected, in: change)
            try await audit("corrected", before, corrected, in: change)
            return corrected
        }
    }

    /// Writes what may change of a campaign, where it is as it was seen.
    static func move(_ after: Campaign, in change: Change) async throws {
        let moved = try await change.execute(
            """
            UPDATE registry.campaigns SET (title_kk, title_ru, title_en, note_kk, note_ru, note_en)
                = (\(.values(of: after.title)), \(.values(of: after.note))),
                contact = \(after.contact), due_on = \(after.dueOn), state = \(after.state),
                opened_on = \(after.openedOn), closed_on = \(after.closedOn),
                edition_id = \(after.editionId), revision = \(after.revision)
            WHERE id = \(after.id) AND revision = \(after.revision - 1)
            """)
        guard moved == 1 else { throw Stale() }
    }

    static func audit(
        _ act: String, _ before: Campaign?, _ after: Campaign, in change: Change
    ) async throws {
        try await change.audit(
            "registry.campaign.\(act)", of: after.id, before: before.map(Campaign.fields.masked),
            after: Campaign.fields.masked(after))
    }

    static func refuse(
        _ campaign: Campaign, in states: Campaign.State..., by request: Request
    ) throws {
        guard states.contains(campaign.state) else { return }
        throw CampaignOutOfTurn(state: request.text(Message(campaign.state.label)))
    }

    private static func refusePast(_ day: Day, on today: Day) throws {
        guard day >= today else { throw InvalidFields(.registry("/dueOn", "dueInPast")) }
    }
}

extension Campaigns {
    /// `FROM … WHERE …` of the campaigns `c` that the caller may see.
    private static func shown(to request: Request) -> SQL {
        "FROM registry.campaigns c WHERE c.agency_id = \(request.agency.id) AND \(visible(to: request))"
    }

    /// Campaigns `c` with the counts `n` of their bodies that the caller may see.
    private static func counted(_ campaigns: SQL, for request: Request) -> SQL {
        let reach = request.condition(of: .readCampaigns, on: "a.body_id") ?? "true"
        return """
            SELECT \(columns) FROM (\(campaigns)) AS c CROSS JOIN LATERAL (
                SELECT count(*) AS asked, count(a.answer) AS answered,
                    count(*) FILTER (WHERE a.state = 'awaited') AS awaited,
                    count(*) FILTER (WHERE a.state = 'noAddress') AS without_address,
                    count(*) FILTER (WHERE a.state = 'bodyClosed') AS closed
                FROM (
                    SELECT a.answer, \(AskedState.sql(on: "coalesce(c.closed_on, \(request.today))")) AS state
                    FROM registry.campaign_bodies a JOIN registry.bodies b ON b.id = a.body_id
                    WHERE a.campaign_id = c.id AND \(reach)) AS a) AS n
            """
    }

    /// The condition that the caller may see campaign `c`: it is for an area of the caller's, or asks a body of it
    /// and is no draft.
    static func visible(to request: Request) -> SQL {
        guard let own = request.condition(of: .readCampaigns, on: "c.unit_id"),
            let reach = request.condition(of: .readCampaigns, on: "mine.body_id")
        else { return "true" }
        return """
            (\(own) OR c.state <> 'draft' AND EXISTS (
                SELECT FROM registry.campaign_bodies mine
                WHERE mine.campaign_id = c.id AND \(reach)))
            """
    }

    private static let order: SQL = "c.made_at DESC, c.id DESC"

    private static let columns: SQL = """
        c.id, c.title_kk, c.title_ru, c.title_en, c.note_kk, c.note_ru, c.note_en, c.contact, \
        c.unit_id, c.due_on, c.state, c.opened_on, c.closed_on, c.author, c.edition_id, n.asked, \
        n.answered, n.awaited, n.without_address, n.closed, c.revision, c.is_demonstration
        """
}

extension AskedState {
    /// How `registry.campaign_bodies a` of `registry.bodies b` stands on a day.
    static func sql(on day: SQL) -> SQL {
        """
        CASE WHEN a.answer IS NOT NULL THEN a.answer
            WHEN b.valid_to < \(day) THEN 'bodyClosed'
            WHEN a.asked_on IS NULL THEN 'chosen'
            WHEN a.sent_to IS NULL AND a.handed_on IS NULL THEN 'noAddress'
            ELSE 'awaited' END
        """
    }
}

extension Campaigns {
    /// A campaign without its counts, for the system and for whoever has a link.
    static func bare(_ id: UUID, from database: some SQLExecuting) async throws -> Campaign? {
        try await database.query(
            """
            SELECT \(columns)
            FROM registry.campaigns c CROSS JOIN (
                SELECT 0 AS asked, 0 AS answered, 0 AS awaited, 0 AS without_address, 0 AS closed) AS n
            WHERE c.id = \(id)
            """
        ).first.map(Campaign.init)
    }
}

extension Campaign {
    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        title = try cells.localized()
        note = try cells.localizedIfAny()
        contact = try cells.next()
        unitId = try cells.next()
        dueOn = try cells.next()
        state = try cells.next()
        openedOn = try cells.next()
        closedOn = try cells.next()
        author = try cells.next()
        editionId = try cells.next()
        asked = try cells.next()
        answered = try cells.next()
        awaited = try cells.next()
        withoutAddress = try cells.next()
        bodiesClosed = try cells.next()
        revision = try cells.next()
        isDemonstration = try cells.next()
        try cells.end()
    }
}
