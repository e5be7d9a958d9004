import KazakhstanFormats
import PluginKit

extension DataSets {
    static let pages: [Page] = [
        .view("data", .public, by: Nothing.self) { request, _, _ in
            let passports = try await passports(for: request)
            let drawing = Drawing(request: request)
            return View(
                "registry/data", title: "registry.data.heading",
                ["sets": .list(passports.map { drawing.passport($0) })])
        },
        .view("data/{name}", .public, by: Nothing.self) { request, _, _ in
            guard let passport = try await passport(for: request) else { throw Missing() }
            let drawing = Drawing(request: request)
            return View(
                "registry/passport",
                title: Message("registry.data.of", ["set": drawing.words(passport.title)]),
                drawing.passport(passport))
        },
    ]
}

extension Drawing {
    fileprivate func passport(_ passport: DataPassport) -> Model {
        [
            "name": .text(passport.name), "title": localized(passport.title),
            "subject": localized(passport.subject), "owner": localized(passport.owner),
            "frequency": localized(passport.frequency), "licence": .optional(passport.licence),
            "contact": .optional(passport.contact), "changedOn": day(passport.changedOn),
            "address": .text(passport.address),
            "formats": .list(passport.formats.map { .text($0) }),
            "columns": .list(
                passport.columns.map { column in
                    [
                        "column": .text(column.name), "label": localized(column.label),
                        "type": choice(column.type),
                    ]
                }),
        ]
    }
}
