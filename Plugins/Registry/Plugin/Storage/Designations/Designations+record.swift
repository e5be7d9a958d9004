import Foundation
import KazakhstanFormats
import PluginKit

extension Designations {
    /// Records a designation, with its person where they are new, the step by which it begins, its place
    /// on the public list and its audit row. Where it holds at once, what it replaces ends the day before.
    /// - Parameter isMandatory: Whether a rank below the threshold is refused, in what holds.
    static func record(
        _ designation: Designation, isMandatory: Bool, by request: Request
    ) async throws -> Designation {
        let (designation, step) = try await prepare(
            designation, isMandatory: isMandatory, by: request, from: request.database)
        return try await refusingTaken(designation, by: request) {
            try await request.record { try await record(designation, by: step, in: $0) }
        }
    }

    /// The same in a change that is open already.
    static func record(
        _ designation: Designation, isMandatory: Bool, in change: Change
    ) async throws -> Designation {
        let (designation, step) = try await prepare(
            designation, isMandatory: isMandatory, by: change.request, from: change)
        return try await record(designation, by: step, in: change)
    }

    /// Sees that it can be, and passes the verdict on its rank.
    private static func prepare(
        _ designation: Designation, isMandatory: Bool, by request: Request,
        from database: some SQLExecuting
    ) async throws -> (Designation, Designation.Step) {
        var designation = designation
        designation.id = .v7(at: request.now)
        if !designation.published, designation.state == .published {
            designation.state = .confirmed
        }
        guard let (step, rights) = designation.state.beginning else {
            throw InvalidFields(.registry("/state", "begunAsReturned"))
        }
        for right in rights { try await request.require(right, for: designation.bodyId) }
        let rank = try await judge(&designation, from: database)
        if isMandatory, designation.state.holds { try refuseBelow(rank, in: request.language) }
        return (designation, step)
    }

    private static func judge(
        _ designation: inout Designation, from database: some SQLExecuting
    ) async throws -> RankCheck {
        let ground = try await ground(of: designation, from: database)
        try ground.check(designation)
        designation.judge(by: ground.rank)
        return ground.rank
    }

    /// Begins a designation as submitted, for whoever holds a link by which their body was asked for it: no
    /// right is required, since those who confirm have the last word.
    static func submit(_ designation: Designation, in change: Change) async throws -> Designation {
        var designation = designation
        designation.id = .v7(at: change.request.now)
        designation.person.id = nil
        designation.state = .submitted
        _ = try await judge(&designation, from: change)
        return try await record(designation, by: .submission, in: change)
    }

    private static func record(
        _ designation: Designation, by step: Designation.Step, in change: Change
    ) async throws -> Designation {
        var designation = designation
        if designation.state.holds {
            try await endPredecessor(of: designation, in: change)
        } else {
            _ = try await predecessor(of: designation, in: change)
        }
        if let person = designation.person.id {
            designation.person = try await self.person(person, in: change.transaction)
        }
        let isNewPerson = designation.person.id == nil
        designation.person.id = designation.person.id ?? .v7(at: change.request.now)
        async let audited: Void = change.audit(
            "registry.designation.recorded", of: designation.id,
            after: Designation.fields.masked(designation))
        let made = try await change.transaction.value(
            insertion(of: designation, isNewPerson: isNewPerson, by: step, of: change.request),
            as: Int.self)
        guard made == 1 else {
            let ground = try await ground(of: designation, from: change)
            throw BodyNotThere(from: ground.bodyFrom, to: ground.bodyTo)
        }
        try await audited
        return designation
    }

    /// One statement for all that a designation adds. The body is held, so that it cannot be closed
    /// meanwhile; where it is not there at the time, nothing is made and the answer is 0.
    private static func insertion(
        of designation: Designation, isNewPerson: Bool, by step: Designation.Step,
        of request: Request
    ) -> SQL {
        """
        WITH person AS (\(isNewPerson ? Person.insertion(designation.person) : Person.selection(designation.person))),
        standing AS (
            INSERT INTO registry.designations (\(Designation.insertedColumns))
            SELECT \(designation.insertedValues(agency: request.agency.id))
            FROM (
                SELECT FROM registry.bodies b
                WHERE b.id = \(designation.bodyId) AND b.valid_from <= \(designation.validFrom)
                    AND (b.valid_to IS NULL OR b.valid_to >= \(designation.validTo))
                FOR SHARE) AS body
            RETURNING *),
        noted AS (\(step.noting(by: request))),
        listed AS (\(Officials.listing(designations: "standing", persons: "person")))
        SELECT count(*) FROM standing
        """
    }

    static func refuseBelow(_ rank: RankCheck, in language: Language) throws {
        guard rank.verdict == .below, let least = rank.rule?.leastName else { return }
        throw BelowThreshold(least: least.text(in: language)?.text ?? "")
    }

    /// Says who holds the place where the database found it taken.
    static func refusingTaken<Result: Sendable>(
        _ designation: Designation, by request: Request, _ work: () async throws -> Result
    ) async throws -> Result {
        do { return try await work() } catch is PlaceTaken {
            throw try await taken(designation, from: request.database, in: request.language)
        }
    }

    /// Why a designation has no place. To be asked when what was refused has been undone.
    static func taken(
        _ designation: Designation, from database: some SQLExecuting, in language: Language
    ) async throws -> PlaceTaken {
        let holder = try await holder(against: designation, from: database)
        return PlaceTaken(
            holder: holder.map {
                PlaceTaken.Holder(
                    name: $0.person.fullName.text(in: language)?.text ?? "", since: $0.validFrom,
                    until: $0.validTo)
            })
    }
}

extension Designation {
    /// Keeps the verdict and the rule that was applied.
    mutating func judge(by check: RankCheck) {
        rankVerdict = check.verdict
        rankRule = check.rule?.code
    }
}
