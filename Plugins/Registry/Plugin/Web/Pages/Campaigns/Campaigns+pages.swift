import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    static let pages: [Page] = recordPages + choicePages + actPages + bodyPages

    private static let recordPages: [Page] = [
        .view("campaigns", .requires(.readCampaigns), by: CampaignQuery.self) {
            request, query, paging in
            try await listView(query, paging, for: request)
        },
        .form("campaigns/new", .requires(.conductCampaigns), of: Campaign.self) { request in
            var campaign = Campaign()
            campaign.dueOn = request.today.adding(days: 14)
            campaign.contact = request.account?.name ?? ""
            if case .below(let roots) = request.reach(of: .conductCampaigns), roots.count == 1 {
                campaign.unitId = roots.first
            }
            return Form.Content(
                try await words("new", back: "campaigns", for: request), record: campaign)
        } submit: { request, given in
            let made = try await make(given.record, by: request)
            return Destination("campaigns/\(made.id.text)", notice: "registry.campaign.isMade")
        },
        .view("campaigns/{id}", .requires(.readCampaigns), by: Nothing.self) { request, _, _ in
            try await view(of: current(request), for: request)
        },
        .form("campaigns/{id}/edit", .requires(.conductCampaigns), of: Campaign.self) { request in
            let campaign = try await conducted(request)
            return Form.Content(
                try await words(
                    "edit", back: "campaigns/\(campaign.id.text)", of: campaign.unitId,
                    for: request),
                record: campaign, isChange: true)
        } submit: { request, given in
            let corrected = try await correct(current(request), to: given, by: request)
            return Destination(
                "campaigns/\(corrected.id.text)", notice: "registry.campaign.isCorrected")
        },
    ]

    private static func listView(
        _ query: CampaignQuery, _ paging: Paging, for request: Request
    ) async throws -> View {
        let listing = try await list(query, paging, for: request)
        let drawing = Drawing(request: request)
        return View(
            "registry/campaigns", title: "registry.campaigns.title",
            [
                "states": drawing.choices(chosen: query.state),
                "isFiltered": .flag(query.state != nil),
                "mayConduct": .flag(request.may(.conductCampaigns)),
                "campaigns": .list(listing.items.map { .object(drawing.row($0)) }),
                "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                "paging": listing.total.count == 0 ? Model.none : .paging(listing.total, paging),
            ])
    }

    private static func words(
        _ name: String, back: String, of unit: UUID? = nil, for request: Request
    ) async throws -> Form.Words {
        Form.Words(
            title: Message(TextKey("registry.campaignForm.\(name)")),
            introduction: "registry.campaignForm.lead", back: back,
            offers: ["unitId": try await units(with: unit, for: request)])
    }

    /// The areas for which the caller may conduct a campaign, and that of the campaign in hand.
    private static func units(
        with unit: UUID?, for request: Request
    ) async throws -> [Form.Offer] {
        let units = try await units(for: request)
        guard let unit, !units.contains(where: { $0.value == unit.text }) else { return units }
        let own = try await Bodies.names(of: [unit], on: request.today, from: request.database)
        return own.map { Drawing(request: request).offer($0.key.text, $0.value) } + units
    }

    private static func units(for request: Request) async throws -> [Form.Offer] {
        let drawing = Drawing(request: request)
        if case .below(let roots) = request.reach(of: .conductCampaigns) {
            return try await Bodies.names(
                of: Array(roots), on: request.today, from: request.database
            ).map { drawing.offer($0.key.text, $0.value) }.sorted { $0.label < $1.label }
        }
        return try await BodyTree(database: request.database).offered(
            on: request.today, in: request.language, limit: 500
        ).map { drawing.offer($0.id.text, $0.name) }
    }
}

