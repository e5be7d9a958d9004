import Foundation
import KazakhstanFormats
import PluginKit

/// What the links of campaigns lead to, for whoever has one.
enum CampaignLinks {
    /// A body that is asked, as its link shows it.
    struct Asked: Sendable {
        let campaign: Campaign
        /// The body whose link it is.
        let holder: UUID
        let body: AskedBody
        /// Who stands in the registry today.
        let standing: Designation?
    }

    /// The campaign of a link and the body whose link it is, where it can still be answered.
    /// - Throws: ``LinkRefused/unknown``, ``CampaignLinkRefused``.
    static func opened(by request: Request) async throws -> (campaign: Campaign, holder: UUID) {
        let secret = try LinkSecret(in: request)
        let row = try await request.database.row(
            """
            SELECT l.campaign_id, l.body_id, CASE WHEN b.valid_to < \(request.today) THEN b.valid_to END
            FROM registry.campaign_links l JOIN registry.campaigns c ON c.id = l.campaign_id
                JOIN registry.bodies b ON b.id = l.body_id
            WHERE l.digest = \(secret.digest) AND c.agency_id = \(request.agency.id)
            """, as: (UUID, UUID, Day?).self)
        guard let (id, holder, bodyClosedOn) = row,
            let campaign = try await Campaigns.bare(id, from: request.database)
        else { throw LinkRefused.unknown }
        try refuseOver(campaign, on: request)
        if let day = bodyClosedOn {
            throw CampaignLinkRefused.bodyClosed(
                on: day.words(in: request.language), ask: campaign.contact)
        }
        return (campaign, holder)
    }

    /// Refuses where the campaign takes no answers any more.
    static func refuseOver(_ campaign: Campaign, on request: Request) throws {
        if let day = campaign.closedOn {
            throw CampaignLinkRefused.closed(
                on: day.words(in: request.language), ask: campaign.contact)
        }
        guard campaign.dueOn >= request.today else {
            throw CampaignLinkRefused.late(
                on: campaign.dueOn.words(in: request.language), ask: campaign.contact)
        }
    }

    /// The body that the path names: that of the link, or one beneath it.
    static func asked(by request: Request) async throws -> Asked {
        let (campaign, holder) = try await opened(by: request)
        guard let id = request.path["body"].flatMap(UUID.init(uuidString:)),
            let body = try await bodies(
                of: campaign, beneath: holder, only: id, Paging(), for: request
            ).items.first
        else { throw CampaignLinkRefused.notBeneath }
        if let day = body.bodyClosedOn {
            throw CampaignLinkRefused.bodyClosed(
                on: day.words(in: request.language), ask: campaign.contact)
        }
        let standing = try await standing(
            of: id, on: request.today, for: request.agency, from: request.database)
        return Asked(campaign: campaign, holder: holder, body: body, standing: standing)
    }

    /// The asked bodies that a holder answers for: itself, and those beneath it.
    static func bodies(
        of campaign: Campaign, beneath holder: UUID, only body: UUID? = nil, _ paging: Paging,
        for request: Request
    ) async throws -> Listing<AskedBody> {
        let today: SQL = "\(request.today)::date"
        let rows = AskedBody.rows(on: today)
        let those: SQL = """
             WHERE c.id = \(campaign.id)
                AND a.body_id IN (\(Bodies.below([holder], on: request.today)))
                AND (\(body)::uuid IS NULL OR a.body_id = \(body))
            """
        let items = try await request.database.plannedByValues.query(
            """
            SELECT \(AskedBody.columns(on: today)) \(rows + AskedBody.standing(on: today) + those)
            ORDER BY a.body_id <> \(holder), v.level_order, b.protocol_order, v.sort_kk, a.body_id
            \(paging.slice)
            """
        ).map(AskedBody.init)
        return try await paging.listing(
            items, counting: rows + those, from: request.database.plannedByValues)
    }

    /// The designation that covers a body on a day.
    static func standing(
        of body: UUID, on day: Day, for agency: Agency, from database: some SQLExecuting
    ) async throws -> Designation? {
        try await database.query(
            """
            SELECT \(Designation.columns)
            FROM registry.designations d JOIN registry.persons p ON p.id = d.person_id
            WHERE d.body_id = \(body) AND d.agency_id = \(agency.id) AND \(Designation.covers)
                AND \(.holds("d", on: day))
            ORDER BY d.valid_from DESC LIMIT 1
            """
        ).first.map(Designation.init)
    }
}
