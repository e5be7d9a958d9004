import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    /// The bodies that a campaign asks, one by one.
    static let bodyPages: [Page] = [
        .view("campaigns/{id}/bodies", .requires(.readCampaigns), by: AskedQuery.self) {
            request, query, paging in
            try await bodiesView(query, paging, for: request)
        },
        .view("campaigns/{id}/result", .requires(.readCampaigns), by: Nothing.self) {
            request, _, paging in
            let campaign = try await current(request)
            guard campaign.state == .closed else { throw Missing("registry.campaign.noResult") }
            return try await view(
                "registry/campaign-result", campaign, AskedQuery(), paging, for: request)
        },
        .form(
            "campaigns/{id}/bodies/{body}/address", .requires(.conductCampaigns),
            of: AskedAddress.self
        ) { request in
            let campaign = try await conducted(request)
            guard let body = try await body(request.askedBody, of: campaign.id, for: request)
            else { throw Missing() }
            let name = Drawing(request: request).words(body.body)
            return Form.Content(
                Form.Words(
                    title: Message("registry.askedBody.addressing", ["body": name]),
                    introduction: "registry.askedBody.addressLead",
                    button: "registry.askedBody.send",
                    back: "campaigns/\(campaign.id.text)/bodies"),
                record: AskedAddress(address: body.sentTo ?? ""))
        } submit: { request, given in
            let campaign = try await current(request)
            _ = try await address(
                request.askedBody, at: given.record.address, of: campaign, by: request)
            return Destination(
                "campaigns/\(campaign.id.text)/bodies", notice: "registry.askedBody.isAddressed")
        },
        .act("campaigns/{id}/bodies/{body}/link", .requires(.conductCampaigns)) { request in
            let campaign = try await current(request)
            let link = try await hand(request.askedBody, of: campaign, by: request)
            let body = try await body(request.askedBody, of: campaign.id, for: request)
            let drawing = Drawing(request: request)
            return .showing(
                View(
                    "registry/campaign-link", title: "registry.campaignLink.title",
                    [
                        "id": .text(campaign.id.text), "link": .text(link.link),
                        "body": drawing.localized(body?.body), "dueOn": drawing.day(campaign.dueOn),
                    ]))
        },
    ]

    private static func bodiesView(
        _ query: AskedQuery, _ paging: Paging, for request: Request
    ) async throws -> View {
        let campaign = try await current(request)
        let regions = try await Places.regions(on: request.today, in: request.database)
        let drawing = Drawing(request: request)
        let central = drawing.offer(
            ListPlace.central.word, drawing.name(of: .central, regions))
        let places = [central] + regions.map { drawing.offer($0.code.rawValue, $0.name) }
        let view = try await view(
            "registry/campaign-bodies", campaign, query, paging, for: request)
        guard case .object(var members) = view.model else { return view }
        members["q"] = .text(query.q ?? "")
        members["states"] = drawing.choices(chosen: query.state)
        members["regions"] = .options(places, chosen: query.region?.word)
        members["isFiltered"] = .flag(
            query.state != nil || query.region != nil || query.q != nil || query.shown)
        members["isShownOnly"] = .flag(query.shown)
        return View(view.template, title: view.title, .object(members))
    }

    private static func view(
        _ template: String, _ campaign: Campaign, _ query: AskedQuery, _ paging: Paging,
        for request: Request
    ) async throws -> View {
        let listing = try await bodies(of: campaign.id, query, paging, for: request)
        let mayConduct = try await request.may(.conductCampaigns, for: campaign.unitId)
        let drawing = Drawing(request: request)
        let holders = try await Bodies.names(
            of: Array(Set(listing.items.compactMap(\.answeredBy))), on: request.today,
            from: request.database)
        var members = drawing.row(campaign)
        members["mayConductOpen"] = .flag(mayConduct && campaign.state == .open)
        members["bodies"] = .list(
            listing.items.map { body in
                drawing.row(
                    body, holder: body.answeredBy.flatMap { holders[$0] },
                    isHandable: mayConduct && campaign.state == .open)
            })
        members["isBeyond"] = .flag(listing.items.isEmpty && listing.total.count > 0)
        members["paging"] =
            listing.total.count == 0 ? Model.none : .paging(listing.total, paging)
        members["export"] = .flag(listing.total.count > 0)
        members["exportFilter"] = .text(query.inAddress)
        if campaign.state == .closed {
            members["contradictions"] = drawing.some(
                try await contradictions(in: campaign.id, for: request))
        }
        return View(
            template,
            title: Message(
                "registry.campaign.bodiesTitle", ["title": drawing.words(campaign.title)]),
            .object(members))
    }
}

extension AskedQuery {
    /// As it goes on in the address of the file: `&state=nobody`.
    fileprivate var inAddress: String {
        var address = URLComponents()
        address.queryItems = [
            ("state", state?.rawValue), ("region", region?.word), ("q", q),
            ("shown", shown ? "true" : nil),
        ].compactMap { name, value in value.map { URLQueryItem(name: name, value: $0) } }
        guard let query = address.percentEncodedQuery, !query.isEmpty else { return "" }
        return "&" + query.replacing("+", with: "%2B")
    }
}

extension Drawing {
    /// - Parameter holder: The body that answered, where it is another one.
    func row(
        _ body: AskedBody, holder: LocalizedText? = nil, isHandable: Bool = false
    ) -> Model {
        let isOpen = [.awaited, .noAddress].contains(body.state)
        return [
            "bodyId": .text(body.bodyId.text), "body": localized(body.body),
            "askedState": choice(body.state), "isOff": .flag(isOpen),
            "isAwaited": .flag(isOpen), "isBodyClosed": .flag(body.state == .bodyClosed),
            "bodyClosedOn": day(body.bodyClosedOn),
            "sentTo": .optional(body.sentTo), "lastAskedOn": day(body.lastAskedOn),
            "answeredAt": .optional(
                body.answeredAt.map { LocalMoment($0).words(in: language) }),
            "answeredBy": body.answeredBy == body.bodyId ? .none : localized(holder),
            "reason": .optional(body.reason), "official": localized(body.official),
            "designationId": .optional(body.designationId?.text),
            "designationState": choice(body.designationState),
            "mayHand": .flag(isHandable && isOpen),
        ]
    }
}
