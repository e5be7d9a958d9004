import PluginKit

extension Officials {
    /// How many officials anyone can find.
    static let card = Card(
        "registry.officials.title", path: "officials", access: .public, order: 10
    ) { request in
        let count = try await count(on: request.today, from: request.database)
        return [Figure(String(count), Message("registry.officials.count", count: count))]
    }
}

extension Coverage {
    /// How many of the bodies have an official.
    static let card = Card(
        "registry.coverage.title", path: "coverage", access: .public, order: 20
    ) { request in
        let coverage = try await read(
            CoverageQuery(), today: request.today, from: request.database)
        let drawing = Drawing(request: request)
        guard case .text(let share) = drawing.share(coverage.figures.share) else { return [] }
        return [
            Figure(share, "registry.coverage.share"),
            Figure(String(coverage.figures.total), "registry.coverage.total"),
        ]
    }
}

extension Designations {
    /// What waits for those who take part in the way of a designation.
    static let card = Card(
        "registry.waiting.title", path: "designations?waiting=true",
        access: .requires(.submitDesignations), order: 5
    ) { request in
        let counts = try await waiting(for: request)
        let mine: [(Designation.State, Permission)] = [
            (.submitted, .confirmDesignations), (.confirmed, .publishDesignations),
            (.returned, .submitDesignations),
        ]
        return mine.filter { request.may($0.1) }.map { state, _ in
            Figure(
                String(counts[state] ?? 0),
                Message(TextKey("registry.waiting.\(state.rawValue)")))
        }
    }
}
