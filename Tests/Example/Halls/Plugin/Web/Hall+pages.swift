import KazakhstanFormats
import PluginKit

extension Hall {
    static let pages: [Page] = [
        .view("", .public, by: HallQuery.self) { request, query, paging in
            let listing = try await list(query, on: request.today, paging, in: request.database)
            return View(
                "halls/list", title: "halls.list.title",
                [
                    "kinds": .choices(chosen: query.kind, for: request),
                    "seats": .optional(query.seats.map(String.init)),
                    "halls": .list(listing.items.map { $0.row(for: request) }),
                    "paging": .paging(listing.total, paging), "export": .export("halls"),
                    "mayEdit": .flag(request.may(.editHalls)),
                ])
        },
        .view("halls/{id}", .public, by: Nothing.self) { request, _, _ in
            guard let hall = try await find(request.id, in: request.database) else {
                throw Missing()
            }
            return View(
                "halls/hall", title: Message("halls.hall.title", ["number": hall.number]),
                [
                    "hall": hall.row(for: request),
                    "photos": try await request.files(.photo, of: hall.id),
                    "mayEdit": .flag(request.may(.editHalls)),
                ])
        },
    ]

    private func row(for request: Request) -> Model {
        [
            "id": .text(id.text), "number": .text(number),
            "name": .localized(name, in: request.language),
            "address": .localized(address, in: request.language), "seats": .count(seats),
            "kind": .text(request.text(Message(kind.label))),
            "note": .localized(note, in: request.language),
            "lastDay": .optional(lastDay?.words(in: request.language)),
        ]
    }
}

extension Hall {
    /// How many halls and seats there are today.
    static let card = Card("halls.list.title", path: "", access: .public) { request in
        let counts = try await request.database.row(
            """
            SELECT count(*), coalesce(sum(seats), 0)::bigint FROM halls.halls
            WHERE last_day IS NULL OR last_day >= \(request.today)
            """, as: (Int, Int).self)
        guard let (halls, seats) = counts else { return [] }
        return [
            Figure(String(halls), Message("halls.card.halls.count", count: halls)),
            Figure(String(seats), Message("halls.card.seats.count", count: seats)),
        ]
    }
}
