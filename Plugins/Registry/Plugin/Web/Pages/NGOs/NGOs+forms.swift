import Foundation
import KazakhstanFormats
import PluginKit

extension NGOs {
    static let formPages: [Page] = [
        Page.form("ngos/new", .requires(.editNGOs), of: NGO.self) { request in
            Form.Content(
                Form.Words(
                    title: "registry.ngos.newTitle", introduction: "registry.ngos.notStatutory",
                    back: "ngos", offers: try await offers(for: request)))
        } submit: { request, given in
            let ngo = try await record(given.record, by: request)
            return Destination(
                "ngos/\(ngo.id.text)",
                notice: notice(of: ngo, "registry.ngos.recorded", "registry.ngos.recordedMixed"))
        },
        Page.form("ngos/{id}/edit", .requires(.editNGOs), of: NGO.self) { request in
            let ngo = try await current(request)
            return Form.Content(
                Form.Words(
                    title: "registry.ngos.editTitle", introduction: "registry.ngos.editLead",
                    back: "ngos/\(ngo.id.text)", offers: try await offers(for: request)),
                record: ngo, isChange: true)
        } submit: { request, given in
            let ngo = try await correct(current(request), to: given, by: request)
            return Destination(
                "ngos/\(ngo.id.text)",
                notice: notice(of: ngo, "registry.ngos.corrected", "registry.ngos.correctedMixed"))
        },
        Page.form("ngos/{id}/renaming", .requires(.editNGOs), of: NGORenaming.self) { request in
            let ngo = try await current(request)
            return Form.Content(
                Form.Words(
                    title: Message(
                        "registry.renaming.title",
                        ["name": Drawing(request: request).words(ngo.name)]),
                    introduction: "registry.ngos.renamingLead", back: "ngos/\(ngo.id.text)"),
                record: NGORenaming(
                    name: ngo.name, shortName: ngo.shortName, effectiveOn: request.today))
        } submit: { request, given in
            let ngo = try await rename(given, by: request)
            return Destination("ngos/\(ngo.id.text)", notice: "registry.ngos.renamed")
        },
        Page.form("ngos/{id}/merging", .requires(.editNGOs), of: NGOMerging.self) { request in
            let ngo = try await current(request)
            return Form.Content(
                Form.Words(
                    title: Message(
                        "registry.ngoMerging.title",
                        ["name": Drawing(request: request).words(ngo.name)]),
                    introduction: "registry.ngoMerging.lead",
                    button: "registry.ngoMerging.button", back: "ngos/\(ngo.id.text)",
                    offers: ["intoId": try await alike(ngo, for: request)],
                    searches: ["intoId": search(except: ngo.id, for: request)]))
        } submit: { request, given in
            let ngo = try await merge(given, by: request)
            return Destination("ngos/\(ngo.id.text)", notice: "registry.ngoMerging.done")
        },
    ]

    /// That it is done, and what of it deserves a second look.
    private static func notice(of ngo: NGO, _ done: Message, _ withDoubt: Message) -> Message {
        ngo.warnings.contains { $0.code == "mixedLetters" } ? withDoubt : done
    }

    /// The card of the path, where it holds.
    private static func current(_ request: Request) async throws -> NGO {
        guard let ngo = try await find(request.id, from: request.database) else { throw Missing() }
        guard ngo.mergedIntoId == nil else { throw NGOMerged() }
        return ngo
    }

    static func offers(for request: Request) async throws -> [String: [Form.Offer]] {
        let drawing = Drawing(request: request)
        let spheres = try await Spheres.list(on: request.today, from: request.database)
        return [
            "legalForm": drawing.legalForms,
            "spheres": spheres.map { drawing.offer($0.code, $0.name) },
        ]
    }

    /// Cards that are called alike: these are offered first.
    private static func alike(_ ngo: NGO, for request: Request) async throws -> [Form.Offer] {
        let name = ngo.name.kk ?? ngo.name.ru ?? ngo.name.en ?? ""
        return try await found(by: name, except: ngo.id, for: request)
    }

    private static func search(except id: UUID, for request: Request) -> Form.Search {
        Form.Search("registry.ngoMerging.search") { text in
            try await found(by: text, except: id, for: request)
        } name: { values in
            let drawing = Drawing(request: request)
            return try await find(
                Set(values.compactMap(UUID.init(uuidString:))), from: request.database
            ).values.map(drawing.offer)
        }
    }

    private static func found(
        by text: String, except id: UUID, for request: Request
    ) async throws -> [Form.Offer] {
        let drawing = Drawing(request: request)
        return try await list(
            NGOQuery(q: text), Paging(), in: request.language, from: request.database
        ).items.filter { $0.id != id }.map(drawing.offer)
    }
}

extension Drawing {
    fileprivate func offer(_ ngo: NGO) -> Form.Offer {
        let number = ngo.bin?.rawValue ?? ngo.noBinReason ?? ""
        return Form.Offer(value: ngo.id.text, label: "\(words(ngo.name)) (\(number))")
    }
}
