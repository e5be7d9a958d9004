import Foundation
import KazakhstanFormats
import PluginKit

extension NGOs {
    static let pages: [Page] =
        [
            Page.view("ngos", .public, by: NGOQuery.self) { request, query, paging in
                async let regions = Places.regions(on: request.today, in: request.database)
                async let spheres = Spheres.list(on: request.today, from: request.database)
                let listing = try await list(
                    query, paging, in: request.language, from: request.database)
                let known = try await (regions, spheres)
                return listView(listing, query, paging, known.0, known.1, for: request)
            },
            Page.view("ngos/duplicates", .requires(.editNGOs), by: Nothing.self) {
                request, _, paging in
                let pairs = try await duplicates(paging, from: request.database)
                let regions = try await Places.regions(on: request.today, in: request.database)
                let drawing = Drawing(request: request)
                return View(
                    "registry/ngo-duplicates", title: "registry.ngos.duplicates",
                    [
                        "pairs": .list(pairs.items.map { drawing.pair($0, regions) }),
                        "isBeyond": .flag(pairs.items.isEmpty && pairs.total.count > 0),
                        "paging": pairs.total.count == 0 ? .none : .paging(pairs.total, paging),
                    ])
            },
            Page.view("ngos/{id}", .public, by: Nothing.self) { request, _, _ in
                guard let ngo = try await find(request.id, from: request.database) else {
                    throw Missing()
                }
                if let into = ngo.mergedIntoId {
                    throw Moved(
                        to: Destination("ngos/\(into.text)", notice: "registry.ngos.movedHere"))
                }
                return try await NGOPage(ngo: ngo, request: request).view()
            },
            Page.act("ngos/{id}/merging/revocation", .requires(.editNGOs)) { request in
                let ngo = try await undoMerging(by: request)
                return Destination("ngos/\(ngo.id.text)", notice: "registry.ngos.parted")
            },
        ] + formPages

    private static func listView(
        _ listing: Listing<NGO>, _ query: NGOQuery, _ paging: Paging, _ regions: [Region],
        _ spheres: [Sphere], for request: Request
    ) -> View {
        let drawing = Drawing(request: request)
        return View(
            "registry/ngos", title: "registry.ngos.title",
            [
                "q": .text(query.q ?? ""),
                "regions": drawing.regions(regions, chosen: query.region),
                "spheres": .options(
                    spheres.map { drawing.offer($0.code, $0.name) }, chosen: query.sphere),
                "forms": .options(drawing.legalForms, chosen: query.form),
                "statuses": drawing.choices(chosen: query.status),
                "isFiltered": .flag(!query.isOpen),
                "ngos": .list(listing.items.map { drawing.row($0, regions) }),
                "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
                "mayEdit": .flag(request.may(.editNGOs)),
            ])
    }
}

extension Drawing {
    var legalForms: [Form.Offer] { LegalForms.known.forms.map { offer($0.code, $0.name) } }

    func row(_ ngo: NGO, _ regions: [Region]) -> Model {
        [
            "id": .text(ngo.id.text), "name": localized(ngo.name),
            "bin": .optional(ngo.bin?.rawValue),
            "noBinReason": .optional(ngo.noBinReason),
            "legalForm": localized(LegalForms.known[ngo.legalForm]?.name),
            "status": choice(ngo.status), "isOff": .flag(ngo.status != .active),
            "region": localized(
                ngo.katoCode.flatMap { code in
                    regions.first { $0.code == code.region }?.name
                }),
        ]
    }

    fileprivate func pair(_ pair: NGOPair, _ regions: [Region]) -> Model {
        ["first": row(pair.first, regions), "second": row(pair.second, regions)]
    }
}
