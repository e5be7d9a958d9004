import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    static let endpoints: [Endpoint] = recordEndpoints + actEndpoints + bodyEndpoints

    private static let recordEndpoints: [Endpoint] = [
        Endpoint.list(
            "campaigns", .requires(.readCampaigns),
            "The campaigns by which lists are collected, the latest first.", by: CampaignQuery.self
        ) { request, query, paging in
            try await list(query, paging, for: request)
        },
        Endpoint.create(
            "campaigns", .requires(.conductCampaigns),
            "Makes a campaign: a draft that asks nobody yet.", example: Examples.campaign
        ) { request, given in
            try await make(given.record, by: request)
        },
        Endpoint.read(
            "campaigns/{id}", .requires(.readCampaigns),
            "A campaign, and how its bodies stand as far as the caller may see them.",
            by: Nothing.self
        ) { request, _ in
            try await find(request.id, for: request)
        },
        Endpoint.change(
            "campaigns/{id}", .requires(.conductCampaigns),
            "Corrects what a campaign says of itself, until it is closed.",
            example: Examples.campaign, load: load
        ) { request, before, given in
            try await correct(before, to: given, by: request)
        },
    ]

    private static let actEndpoints: [Endpoint] = [
        Endpoint.act(
            "campaigns/{id}/choice", .requires(.conductCampaigns),
            "Chooses which bodies a draft will ask, by groups or one by one, or takes some out.",
            example: Examples.campaignChoice, load: load
        ) { (request, seen, given: Given<CampaignChoice>) in
            try await request.record { try await choose(given.record, for: seen, in: $0) }
        },
        act("opening", "Asks the chosen bodies, each by a letter with a link of its own.") {
            try await open($0, by: $1)
        },
        act("closure", "Ends the collecting: the answers stand as the result.") {
            try await close($0, by: $1)
        },
        act("reminders", "Writes at once to all bodies that have not answered.") {
            try await remind($0, by: $1)
        },
        Endpoint.act(
            "campaigns/{id}/extension", .requires(.conductCampaigns),
            "Gives the bodies more time, also when the due day has passed.",
            example: Examples.campaignExtension, load: load
        ) { (request, seen, given: Given<CampaignExtension>) in
            try await extend(seen, to: given.record.dueOn, by: request)
        },
        Endpoint.create(
            "campaigns/{id}/lists/{place}/editions", .requires(.publishDesignations),
            "Publishes a list as it stands, as what became of a closed campaign.",
            example: Examples.listPublication
        ) { request, given in
            try await publish(given.record, of: current(request), by: request)
        },
    ]

    private static let bodyEndpoints: [Endpoint] = [
        Endpoint.list(
            "campaigns/{id}/bodies", .requires(.readCampaigns),
            "The bodies that a campaign asks, with their answers and who stands.",
            by: AskedQuery.self
        ) { request, query, paging in
            try await bodies(of: current(request).id, query, paging, for: request)
        },
        Endpoint.act(
            "campaigns/{id}/bodies/{body}/address", .requires(.conductCampaigns),
            "Gives a body an address in this campaign; in an open one its link goes there at once.",
            example: Examples.askedAddress
        ) { (request, given: Given<AskedAddress>) in
            try await address(
                request.askedBody, at: given.record.address, of: current(request), by: request)
        },
        Endpoint.act(
            "campaigns/{id}/bodies/{body}/link", .requires(.conductCampaigns),
            "Makes one more link for a body, to be handed over; it is told this once.", example: [:]
        ) { (request: Request, _: Given<Nothing>) async throws -> HandedLink in
            try await hand(request.askedBody, of: current(request), by: request)
        },
    ]

    private static func act(
        _ name: String, _ summary: String,
        _ act: @escaping @Sendable (Campaign, Request) async throws -> Campaign
    ) -> Endpoint {
        Endpoint.act(
            "campaigns/{id}/\(name)", .requires(.conductCampaigns), summary, example: [:],
            load: load
        ) { (request, seen, _: Given<Nothing>) in
            try await act(seen, request)
        }
    }

    @Sendable private static func load(_ request: Request) async throws -> Campaign? {
        try await find(request.id, for: request)
    }
}

extension Request {
    /// The body that the path names beside its campaign.
    var askedBody: UUID {
        get throws(Missing) {
            guard let id = path["body"].flatMap(UUID.init(uuidString:)) else { throw Missing() }
            return id
        }
    }
}
