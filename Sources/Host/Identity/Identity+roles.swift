public import Foundation
public import PluginKit
import PostgresStore

extension Identity {
    /// Makes an account something in the agency of the author. What it is already changes nothing.
    public func grant(_ role: Role, to account: UUID, by author: Author) async throws {
        try await database.withTransaction { transaction in
            try await mustExist(account, in: transaction)
            let isNew = try await RoleGrants.add(
                role, to: account, agency: author.agency.id, by: author.account, at: author.now,
                in: transaction)
            guard isNew else { return }
            try await record(
                author.entry(
                    "host.role.granted", of: account, after: ["role": .string(role.rawValue)]),
                in: transaction)
        }
    }

    /// Takes a role away; it ends, and who had it until when stays known.
    /// - Throws: ``LastAdministrator``.
    public func revoke(_ role: Role, from account: UUID, by author: Author) async throws {
        try await database.withTransaction { transaction in
            try await mustExist(account, in: transaction)
            if role == .administrator {
                try await keepAdministered(without: account, author, in: transaction)
            }
            let was = try await RoleGrants.end(
                role, of: account, agency: author.agency.id, by: author.account, at: author.now,
                in: transaction)
            guard was else { return }
            try await record(
                author.entry(
                    "host.role.revoked", of: account, before: ["role": .string(role.rawValue)]),
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
