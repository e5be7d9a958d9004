import Foundation
import KazakhstanFormats
import PluginKit

extension Acknowledgements {
    static let pages: [Page] = [
        Page.view(
            "material-editions/{id}/acknowledgements", .requires(.editMaterials),
            by: AcknowledgementQuery.self, board),
        Page.act("material-editions/{id}/reminder", .requires(.editMaterials)) { request in
            let edition = try await MaterialEditions.current(request)
            _ = try await remind(of: edition, by: request)
            return Destination(
                "material-editions/\(edition.id.text)/acknowledgements",
                notice: "registry.acknowledgements.areReminded")
        },
        Page.view("acknowledgements/{token}", .public, by: Nothing.self) { request, _, _ in
            try await linkedPage(linked(request), for: request)
        },
        Page.form("acknowledgements/{token}/confirmation", .public, of: Reading.self) { request in
            let linked = try await linked(request)
            let drawing = Drawing(request: request)
            return Form.Content(
                Form.Words(
                    title: "registry.reading.title",
                    introduction: Message(
                        "registry.reading.lead",
                        [
                            "name": drawing.words(linked.title), "body": drawing.words(linked.body),
                            "number": String(linked.edition.number),
                        ]),
                    button: "registry.reading.button",
                    back: "acknowledgements/\(request.path["token"] ?? "")"))
        } submit: { request, given in
            try await acknowledge(given.record, by: request)
            return Destination(
                "acknowledgements/\(request.path["token"] ?? "")", notice: "registry.reading.done")
        }.limited(by: .readings),
    ]

    /// What the letter leads to, for whoever has it. To open it changes nothing.
    private static func linkedPage(_ linked: Linked, for request: Request) async throws -> View {
        let drawing = Drawing(request: request)
        let acknowledged = linked.acknowledgedAt.map { moment in
            Message(
                "registry.reading.isDone",
                ["day": LocalMoment(moment).words(in: request.language)])
        }
        return View(
            "registry/acknowledgement", title: "registry.reading.pageTitle",
            [
                "token": .text(request.path["token"] ?? ""),
                "editionId": .text(linked.edition.id.text),
                "name": drawing.localized(linked.title), "body": drawing.localized(linked.body),
                "heading": drawing.text(.edition(numbered: linked.edition.number)),
                "inForceFrom": drawing.day(linked.edition.inForceFrom),
                "acknowledged": acknowledged.map { drawing.text($0) } ?? .none,
                "inKazakh": try await request.files(.materialInKazakh, of: linked.edition.id),
                "inRussian": try await request.files(.materialInRussian, of: linked.edition.id),
            ])
    }

    /// Who has acknowledged an edition and who has not, by region.
    @Sendable private static func board(
        _ request: Request, _ query: AcknowledgementQuery, _ paging: Paging
    ) async throws -> View {
        let edition = try await MaterialEditions.current(request)
        let figures = try await figures(
            of: edition.id, on: request.today, from: request.database)
        let listing = try await list(
            of: edition.id, query, paging, on: request.today, from: request.database)
        let regions = try await Places.regions(on: request.today, in: request.database)
        let drawing = Drawing(request: request)
        return View(
            "registry/acknowledgements", title: "registry.acknowledgements.title",
            [
                "id": .text(edition.id.text),
                "heading": drawing.text(.edition(numbered: edition.number)),
                "regions": .list(
                    figures.byRegion.map { region, counted in
                        drawing.row(counted, of: region, among: regions)
                    }),
                "all": drawing.row(figures.all, of: nil, among: []),
                "states": drawing.choices(chosen: query.state),
                "places": drawing.regions(regions, chosen: query.region),
                "isFiltered": .flag(query.state != nil || query.region != nil),
                "isSent": .flag(figures.all.total > 0),
                "mayRemind": .flag(figures.all.waiting + figures.all.unreachable > 0),
                "bodies": .list(listing.items.map { drawing.row($0, among: regions) }),
                "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
            ])
    }
}

extension Drawing {
    fileprivate func row(
        _ figures: AcknowledgementFigures, of region: KATOCode?, among regions: [Region]
    ) -> Model {
        [
            "region": localized(regions.first { $0.code == region }?.name),
            "total": .count(figures.total), "acknowledged": .count(figures.acknowledged),
            "waiting": .count(figures.waiting), "unreachable": .count(figures.unreachable),
            "bodiesClosed": .count(figures.bodiesClosed),
        ]
    }

    fileprivate func row(_ body: Acknowledgement, among regions: [Region]) -> Model {
        [
            "bodyId": .text(body.bodyId.text), "body": localized(body.body),
            "region": localized(regions.first { $0.code == body.region }?.name),
            "state": choice(body.state), "by": .optional(body.acknowledgedBy),
            "at": .optional(
                body.acknowledgedAt.map { LocalMoment($0).words(in: request.language) }),
            "lastSentOn": day(body.lastSentOn),
            "letters": body.letters == 0
                ? .none : text(Message("registry.acknowledgement.wereWritten", count: body.letters))
                ,
        ]
    }
}
