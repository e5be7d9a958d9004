import PluginKit

extension __Entity__ {
    static let endpoints: [Endpoint] = [
        .list("__path__", .public, "What has not ended, by number.", by: Nothing.self) {
            request, _, paging in
            try await list(paging, in: request.database)
        },
        .read("__path__/{id}", .public, "One record.", by: Nothing.self) { request, _ in
            try await find(request.id, in: request.database)
        },
        .create("__path__", .requires(.edit), "Adds a record.", example: example) {
            (request, given: Given<__Entity__>) in
            try await request.change { try await given.record.add(in: $0) }
        },
        .change(
            "__path__/{id}", .requires(.edit), "Corrects a record.", example: example,
            load: { try await find($0.id, in: $0.database) },
            store: { request, before, given in
                try await request.change { try await given.record.correct(before, in: $0) }
            }),
    ]

    private static let example: JSON = [
        "number": "A-1", "name": ["kk": "Үлгі", "ru": "Образец"], "lastDay": "2026-12-31",
    ]
}
