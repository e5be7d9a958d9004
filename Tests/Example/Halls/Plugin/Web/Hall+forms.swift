import PluginKit

extension Hall {
    static let forms: [Page] = [
        .form("halls/new", .requires(.editHalls), of: Hall.self) { _ in
            Form.Content(.init(title: "halls.form.new", back: ""))
        } submit: { request, given in
            let hall = try await request.change { try await given.record.open(in: $0) }
            return Destination("halls/\(hall.id.text)", notice: "halls.form.opened")
        },
        .form("halls/{id}/edit", .requires(.editHalls), of: Hall.self) { request in
            let hall = try await found(by: request)
            return Form.Content(
                .init(title: "halls.form.edit", back: "halls/\(hall.id.text)"), record: hall,
                isChange: true)
        } submit: { request, given in
            let before = try await found(by: request)
            _ = try await request.change { try await given.record.correct(before, in: $0) }
            return Destination("halls/\(before.id.text)", notice: "halls.form.corrected")
        },
        .form("halls/{id}/closure", .requires(.editHalls), of: Closure.self) { request in
            let hall = try await found(by: request)
            return Form.Content(
                .init(title: "halls.closure.title", back: "halls/\(hall.id.text)"),
                record: Closure(lastDay: request.today))
        } submit: { request, given in
            let hall = try await found(by: request)
            _ = try await request.change { try await hall.close(given.record, in: $0) }
            return Destination("halls/\(hall.id.text)", notice: "halls.closure.done")
        },
    ]

    private static func found(by request: Request) async throws -> Hall {
        guard let hall = try await find(request.id, in: request.database) else { throw Missing() }
        return hall
    }
}
