import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    /// Opens a draft as it was seen: every chosen body is asked, and where it has an address, its link is sent, all
    /// or nothing.
    static func open(_ seen: Campaign, by request: Request) async throws -> Campaign {
        try await request.require(.conductCampaigns, for: seen.unitId)
        try refuse(seen, in: .open, .closed, by: request)
        guard seen.dueOn >= request.today else {
            throw CampaignDuePast(day: seen.dueOn.words(in: request.language))
        }
        return try await request.record { change in
            var after = seen
            (after.state, after.openedOn) = (.open, request.today)
            after.revision += 1
            try await move(after, in: change)
            after.asked = try await change.execute(
                """
                UPDATE registry.campaign_bodies SET asked_on = \(request.today)
                WHERE campaign_id = \(after.id)
                """)
            guard after.asked > 0 else { throw NobodyChosen() }
            after.awaited = try await write(.campaignRequest, of: after, in: change)
            after.withoutAddress = after.asked - after.awaited
            try await audit("opened", seen, after, in: change)
            return after
        }
    }

    /// Gives the bodies more time, also when the due day has passed.
    static func extend(
        _ seen: Campaign, to day: Day, by request: Request
    ) async throws -> Campaign {
        try await request.require(.conductCampaigns, for: seen.unitId)
        try refuse(seen, in: .draft, .closed, by: request)
        guard day > seen.dueOn else { throw InvalidFields(.registry("/dueOn", "noExtension")) }
        guard day >= request.today else { throw InvalidFields(.registry("/dueOn", "dueInPast")) }
        return try await turn("extended", seen, by: request) { $0.dueOn = day }
    }

    /// Ends the collecting: links can be answered no more, and the answers stand as the result.
    static func close(_ seen: Campaign, by request: Request) async throws -> Campaign {
        try await request.require(.conductCampaigns, for: seen.unitId)
        try refuse(seen, in: .draft, .closed, by: request)
        return try await turn("closed", seen, by: request) {
            ($0.state, $0.closedOn) = (.closed, request.today)
        }
    }

    /// Reminds at once all who have not answered, but for those who were written to today.
    static func remind(_ seen: Campaign, by request: Request) async throws -> Campaign {
        try await request.require(.conductCampaigns, for: seen.unitId)
        try refuse(seen, in: .draft, .closed, by: request)
        guard seen.dueOn >= request.today else {
            throw CampaignDuePast(day: seen.dueOn.words(in: request.language))
        }
        return try await request.record { change in
            var after = seen
            after.revision += 1
            try await move(after, in: change)
            try await write(.campaignReminder, of: after, before: request.today, in: change)
            try await audit("reminded", seen, after, in: change)
            return after
        }
    }

    /// The list that the path names, where it is the one that the campaign has collected.
    static func publishable(
        of campaign: Campaign, by request: Request
    ) async throws -> OfficialList {
        let place = try request.listPlace
        guard try await list(of: campaign, for: request) == place else { throw Missing() }
        return try await ListEditions.publishable(place, by: request)
    }

    /// The list that a campaign collects: that of its area, or else that of the central bodies.
    static func list(of campaign: Campaign, for request: Request) async throws -> ListPlace? {
        guard let unit = campaign.unitId else { return .central }
        let body = try await Bodies.find(unit, near: request.today, from: request.database)
        guard body?.level != .central else { return .central }
        return body?.katoCode.flatMap { ListPlace(word: $0.rawValue) }
    }

    /// Publishes that list as it stands, and notes it as what became of a closed campaign.
    static func publish(
        _ publication: ListPublication, of seen: Campaign, by request: Request
    ) async throws -> ListEdition {
        try await request.require(.conductCampaigns, for: seen.unitId)
        try refuse(seen, in: .draft, .open, by: request)
        let list = try await publishable(of: seen, by: request)
        return try await request.record { change in
            let edition = try await ListEditions.publish(publication, of: list, in: change)
            var after = seen
            after.editionId = edition.id
            after.revision += 1
            try await move(after, in: change)
            try await audit("published", seen, after, in: change)
            return edition
        }
    }

    private static func turn(
        _ act: String, _ seen: Campaign, by request: Request,
        _ turn: @Sendable (inout Campaign) -> Void
    ) async throws -> Campaign {
        var after = seen
        turn(&after)
        after.revision += 1
        let turned = after
        return try await request.record { change in
            try await move(turned, in: change)
            try await audit(act, seen, turned, in: change)
            return turned
        }
    }
}
