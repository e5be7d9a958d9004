import Foundation
import KazakhstanFormats
import PluginKit

extension Materials {
    static let pages: [Page] = [
        Page.view("materials", .public, by: MaterialQuery.self, listPage),
        Page.form("materials/new", .requires(.editMaterials), of: Material.self) { _ in
            Form.Content(
                Form.Words(
                    title: "registry.materials.new", introduction: "registry.materials.newLead",
                    back: "materials"))
        } submit: { request, given in
            let added = try await add(given.record, by: request)
            return Destination("materials/\(added.id.text)", notice: "registry.materials.added")
        },
        Page.view("materials/{id}", .public, by: Nothing.self) { request, _, paging in
            try await materialPage(current(request), paging, for: request)
        },
        Page.form("materials/{id}/edit", .requires(.editMaterials), of: Material.self) { request in
            let material = try await current(request)
            return Form.Content(
                Form.Words(
                    title: "registry.materials.edit", back: "materials/\(material.id.text)"),
                record: material, isChange: true)
        } submit: { request, given in
            let corrected = try await correct(current(request), to: given.record, by: request)
            return Destination(
                "materials/\(corrected.id.text)", notice: "registry.materials.corrected")
        },
        Page.form(
            "materials/{id}/editions/new", .requires(.editMaterials), of: MaterialEdition.self
        ) { request in
            let material = try await current(request)
            var edition = MaterialEdition()
            edition.number = try await MaterialEditions.nextNumber(
                of: material.id, from: request.database)
            edition.inForceFrom = request.today.adding(days: 1)
            return Form.Content(
                Form.Words(
                    title: "registry.materialEdition.new",
                    introduction: "registry.materialEdition.newLead",
                    back: "materials/\(material.id.text)"), record: edition)
        } submit: { request, given in
            let added = try await MaterialEditions.add(
                given.record, to: current(request), by: request)
            return Destination(
                "material-editions/\(added.id.text)", notice: "registry.materialEdition.added")
        },
    ]

    @Sendable private static func listPage(
        _ request: Request, _ query: MaterialQuery, _ paging: Paging
    ) async throws -> View {
        let listing = try await list(query, paging, for: request)
        let drawing = Drawing(request: request)
        return View(
            "registry/materials", title: "registry.materials.title",
            [
                "kinds": drawing.choices(chosen: query.kind),
                "isFiltered": .flag(query.kind != nil),
                "materials": .list(listing.items.map(drawing.material)),
                "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
                "mayEdit": .flag(request.may(.editMaterials)),
            ])
    }

    private static func materialPage(
        _ material: Material, _ paging: Paging, for request: Request
    ) async throws -> View {
        let editions = try await MaterialEditions.list(of: material.id, paging, for: request)
        let drawing = Drawing(request: request)
        return View(
            "registry/material",
            title: Message("registry.official.pageTitle", ["name": drawing.words(material.title)]),
            [
                "id": .text(material.id.text), "name": drawing.localized(material.title),
                "kind": drawing.choice(material.kind),
                "editions": .list(editions.items.map { drawing.edition($0, of: material) }),
                "isBeyond": .flag(editions.items.isEmpty && editions.total.count > 0),
                "paging": editions.total.count == 0 ? .none : .paging(editions.total, paging),
                "mayEdit": .flag(request.may(.editMaterials)),
            ])
    }
}

extension Drawing {
    fileprivate func material(_ material: Material) -> Model {
        [
            "id": .text(material.id.text), "name": localized(material.title),
            "kind": choice(material.kind),
            "inForce": material.inForce.map { text(.edition(numbered: $0)) } ?? .none,
        ]
    }

    func edition(_ edition: MaterialEdition, of material: Material) -> Model {
        let isInForce = edition.number == material.inForce
        let standing =
            edition.publishedAt == nil
            ? "draft"
            : isInForce ? "inForce" : edition.inForceFrom > request.today ? "coming" : "former"
        return [
            "id": .text(edition.id.text), "heading": text(.edition(numbered: edition.number)),
            "inForceFrom": day(edition.inForceFrom), "note": localized(edition.note),
            "standing": text(Message(TextKey("registry.editionStanding.\(standing)"))),
        ]
    }

    /// An edition that a designation follows.
    func followed(_ edition: FollowedEdition) -> Model {
        [
            "id": .text(edition.editionId.text), "name": localized(edition.title),
            "edition": text(.edition(numbered: edition.number)),
        ]
    }
}

extension Message {
    static func edition(numbered number: Int) -> Message {
        Message("registry.materialEdition.heading", ["number": String(number)])
    }
}
