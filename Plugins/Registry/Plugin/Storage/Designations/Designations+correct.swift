import Foundation
import KazakhstanFormats
import PluginKit

extension Designations {
    /// Corrects what was recorded wrongly. What holds stays with its body and what it replaced, and its
    /// end is a revocation; the person stays in any case. The verdict is passed anew where the rank or
    /// the first day is another one.
    static func correct(
        _ before: Designation, to given: Given<Designation>, isMandatory: Bool, by request: Request
    ) async throws -> Designation {
        let (after, step) = try await prepare(
            given.record, insteadOf: before, isMandatory: isMandatory, by: request,
            from: request.database)
        return try await refusingTaken(after, by: request) {
            try await request.record { try await correct(before, to: after, step, in: $0) }
        }
    }

    /// The same in a change that is open already.
    static func correct(
        _ before: Designation, to given: Given<Designation>, isMandatory: Bool, in change: Change
    ) async throws -> Designation {
        let (after, step) = try await prepare(
            given.record, insteadOf: before, isMandatory: isMandatory, by: change.request,
            from: change)
        return try await correct(before, to: after, step, in: change)
    }

    /// Sees that the correction can be, and passes the verdict where it must be passed anew.
    private static func prepare(
        _ after: Designation, insteadOf before: Designation, isMandatory: Bool,
        by request: Request, from database: some SQLExecuting
    ) async throws -> (Designation, Designation.Step?) {
        var after = after
        try refuseMoves(before, after)
        if before.endReason == .enteredByMistake { throw EnteredByMistake() }
        for body in Set([before.bodyId, after.bodyId]) {
            try await request.require(.editDesignations, for: body)
            try await request.require(before.state.keeper, for: body)
        }
        let step = try await after.follow(before, by: request)
        let ground = try await ground(of: after, from: database)
        try ground.check(after)
        if (after.rank, after.validFrom) != (before.rank, before.validFrom) {
            after.judge(by: ground.rank)
            if isMandatory, after.state.holds { try refuseBelow(ground.rank, in: request.language) }
        }
        after.person.id = before.person.id
        after.revision = before.revision + 1
        return (after, step)
    }

    private static func correct(
        _ before: Designation, to after: Designation, _ step: Designation.Step?, in change: Change
    ) async throws -> Designation {
        try await refuseClosedMeanwhile(before, after, in: change)
        if !after.state.holds { _ = try await predecessor(of: after, in: change) }
        try await refuseRenaming(before, after, in: change)
        try await update(after, step, in: change)
        try await renewOfficials(of: after.person, in: change.transaction)
        try await audit("registry.designation.corrected", before, after, in: change)
        return after
    }

    /// Other dates, or another body, must be possible still; the body is held before the designation, as by a
    /// closing.
    private static func refuseClosedMeanwhile(
        _ before: Designation, _ after: Designation, in change: Change
    ) async throws {
        guard
            (after.bodyId, after.validFrom, after.validTo)
                != (before.bodyId, before.validFrom, before.validTo)
        else { return }
        try await heldGround(of: after, in: change).check(after)
    }

    private static func refuseMoves(_ before: Designation, _ after: Designation) throws {
        var problems: [FieldProblem] = []
        if before.state.holds, after.bodyId != before.bodyId {
            problems.append(.registry("/bodyId", "notMoved"))
        }
        if before.state.holds, after.replaces != before.replaces {
            problems.append(.registry("/replaces", "notMoved"))
        }
        if let person = after.person.id, person != before.person.id {
            problems.append(.registry("/person/id", "notMoved"))
        }
        if before.endReason != nil, after.validTo != before.validTo {
            problems.append(.registry("/validTo", "hasEnded"))
        }
        if after.state != before.state {
            problems.append(.registry("/state", "movedBySteps"))
        }
        guard problems.isEmpty else { throw InvalidFields(problems) }
    }

    /// The name of a person is on the public list with each of their designations: it is corrected by
    /// those who may publish.
    private static func refuseRenaming(
        _ before: Designation, _ after: Designation, in change: Change
    ) async throws {
        guard before.person.fullName != after.person.fullName else { return }
        let bodies = Set(
            try await change.transaction.rows(
                """
                SELECT DISTINCT body_id FROM registry.designations
                WHERE person_id = \(before.person.id) AND state = 'published'
                """, as: UUID.self))
        let mine = try await change.request.permitted(.publishDesignations, among: bodies)
        guard mine == bodies else { throw InvalidFields(.registry("/person", "publishedPerson")) }
    }

    /// The person may have other designations, which show the same name.
    private static func renewOfficials(of person: Person, in transaction: Transaction) async throws
    {
        let designations = try await transaction.rows(
            "SELECT id FROM registry.designations WHERE person_id = \(person.id)", as: UUID.self)
        for id in designations { try await Officials.renew(id, in: transaction) }
    }

    private static func update(
        _ after: Designation, _ step: Designation.Step?, in change: Change
    ) async throws {
        let person = after.person
        let updated = try await change.value(
            """
            WITH named AS (
                UPDATE registry.persons SET (surname_kk, surname_ru, surname_en, given_name_kk,
                    given_name_ru, given_name_en, patronymic_kk, patronymic_ru, patronymic_en, search)
                = (\(.values(of: person.surname)), \(.values(of: person.givenName)),
                    \(.values(of: person.patronymic)), \(person.search))
                WHERE id = \(person.id)),
            standing AS (
                UPDATE registry.designations SET (\(Designation.insertedColumns), revision)
                = (\(after.insertedValues(agency: change.request.agency.id)), \(after.revision)),
                    contacts_confirmed_on = CASE WHEN contacts = \(after.contacts.stored)::jsonb
                        THEN contacts_confirmed_on END
                WHERE id = \(after.id) AND revision = \(after.revision - 1)
                RETURNING id, revision),
            noted AS (\(step?.noting(by: change.request) ?? "SELECT"))
            SELECT count(*) FROM standing
            """, as: Int.self)
        guard updated == 1 else { throw Stale() }
    }
}

extension Designation {
    /// Stands where the one before it stood, unless it is put on the public list or taken from it: a
    /// step that the answer names.
    fileprivate mutating func follow(
        _ before: Designation, by request: Request
    ) async throws -> Step? {
        switch before.state {
        case .published where !published:
            state = .confirmed
            return .withdrawal
        case .confirmed where published && !before.published:
            guard try await request.may(.publishDesignations, for: bodyId) else { return nil }
            state = .published
            return .publication
        default: return nil
        }
    }
}
