import Foundation
import KazakhstanFormats
import PluginKit

extension MaterialEditions {
    static let pages: [Page] = [
        Page.view("material-editions/{id}", .public, by: Nothing.self) { request, _, _ in
            try await editionPage(current(request), for: request)
        },
        Page.form(
            "material-editions/{id}/edit", .requires(.editMaterials), of: MaterialEdition.self
        ) { request in
            let edition = try await current(request)
            guard edition.publishedAt == nil else { throw EditionPublished() }
            return Form.Content(
                Form.Words(
                    title: "registry.materialEdition.edit",
                    back: "material-editions/\(edition.id.text)"),
                record: edition, isChange: true)
        } submit: { request, given in
            let corrected = try await correct(current(request), to: given.record, by: request)
            return Destination(
                "material-editions/\(corrected.id.text)",
                notice: "registry.materialEdition.corrected")
        },
        Page.form(
            "material-editions/{id}/publication", .requires(.editMaterials), of: SeenStep.self
        ) { request in
            let edition = try await current(request)
            guard edition.publishedAt == nil else { throw EditionPublished() }
            return Form.Content(
                Form.Words(
                    title: "registry.materialEdition.publishing",
                    introduction: "registry.materialEdition.publishingLead",
                    button: "registry.materialEdition.publish",
                    back: "material-editions/\(edition.id.text)"),
                record: SeenStep(revision: edition.revision))
        } submit: { request, given in
            let edition = try await current(request)
            guard edition.revision == given.record.revision else { throw Stale() }
            _ = try await publish(edition, by: request)
            return Destination(
                "material-editions/\(edition.id.text)",
                notice: "registry.materialEdition.isPublished")
        },
        Page.form(
            "material-editions/{id}/sending", .requires(.editMaterials), of: MaterialSending.self
        ) { request in
            let edition = try await current(request)
            guard edition.publishedAt != nil else { throw EditionUnpublished() }
            let drawing = Drawing(request: request)
            let regions = try await Places.regions(on: request.today, in: request.database)
            return Form.Content(
                Form.Words(
                    title: "registry.materialSending.title",
                    introduction: "registry.materialSending.lead",
                    button: "registry.materialSending.send",
                    back: "material-editions/\(edition.id.text)",
                    offers: ["region": regions.map { drawing.offer($0.code.rawValue, $0.name) }]))
        } submit: { request, given in
            let edition = try await current(request)
            _ = try await Acknowledgements.send(edition, to: given.record, by: request)
            return Destination(
                "material-editions/\(edition.id.text)/acknowledgements",
                notice: "registry.materialSending.isSent")
        },
    ]

    private static func editionPage(
        _ edition: MaterialEdition, for request: Request
    ) async throws -> View {
        guard let material = try await Materials.find(edition.materialId, for: request) else {
            throw Missing()
        }
        let drawing = Drawing(request: request)
        guard case .object(var shown) = drawing.edition(edition, of: material) else {
            throw Missing()
        }
        shown["materialId"] = .text(material.id.text)
        shown["name"] = drawing.localized(material.title)
        shown["publishedAt"] = .optional(
            edition.publishedAt.map { LocalMoment($0).words(in: request.language) })
        shown["isPublished"] = .flag(edition.publishedAt != nil)
        shown["mayEdit"] = .flag(request.may(.editMaterials))
        shown["inKazakh"] = try await request.files(.materialInKazakh, of: edition.id)
        shown["inRussian"] = try await request.files(.materialInRussian, of: edition.id)
        let name = drawing.words(material.title)
        return View(
            "registry/material-edition",
            title: Message(
                "registry.materialEdition.pageTitle",
                ["name": name, "number": String(edition.number)]),
            .object(shown))
    }
}