extension Campaigns {
    private static func view(of campaign: Campaign, for request: Request) async throws -> View {
        let drawing = Drawing(request: request)
        let regions = try await Places.regions(on: request.today, in: request.database)
        let mayConduct = try await request.may(.conductCampaigns, for: campaign.unitId)
        var members = drawing.row(campaign)
        members["note"] = drawing.localized(campaign.note)
        members["contact"] = .text(campaign.contact)
        members["author"] = .optional(campaign.author)
        members["mayConduct"] = .flag(mayConduct)
        if let unit = campaign.unitId {
            let names = try await Bodies.names(
                of: [unit], on: request.today, from: request.database)
            members["unit"] = drawing.localized(names[unit])
        }
        switch campaign.state {
        case .draft:
            members["parts"] = .list(
                try await parts(of: campaign, for: request).map { drawing.row($0, regions) })
        case .open, .closed:
            let board = try await board(of: campaign.id, for: request)
            members["board"] = .list(board.map { drawing.row($0, regions) })
        }
        if campaign.state == .closed {
            members["lists"] = .list(try await lists(of: campaign, by: request))
            members["edition"] = try await edition(of: campaign, for: request)
            members["contradictions"] = drawing.some(
                try await contradictions(in: campaign.id, for: request))
        }
        return View(
            "registry/campaign",
            title: Message(
                "registry.campaign.pageTitle", ["title": drawing.words(campaign.title)]),
            .object(members))
    }

    /// The lists that may be published of what the campaign has brought.
    private static func lists(of campaign: Campaign, by request: Request) async throws -> [Model] {
        guard try await request.may(.conductCampaigns, for: campaign.unitId),
            let place = try await list(of: campaign, for: request),
            try await Lists.mayPublish(place, by: request)
        else { return [] }
        return [["place": .text(place.word)]]
    }

    private static func edition(
        of campaign: Campaign, for request: Request
    ) async throws -> Model {
        guard let id = campaign.editionId,
            let edition = try await ListEditions.find(id, from: request.database)
        else { return .none }
        return [
            "editionId": .text(id.text), "editionPlace": .text(edition.place.word),
            "editionHeading": .text(
                request.text(
                    Message("registry.listEdition.heading", ["number": String(edition.number)]))),
        ]
    }
}

extension Drawing {
    func row(_ campaign: Campaign) -> [String: Model] {
        [
            "id": .text(campaign.id.text), "name": localized(campaign.title),
            "state": choice(campaign.state), "revision": .count(campaign.revision),
            "isDraft": .flag(campaign.state == .draft),
            "isOpen": .flag(campaign.state == .open),
            "isClosed": .flag(campaign.state == .closed),
            "isLate": .flag(campaign.state == .open && campaign.dueOn < request.today),
            "dueOn": day(campaign.dueOn), "openedOn": day(campaign.openedOn),
            "closedOn": day(campaign.closedOn), "asked": .count(campaign.asked),
            "hasBodies": .flag(campaign.asked > 0), "answered": .count(campaign.answered),
            "awaited": .count(campaign.awaited),
            "withoutAddress": .count(campaign.withoutAddress),
            "lacksAddresses": .flag(campaign.state == .open && campaign.withoutAddress > 0),
        ]
    }

    /// A number that is shown where it is not nothing.
    func some(_ count: Int) -> Model { count == 0 ? .none : .text(String(count)) }

    /// What a part of the tree is called.
    func name(of part: ListPlace, _ regions: [Region]) -> LocalizedText {
        guard let code = part.code else {
            return .said("registry.campaign.centralPart", by: request)
        }
        return regions.first { $0.code == code }?.name ?? LocalizedText(kk: code.rawValue)
    }

    fileprivate func row(_ part: Campaigns.Part, _ regions: [Region]) -> Model {
        [
            "part": .text(part.place.word), "partName": localized(name(of: part.place, regions)),
            "bodies": .count(part.bodies), "chosen": .count(part.chosen),
        ]
    }

    fileprivate func row(_ row: Campaigns.BoardRow, _ regions: [Region]) -> Model {
        let states: [AskedState] = [
            .designated, .unchanged, .nobody, .awaited, .noAddress, .bodyClosed,
        ]
        return [
            "part": .text(row.part.word), "partName": localized(name(of: row.part, regions)),
            "asked": .count(row.asked),
            "cells": .list(
                states.map { state in
                    [
                        "label": choice(state), "count": .count(row.counts[state] ?? 0),
                        "filter": (row.counts[state] ?? 0) > 0 ? .text(state.rawValue) : .none,
                    ]
                }),
        ]
    }
}
