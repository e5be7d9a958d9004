import Foundation
import PluginKit
import PostgresStore

/// A letter that is about to be handed to the mail system.
///
/// Before the program begins, it is noted that it does; so what was begun and has no end was with the
/// program when its host went, and nobody knows whether it was taken.
struct OutgoingLetter: Sendable {
    let id: Int
    let kind: String
    let messageId: UUID
    let agency: UUID
    let requestId: String
    let askedAt: Date
    let languages: [String]
    let recipient: String
    let subject: String
    let body: String
    /// How often it was put off by itself.
    let attempts: Int

    /// Whose letter it is.
    var plugin: String { String(kind.prefix { $0 != "." }) }

    /// How often a letter is put off by itself, while others go, before an operator must see to it: for
    /// almost five days.
    static let attemptLimit = 32

    /// The two keys of the lock that whoever hands letters over holds, so that they go in their order.
    private static let lock: (Int, Int) = (0x4152_4E4D, 0)

    /// Whether there is anything to be done; what another host has begun is among it.
    static func isAnyDue(at now: Date, in database: Database) async throws -> Bool {
        try await database.value(
            """
            SELECT EXISTS (SELECT FROM platform.letters
                WHERE ended_at IS NULL AND (begun_at IS NOT NULL OR \(isDue(at: now))))
            """, as: Bool.self) ?? false
    }

    /// Does something while no other host hands letters over; nothing where one does.
    static func inTurn(
        on connection: Connection, _ body: () async throws -> Void
    ) async throws {
        guard try await takeTurn(on: connection) else { return }
        // Whatever happens, the lock goes with the connection; but the next turn need not wait for that.
        try await body()
        _ = try await connection.query(
            "SELECT pg_advisory_unlock(\(lock.0)::integer, \(lock.1)::integer)")
    }

    private static func takeTurn(on connection: Connection) async throws -> Bool {
        try await connection.value(
            "SELECT pg_try_advisory_lock(\(lock.0)::integer, \(lock.1)::integer)", as: Bool.self)
            ?? false
    }

    /// What was begun and has no end, while nobody hands over: its host has gone.
    /// - Returns: How many they were.
    static func noteAbandoned(at now: Date, on connection: Connection) async throws -> Int {
        try await connection.execute(
            """
            UPDATE platform.letters SET ended_at = \(now), outcome = 'unclear',
                reason = 'the host ended while the mail system had the letter'
            WHERE ended_at IS NULL AND begun_at IS NOT NULL
            """)
    }

    /// Where a letter stands in a round: those that were put off by themselves are behind all others.
    typealias Place = (isPutOff: Bool, id: Int)

    var place: Place { (attempts > 0, id) }

    /// Takes the first that is due behind a place, and notes that it is being handed over.
    static func take(
        after last: Place, at now: Date, on connection: Connection
    ) async throws -> OutgoingLetter? {
        try await connection.query(
            """
            UPDATE platform.letters SET begun_at = \(now)
            WHERE id = (
                SELECT id FROM platform.letters
                WHERE ended_at IS NULL AND begun_at IS NULL AND \(isDue(at: now))
                    AND (attempts > 0, id) > (\(last.isPutOff)::boolean, \(last.id)::bigint)
                ORDER BY attempts > 0, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, kind, message_id, agency_id, request_id, asked_at, languages, recipient, subject,
                body, attempts
            """
        ).first.map(OutgoingLetter.init)
    }

    private static func isDue(at now: Date) -> SQL { "due_at <= \(now) AND until > \(now)" }

    private init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        kind = try cells.next()
        messageId = try cells.next()
        agency = try cells.next()
        requestId = try cells.next()
        askedAt = try cells.next()
        languages = try cells.next()
        recipient = try cells.next()
        subject = try cells.next()
        body = try cells.next()
        attempts = try cells.next()
        try cells.end()
    }

    /// Writes down what the mail system said. What it has taken is erased.
    func settle(_ answer: Sendmail.Answer, at now: Date, in database: Database) async throws {
        let end: SQL =
            switch answer {
            case .taken:
                """
                ended_at = \(now), outcome = 'sent', reason = NULL, recipient = NULL, subject = NULL, \
                body = NULL
                """
            case .refused(let reason):
                "ended_at = \(now), outcome = 'refused', reason = \(reason)"
            case .unclear(let reason):
                "ended_at = \(now), outcome = 'unclear', reason = \(reason)"
            case .notTaken(let reason): "begun_at = NULL, reason = \(reason)"
            }
        // Another host may have thought that this one has gone.
        try await database.execute(
            """
            UPDATE platform.letters SET \(end)
            WHERE id = \(id) AND (ended_at IS NULL OR outcome = 'unclear') AND begun_at IS NOT NULL
            """)
    }

    /// Letters that were not taken while one behind them was: it is they that are at fault. Each is tried
    /// again after a while that grows; in the end an operator must see to it.
    static func putOff(_ letters: [Int], at now: Date, in database: Database) async throws {
        try await database.execute(
            """
            UPDATE platform.letters SET attempts = attempts + 1,
                due_at = \(now)::timestamptz + least(60 * 4 ^ least(attempts, 10), 14400) * interval '1 second',
                ended_at = CASE WHEN attempts + 1 >= \(attemptLimit) THEN \(now)::timestamptz END,
                outcome = CASE WHEN attempts + 1 >= \(attemptLimit) THEN 'refused' END
            WHERE id = ANY (\(letters)::bigint[]) AND ended_at IS NULL AND begun_at IS NULL
            """)
    }

    /// For how long it is remembered that there was a letter.
    private static let memory = 90.0 * 86_400

    /// Ends the letters whose time is over, erases what need not be kept any longer, and forgets the old.
    static func sweep(at now: Date, in database: Database) async throws {
        try await database.execute(
            """
            UPDATE platform.letters SET recipient = NULL, subject = NULL, body = NULL,
                ended_at = coalesce(ended_at, \(now)), outcome = coalesce(outcome, 'expired')
            WHERE until <= \(now) AND body IS NOT NULL AND (begun_at IS NULL OR ended_at IS NOT NULL)
            """)
        try await database.execute(
            "DELETE FROM platform.letters WHERE ended_at < \(now.addingTimeInterval(-memory))")
    }
}
