import PluginKit

extension Hall {
    static let endpoints: [Endpoint] = [
        .list("halls", .public, "The halls that can be used, by number.", by: HallQuery.self) {
            request, query, paging in
            try await list(query, on: request.today, paging, in: request.database)
        },
        .read("halls/{id}", .public, "One hall.", by: Nothing.self) { request, _ in
            try await find(request.id, in: request.database)
        },
        .create("halls", .requires(.editHalls), "Opens a hall.", example: example) {
            (request, given: Given<Hall>) in
            try await request.change { try await given.record.open(in: $0) }
        },
        .change(
            "halls/{id}", .requires(.editHalls), "Corrects a hall.", example: example,
            load: { try await find($0.id, in: $0.database) },
            store: { request, before, given in
                try await request.change { try await given.record.correct(before, in: $0) }
            }),
        .act(
            "halls/{id}/closure", .requires(.editHalls), "Closes a hall after its last day.",
            example: ["lastDay": "2026-12-31"],
            load: { try await find($0.id, in: $0.database) }
        ) { (request, hall: Hall, given: Given<Closure>) in
            try await request.change { try await hall.close(given.record, in: $0) }
        },
    ]

    private static let example: JSON = [
        "number": "A-1", "kind": "assembly", "name": ["kk": "Мәжіліс залы", "ru": "Зал заседаний"],
        "address": ["kk": "Үлгі көшесі, 1", "ru": "ул. Примерная, 1"], "seats": 40,
    ]
}
