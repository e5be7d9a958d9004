import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    /// Gives a body an address in this campaign; in an open one its link is sent there at once.
    static func address(
        _ body: UUID, at address: String, of seen: Campaign, by request: Request
    ) async throws -> AskedBody {
        try await request.require(.conductCampaigns, for: seen.unitId)
        try refuse(seen, in: .closed, by: request)
        try await request.record { change in
            let addressed = try await change.execute(
                """
                UPDATE registry.campaign_bodies SET address = \(address)
                WHERE campaign_id = \(seen.id) AND body_id = \(body)
                """)
            guard addressed == 1 else { throw Missing() }
            if seen.state == .open, seen.dueOn >= request.today {
                try await write(.campaignRequest, of: seen, to: body, in: change)
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

    /// Makes one more link for a body, to be handed over by whoever conducts the campaign. It is shown once.
    static func hand(
        _ body: UUID, of seen: Campaign, by request: Request
    ) async throws -> HandedLink {
        try await request.require(.conductCampaigns, for: seen.unitId)
        try refuse(seen, in: .draft, .closed, by: request)
        let secret = LinkSecret.new()
        try await request.record { change in
            let handed = try await change.value(
                """
                WITH handed AS (
                    UPDATE registry.campaign_bodies SET handed_on = \(request.today)
                    WHERE campaign_id = \(seen.id) AND body_id = \(body)
                    RETURNING campaign_id, body_id),
                linked AS (
                    INSERT INTO registry.campaign_links (digest, campaign_id, body_id)
                    SELECT \(ContactQueries.digest(of: secret)), campaign_id, body_id FROM handed)
                SELECT count(*) FROM handed
                """, as: Int.self)
            guard handed == 1 else { throw Missing() }
            var link = HandedLink()
            link.bodyId = body
            try await change.audit(
                "registry.campaign.handed", of: seen.id, after: HandedLink.fields.masked(link))
        }
        return HandedLink(
            bodyId: body, link: request.address(of: "registry/answers/\(secret.text)"))
    }
}
