import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    static let actPages: [Page] = [
        act("opening") { try await open($0, by: $1) },
        act("reminders") { try await remind($0, by: $1) },
        act("closure") { try await close($0, by: $1) },
        .form("campaigns/{id}/extension", .requires(.conductCampaigns), of: SeenExtension.self) {
            request in
            let campaign = try await conducted(request)
            return Form.Content(
                words("extension", campaign, for: request),
                record: SeenExtension(
                    dueOn: max(campaign.dueOn, request.today).adding(days: 7),
                    revision: campaign.revision))
        } submit: { request, given in
            let campaign = try await seen(given.record.revision, by: request)
            _ = try await extend(campaign, to: given.record.dueOn, by: request)
            return done("extension", campaign)
        },
        .form(
            "campaigns/{id}/lists/{place}/publication", .requires(.publishDesignations),
            of: SeenPublication.self
        ) { request in
            let campaign = try await conducted(request)
            let list = try await publishable(of: campaign, by: request)
            return Form.Content(
                Form.Words(
                    title: Message(
                        "registry.listEdition.publishing",
                        ["place": Drawing(request: request).words(list.name)]),
                    introduction: Message("registry.listEdition.lead", count: list.officials),
                    button: "registry.listEdition.publish",
                    back: "campaigns/\(campaign.id.text)"),
                record: SeenPublication(
                    basis: basis(of: campaign, for: request), revision: campaign.revision))
        } submit: { request, given in
            let campaign = try await seen(given.record.revision, by: request)
            let edition = try await publish(
                ListPublication(basis: given.record.basis), of: campaign, by: request)
            return Destination(
                "lists/\(edition.place.word)/editions/\(edition.id.text)",
                notice: "registry.listEdition.done")
        },
    ]

    private static func act(
        _ name: String, _ act: @escaping @Sendable (Campaign, Request) async throws -> Campaign
    ) -> Page {
        .form("campaigns/{id}/\(name)", .requires(.conductCampaigns), of: SeenStep.self) {
            request in
            let campaign = try await conducted(request)
            return Form.Content(
                words(name, campaign, for: request),
                record: SeenStep(revision: campaign.revision))
        } submit: { request, given in
            let campaign = try await seen(given.record.revision, by: request)
            _ = try await act(campaign, request)
            return done(name, campaign)
        }
    }

    private static func words(
        _ name: String, _ campaign: Campaign, for request: Request
    ) -> Form.Words {
        let title = Drawing(request: request).words(campaign.title)
        let numbers = [
            "asked": String(campaign.asked), "awaited": String(campaign.awaited),
            "answered": String(campaign.answered),
            "day": campaign.dueOn.words(in: request.language),
        ]
        return Form.Words(
            title: Message(TextKey("registry.campaignAct.\(name).title"), ["title": title]),
            introduction: Message(TextKey("registry.campaignAct.\(name).lead"), numbers),
            button: Message(TextKey("registry.campaignAct.\(name).button")),
            back: "campaigns/\(campaign.id.text)")
    }

    private static func done(_ name: String, _ campaign: Campaign) -> Destination {
        Destination(
            "campaigns/\(campaign.id.text)",
            notice: Message(TextKey("registry.campaignAct.\(name).done")))
    }

    /// What the campaign was, as the ground of the list: its title and its days.
    private static func basis(of campaign: Campaign, for request: Request) -> String {
        let (from, to) = (campaign.openedOn, campaign.closedOn)
        return request.text(
            Message(
                "registry.campaign.basis",
                [
                    "title": Drawing(request: request).words(campaign.title),
                    "from": from?.numeric ?? "", "to": to?.numeric ?? "",
                ]))
    }
}
