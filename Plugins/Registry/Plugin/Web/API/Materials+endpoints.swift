import Foundation
import PluginKit

extension Materials {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "materials", .public, "Methodical materials that have a published edition.",
            by: MaterialQuery.self
        ) { request, query, paging in
            try await list(query, paging, for: request)
        },
        Endpoint.read("materials/{id}", .public, "A methodical material.", by: Nothing.self) {
            request, _ in
            try await find(request.id, for: request)
        },
        Endpoint.create(
            "materials", .requires(.editMaterials),
            "Makes a methodical material, without an edition.",
            example: Examples.material
        ) { (request, given: Given<Material>) in
            try await add(given.record, by: request)
        },
        Endpoint.change(
            "materials/{id}", .requires(.editMaterials), "Corrects the title of a material.",
            example: Examples.material,
            load: { try await find($0.id, for: $0) },
            store: { request, before, given in
                try await correct(before, to: given.record, by: request)
            }),
        Endpoint.list(
            "materials/{id}/editions", .public,
            "The published editions of a material, the latest first.",
            by: Nothing.self
        ) { request, _, paging in
            try await MaterialEditions.list(of: current(request).id, paging, for: request)
        },
        Endpoint.create(
            "materials/{id}/editions", .requires(.editMaterials),
            "Prepares an edition: it is withheld until its publication.",
            example: Examples.materialEdition
        ) { (request, given: Given<MaterialEdition>) in
            try await MaterialEditions.add(given.record, to: current(request), by: request)
        },
        Endpoint.list(
            "designations/{id}/materials", .requires(.readDesignations),
            "Which edition of each recommendation a designation follows: that of the day it began.",
            by: Nothing.self
        ) { request, _, _ in
            guard let found = try await Designations.find(request.id, for: request) else {
                throw Missing()
            }
            let items = try await MaterialEditions.followed(from: found.validFrom, for: request)
            return Listing(items: items, total: .exact(items.count))
        },
    ]
}

extension MaterialEditions {
    static let endpoints: [Endpoint] = [
        Endpoint.read(
            "material-editions/{id}", .public, "An edition of a methodical material.",
            by: Nothing.self
        ) { request, _ in
            try await find(request.id, for: request)
        },
        Endpoint.change(
            "material-editions/{id}", .requires(.editMaterials),
            "Corrects an edition that is not published yet.", example: Examples.materialEdition,
            load: load,
            store: { request, before, given in
                try await correct(before, to: given.record, by: request)
            }),
        Endpoint.act(
            "material-editions/{id}/publication", .requires(.editMaterials),
            "Publishes an edition with its files; it is never changed again.", example: [:],
            load: load
        ) { (request, seen, _: Given<Nothing>) in
            try await publish(seen, by: request)
        },
        Endpoint.act(
            "material-editions/{id}/sending", .requires(.editMaterials),
            "Sends a published edition to bodies that expect an official and have not had it.",
            example: Examples.materialSending
        ) { (request, given: Given<MaterialSending>) in
            try await Acknowledgements.send(current(request), to: given.record, by: request)
        },
        Endpoint.act(
            "material-editions/{id}/reminder", .requires(.editMaterials),
            "Writes once more to those who have not acknowledged an edition.", example: [:]
        ) { (request, _: Given<Nothing>) in
            try await Acknowledgements.remind(of: current(request), by: request)
        },
        Endpoint.list(
            "material-editions/{id}/acknowledgements", .requires(.editMaterials),
            "To which bodies an edition was sent, and who has acknowledged it.",
            by: AcknowledgementQuery.self
        ) { request, query, paging in
            try await Acknowledgements.list(
                of: current(request).id, query, paging, on: request.today, from: request.database)
        },
        Endpoint.read(
            "material-editions/{id}/figures", .requires(.editMaterials),
            "How many bodies have acknowledged an edition.", by: Nothing.self
        ) { request, _ in
            try await Acknowledgements.figures(
                of: current(request).id, on: request.today, from: request.database
            ).all
        },
    ]

    @Sendable private static func load(_ request: Request) async throws -> MaterialEdition? {
        try await find(request.id, for: request)
    }
}
