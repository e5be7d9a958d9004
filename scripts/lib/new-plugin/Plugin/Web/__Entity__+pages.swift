import KazakhstanFormats
import PluginKit

extension __Entity__ {
    static let pages: [Page] = [
        .view("", .public, by: Nothing.self) { request, _, paging in
            let listing = try await list(paging, in: request.database)
            return View(
                "__id__/list", title: "__id__.list.title",
                [
                    "records": .list(listing.items.map { $0.shown(to: request) }),
                    "paging": .paging(listing.total, paging),
                    "mayEdit": .flag(request.may(.edit)),
                ])
        },
        .view("__path__/{id}", .public, by: Nothing.self) { request, _, _ in
            let record = try await found(by: request)
            return View(
                "__id__/record",
                title: Message("__id__.__entity__.title", ["number": record.number]),
                [
                    "record": record.shown(to: request), "mayEdit": .flag(request.may(.edit)),
                ])
        },
    ]

    static let forms: [Page] = [
        .form("__path__/new", .requires(.edit), of: __Entity__.self) { _ in
            Form.Content(.init(title: "__id__.form.new", back: ""))
        } submit: { request, given in
            let record = try await request.change { try await given.record.add(in: $0) }
            return Destination("__path__/\(record.id.text)", notice: "__id__.form.added")
        },
        .form("__path__/{id}/edit", .requires(.edit), of: __Entity__.self) { request in
            let record = try await found(by: request)
            return Form.Content(
                .init(title: "__id__.form.edit", back: "__path__/\(record.id.text)"),
                record: record, isChange: true)
        } submit: { request, given in
            let before = try await found(by: request)
            _ = try await request.change { try await given.record.correct(before, in: $0) }
            return Destination("__path__/\(before.id.text)", notice: "__id__.form.corrected")
        },
    ]

    private static func found(by request: Request) async throws -> __Entity__ {
        guard let record = try await find(request.id, in: request.database) else { throw Missing() }
        return record
    }

    private func shown(to request: Request) -> Model {
        [
            "id": .text(id.text), "number": .text(number),
            "name": .localized(name, in: request.language),
            "lastDay": .optional(lastDay?.words(in: request.language)),
        ]
    }
}
