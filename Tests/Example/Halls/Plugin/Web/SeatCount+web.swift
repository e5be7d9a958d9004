import PluginKit

extension SeatCount {
    static let endpoints: [Endpoint] = [
        .list(
            "seat-counts", .requires(.editHalls), "The seats that were counted, by day.",
            by: Nothing.self
        ) { request, _, paging in
            try await list(paging, in: request.database)
        }
    ]

    /// The button below the list of halls.
    static let pages: [Page] = [
        .act("seat-counting", .requires(.editHalls)) { request in
            try await request.change { change in
                _ = try await change.ask(SeatCounting(day: request.today))
            }
            return Destination("", notice: "halls.seatCounting.asked")
        }
    ]
}
