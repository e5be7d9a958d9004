public import Foundation
import Synchronization

extension Request {
    /// Opens the transaction of a change: its statements and its audit rows commit together or not
    /// at all.
    public func change<Result: Sendable>(
        _ body: @Sendable (Change) async throws -> Result
    ) async throws -> Result {
        let aftermath = Aftermath()
        let result = try await database.withTransaction { transaction in
            try await body(Change(transaction: transaction, request: self, aftermath: aftermath))
        }
        if aftermath.hasEvents { outbox.ring() }
        if aftermath.hasJobs { queue.ring() }
        return result
    }
}

/// An open change. Who changes takes one; so it can be seen where atomicity begins.
public struct Change: SQLExecuting {
    public let transaction: Transaction
    public let request: Request
    let aftermath: Aftermath

    public init(transaction: Transaction, request: Request) {
        self.init(transaction: transaction, request: request, aftermath: Aftermath())
    }

    init(transaction: Transaction, request: Request, aftermath: Aftermath) {
        self.transaction = transaction
        self.request = request
        self.aftermath = aftermath
    }

    public func query(_ sql: SQL) async throws -> [Row] { try await transaction.query(sql) }

    @discardableResult
    public func execute(_ sql: SQL) async throws -> Int { try await transaction.execute(sql) }

    /// Writes down who changed what, in this transaction.
    /// - Parameters:
    ///   - action: Past tense, with the plugin's id: `publications.publication.withdrawn`.
    ///   - before: The record as it was, masked (``Fields/masked(_:)``); nil for a new one.
    ///   - withoutAddress: Whether the address is left out from which the request came: for what anyone may do
    ///     without being known.
    public func audit(
        _ action: String, of subject: UUID?, before: String? = nil, after: String? = nil,
        withoutAddress: Bool = false
    ) async throws {
        try await request.audit.write(
            AuditEntry(
                action: action, subject: subject, before: before, after: after,
                account: request.account?.id, actingFor: request.actingFor,
                agency: request.agency.id,
                origin: withoutAddress ? request.origin.withoutAddress : request.origin),
            in: transaction)
    }
}

/// One row of the audit: who did what to which thing, when and from where.
public struct AuditEntry: Sendable {
    public let action: String
    public let subject: UUID?
    public let before: String?
    public let after: String?
    public let account: UUID?
    /// Whom the account stood in for.
    public let actingFor: [UUID]
    public let agency: UUID?
    public let origin: Origin

    public init(
        action: String, subject: UUID?, before: String? = nil, after: String? = nil, account: UUID?,
        actingFor: [UUID] = [], agency: UUID?, origin: Origin
    ) {
        self.action = action
        self.subject = subject
        self.before = before
        self.after = after
        self.account = account
        self.actingFor = actingFor
        self.agency = agency
        self.origin = origin
    }
}

/// Keeps the audit. Rows are added and never changed.
public protocol AuditTrail: Sendable {
    func write(_ entry: AuditEntry, in transaction: Transaction) async throws
}

/// What is to be told when a change has been committed.
final class Aftermath: Sendable {
    private let events = Atomic(false)
    private let jobs = Atomic(false)

    func publishes() { events.store(true, ordering: .relaxed) }
    func asks() { jobs.store(true, ordering: .relaxed) }

    var hasEvents: Bool { events.load(ordering: .relaxed) }
    var hasJobs: Bool { jobs.load(ordering: .relaxed) }
}
