import Foundation
import KazakhstanFormats
import PluginKit

extension Designations {
    /// Takes a step with a designation as the caller saw it.
    ///
    /// At its confirmation it is judged as what is recorded at once: its body must be there, its place
    /// free, and what it replaces ends the day before.
    static func take(
        _ step: Designation.Step, with seen: Designation, because reason: String? = nil,
        by request: Request
    ) async throws -> Designation {
        if seen.endReason == .enteredByMistake { throw EnteredByMistake() }
        guard let right = seen.nextSteps.first(where: { $0.step == step })?.right else {
            throw StepOutOfTurn(state: request.text(Message(seen.state.label)))
        }
        try await request.require(right, for: seen.bodyId)
        if step == .return, seen.endReason != nil, let end = seen.validTo {
            throw AlreadyEnded(on: end)
        }
        return try await refusingTaken(seen, by: request) {
            try await request.record { change in
                try await take(step, with: seen, because: reason, in: change)
            }
        }
    }

    private static func take(
        _ step: Designation.Step, with before: Designation, because reason: String?,
        in change: Change
    ) async throws -> Designation {
        var after = before
        after.state = step.leadsTo
        after.revision += 1
        switch step {
        case .confirmation: try await begin(&after, in: change)
        case .publication: after.published = true
        case .withdrawal: after.published = false
        case .preparation, .submission, .return: break
        }
        try await move(to: after, step, because: reason, in: change)
        if [before.state, after.state].contains(.published) {
            try await Officials.renew(after.id, in: change.transaction)
        }
        try await audit(step.audited, before, after, in: change)
        return after
    }

    /// Lets it hold. The body is held before the designation, as by a closing.
    private static func begin(_ designation: inout Designation, in change: Change) async throws {
        let ground = try await heldGround(of: designation, in: change)
        try ground.check(designation)
        designation.judge(by: ground.rank)
        if change.request.settings[.rankThresholdMandatory] {
            try refuseBelow(ground.rank, in: change.request.language)
        }
        try await endPredecessor(of: designation, in: change)
    }

    private static func move(
        to after: Designation, _ step: Designation.Step, because reason: String?, in change: Change
    ) async throws {
        let moved = try await change.value(
            """
            WITH standing AS (
                UPDATE registry.designations SET state = \(after.state),
                    published = \(after.published), rank_verdict = \(after.rankVerdict),
                    rank_rule = \(after.rankRule), revision = \(after.revision)
                WHERE id = \(after.id) AND revision = \(after.revision - 1)
                RETURNING id, revision),
            noted AS (\(step.noting(by: change.request, because: reason)))
            SELECT count(*) FROM standing
            """, as: Int.self)
        guard moved == 1 else { throw Stale() }
    }

    /// The steps of a designation, the first one first.
    static func steps(of id: UUID, from database: Database) async throws -> [StepTaken] {
        try await database.query(
            """
            SELECT step, at, account_id, author, reason, revision FROM registry.designation_steps
            WHERE designation_id = \(id) ORDER BY revision
            """
        ).map(StepTaken.init)
    }

    /// The condition that the next step with `registry.designations d` is the caller's.
    static func isWaiting(for request: Request) -> SQL {
        let arms: [(Permission, SQL)] = [
            (.confirmDesignations, "d.state = 'submitted'"),
            (.publishDesignations, "d.state = 'confirmed' AND d.published"),
            (.submitDesignations, "d.state = 'returned'"),
        ]
        let mine: [SQL] = arms.filter { request.may($0.0) }.map { right, state in
            guard let reach = request.condition(of: right, on: "d.body_id") else { return state }
            return "\(state) AND \(reach)"
        }
        return mine.isEmpty ? "false" : "(\(mine.joined(separator: " OR ")))"
    }

    /// How many wait for the caller in each state.
    static func waiting(for request: Request) async throws -> [Designation.State: Int] {
        let rows = try await request.database.plannedByValues.rows(
            """
            SELECT d.state, count(*) FROM registry.designations d
            WHERE d.agency_id = \(request.agency.id) AND NOT d.entered_by_mistake
                AND \(isWaiting(for: request))
            GROUP BY d.state
            """, as: (Designation.State, Int).self)
        return Dictionary(rows) { first, _ in first }
    }
}

extension Designation.Step {
    /// Keeps the step with the rows of `standing`: the designation as a statement has just left it.
    func noting(by request: Request, because reason: String? = nil) -> SQL {
        """
        INSERT INTO registry.designation_steps
            (designation_id, revision, step, at, account_id, author, reason)
        SELECT id, revision, \(self)::text, \(request.now)::timestamptz,
            \(request.account?.id)::uuid, \(request.account?.name)::text, \(reason)::text
        FROM standing
        """
    }

    fileprivate var audited: String {
        switch self {
        case .preparation: "registry.designation.recorded"
        case .submission: "registry.designation.submitted"
        case .confirmation: "registry.designation.confirmed"
        case .publication: "registry.designation.published"
        case .withdrawal: "registry.designation.withdrawn"
        case .return: "registry.designation.returned"
        }
    }
}

extension StepTaken {
    fileprivate init(_ row: Row) throws {
        (step, at, accountId, author, reason, revision) = try row.decode(
            as: (Designation.Step, Date, UUID?, String?, String?, Int).self)
    }
}
