public import Foundation
public import PluginKit
import PostgresStore

extension Identity {
    /// Makes an account something in the agency of the author. What it is already changes nothing.
    /// - Parameter unit: For this unit and what is below it; nil for the whole agency.
    /// - Throws: `InvalidFields` for a unit with a role that is of the whole agency.
    public func grant(
        _ role: Role, for unit: UUID? = nil, to account: UUID, by author: Author
    ) async throws {
        try RoleGrant.refuse(role, for: unit)
        try await database.withTransaction { transaction in
            try await mustExist(account, in: transaction)
            let isNew = try await RoleGrants.add(
                role, for: unit, to: account, agency: author.agency.id, by: author.account,
                at: author.now, in: transaction)
            guard isNew else { return }
            try await record(
                author.entry("host.role.granted", of: account, after: .role(role, for: unit)),
                in: transaction)
        }
    }

    /// Takes a role away; it ends, and who had it until when stays known.
    /// - Throws: ``LastAdministrator``.
    public func revoke(
        _ role: Role, for unit: UUID? = nil, from account: UUID, by author: Author
    ) async throws {
        try await database.withTransaction { transaction in
            try await mustExist(account, in: transaction)
            if role == .administrator {
                try await keepAdministered(without: account, author, in: transaction)
            }
            let was = try await RoleGrants.end(
                role, for: unit, of: account, agency: author.agency.id, by: author.account,
                at: author.now, in: transaction)
            guard was else { return }
            try await record(
                author.entry("host.role.revoked", of: account, before: .role(role, for: unit)),
                in: transaction)
        }
    }

    /// Ends all sessions of an account, as when a computer was lost.
    public func endSessions(of account: UUID, by author: Author) async throws {
        try await database.withTransaction { transaction in
            try await mustExist(account, in: transaction)
            let ended = try await Sessions.endAll(
                of: account, because: .ended, at: author.now, in: transaction)
            guard ended > 0 else { return }
            try await record(
                author.entry(
                    "host.session.ended", of: account, after: ["sessionsEnded": .count(ended)]),
                in: transaction)
        }
    }
}

extension RoleGrant {
    /// Those who run or audit the system do so for the whole agency.
    static func refuse(_ role: Role, for unit: UUID?) throws {
        guard unit != nil, !isPerUnit(role) else { return }
        throw InvalidFields(
            FieldProblem(
                "/unit", "roleOfWholeAgency", Message("host.account.roleOfWholeAgency")))
    }
}

extension JSON {
    fileprivate static func role(_ role: Role, for unit: UUID?) -> JSON {
        guard let unit else { return ["role": .string(role.rawValue)] }
        return ["role": .string(role.rawValue), "unit": .string(unit.text)]
    }
}
