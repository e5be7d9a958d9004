import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    /// Gives a body an address in this campaign; in an open one its link is sent there at once, and what was sent
    /// to another address leads nowhere any more.
    static func address(
        _ body: UUID, at address: String, of seen: Campaign, by request: Request
    ) async throws -> AskedBody {
        try await require(body, of: seen, by: request)
        try await request.record { change in
            let campaign = try await hold(seen.id, for: body, in: change)
            try await place(address, of: body, in: campaign, change)
            if campaign.state == .open {
                try await write(.campaignRequest, of: campaign, to: body, in: change)
            }
            var told = AskedBody()
            (told.bodyId, told.sentTo) = (body, address)
            try await change.audit(
                "registry.campaign.addressed", of: seen.id, after: AskedBody.fields.masked(told))
        }
        guard let asked = try await self.body(body, of: seen.id, for: request) else {
            throw Missing()
        }
        return asked
    }

    /// Makes a new link for a body, to be handed over by whoever conducts the campaign. It is shown once, and the
    /// links of before lead nowhere any more.
    static func hand(
        _ body: UUID, of seen: Campaign, by request: Request
    ) async throws -> HandedLink {
        try await require(body, of: seen, by: request)
        let secret = LinkSecret.new()
        try await request.record { change in
            let campaign = try await hold(seen.id, for: body, in: change)
            try refuse(campaign, in: .draft, by: request)
            try await endLinks(of: body, in: campaign, change)
            try await link(body, by: secret, in: campaign, change)
            var link = HandedLink()
            link.bodyId = body
            try await change.audit(
                "registry.campaign.handed", of: seen.id, after: HandedLink.fields.masked(link))
        }
        return HandedLink(
            bodyId: body, link: request.address(of: "registry/answers/\(secret.text)"))
    }

    private static func require(
        _ body: UUID, of campaign: Campaign, by request: Request
    ) async throws {
        try await request.require(.conductCampaigns, for: campaign.unitId)
        try await request.require(.conductCampaigns, for: body)
    }

    /// The campaign as it stands by now, held until the change is over, where a body of it can still answer.
    private static func hold(
        _ id: UUID, for body: UUID, in change: Change
    ) async throws -> Campaign {
        let request = change.request
        try await change.execute(
            "SELECT state, due_on FROM registry.campaigns WHERE id = \(id) FOR UPDATE")
        guard let campaign = try await bare(id, from: change) else { throw Missing() }
        try refuse(campaign, in: .closed, by: request)
        guard campaign.dueOn >= request.today else {
            throw CampaignDuePast(day: campaign.dueOn.words(in: request.language))
        }
        let closedOn = try await change.value(
            "SELECT valid_to FROM registry.bodies WHERE id = \(body) AND valid_to < \(request.today)",
            as: Day.self)
        if let closedOn { throw AskedBodyClosed(day: closedOn.words(in: request.language)) }
        return campaign
    }
}

extension Campaigns {
    /// Notes the address of a body; where letters went elsewhere, their links end.
    private static func place(
        _ address: String, of body: UUID, in campaign: Campaign, _ change: Change
    ) async throws {
        let isElsewhere = try await change.value(
            """
            UPDATE registry.campaign_bodies SET address = \(address)
            WHERE campaign_id = \(campaign.id) AND body_id = \(body)
            RETURNING sent_to IS DISTINCT FROM \(address)
            """, as: Bool.self)
        guard let isElsewhere else { throw Missing() }
        if isElsewhere { try await endLinks(of: body, in: campaign, change) }
    }

    private static func endLinks(
        of body: UUID, in campaign: Campaign, _ change: Change
    ) async throws {
        try await change.execute(
            """
            DELETE FROM registry.campaign_links
            WHERE campaign_id = \(campaign.id) AND body_id = \(body)
            """)
    }

    private static func link(
        _ body: UUID, by secret: LinkSecret, in campaign: Campaign, _ change: Change
    ) async throws {
        let handed = try await change.value(
            """
            WITH handed AS (
                UPDATE registry.campaign_bodies SET handed_on = \(change.request.today)
                WHERE campaign_id = \(campaign.id) AND body_id = \(body)
                RETURNING campaign_id, body_id),
            linked AS (
                INSERT INTO registry.campaign_links (digest, campaign_id, body_id)
                SELECT \(secret.digest), campaign_id, body_id FROM handed)
            SELECT count(*) FROM handed
            """, as: Int.self)
        guard handed == 1 else { throw Missing() }
    }
}
