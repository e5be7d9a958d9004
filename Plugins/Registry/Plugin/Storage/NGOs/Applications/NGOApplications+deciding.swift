import Foundation
import KazakhstanFormats
import PluginKit

/// For operators: what was confirmed waits for one.
extension NGOApplications {
    /// A page of them: those that wait, the oldest first, or those decided in one way, the latest first.
    static func list(
        _ query: NGORegistrationQuery, _ paging: Paging, from database: Database
    ) async throws -> Listing<NGORegistration> {
        let state = query.state ?? .waiting
        let rows: SQL =
            state == .waiting
            ? "FROM registry.ngo_applications a WHERE \(waiting)"
            : "FROM registry.ngo_applications a WHERE a.outcome = \(state)"
        let order: SQL = state == .waiting ? "a.confirmed_at, a.id" : "a.decided_at DESC, a.id DESC"
        let items = try await database.plannedByValues.query(
            "SELECT \(NGORegistration.columns) \(rows) ORDER BY \(order) \(paging.slice)"
        ).map(NGORegistration.init)
        return try await paging.listing(items, counting: rows, from: database.plannedByValues)
    }

    private static let waiting: SQL = "a.confirmed_at IS NOT NULL AND a.decided_at IS NULL"

    /// How many wait, and since when the first.
    static func countWaiting(from database: Database) async throws -> (count: Int, since: Date?) {
        try await database.row(
            """
            SELECT count(*), min(a.confirmed_at) FROM registry.ngo_applications a WHERE \(waiting)
            """, as: (Int, Date?).self) ?? (0, nil)
    }

    /// The application of the path with the cards that may be of the same organisation.
    static func seen(_ request: Request) async throws -> NGORegistration {
        let row = try await request.database.query(
            """
            SELECT \(NGORegistration.columns) FROM registry.ngo_applications a
            WHERE a.id = \(request.id) AND a.confirmed_at IS NOT NULL
            """
        ).first
        guard var registration = try row.map(NGORegistration.init) else { throw Missing() }
        registration.similar = try await similar(to: registration, for: request)
        return registration
    }

    /// The card that has its BIN, and those that are called alike.
    private static func similar(
        to registration: NGORegistration, for request: Request
    ) async throws -> [SimilarNGO] {
        let database = request.database
        var found: [NGO] = []
        if let bin = registration.bin, let id = try await NGOs.find(bin: bin, from: database),
            let card = try await NGOs.find(id, from: database)
        {
            found.append(card)
        }
        for name in [registration.name.kk, registration.name.ru, registration.name.en] {
            guard let name = name.unlessBlank else { continue }
            found += try await NGOSearch(NGOQuery(q: name)).found(
                Paging(perPage: 5), from: database
            ).items
        }
        var known: Set<UUID> = registration.ngoId.map { [$0] } ?? []
        return found.filter { known.insert($0.id).inserted }.map { card in
            SimilarNGO(
                id: card.id, name: card.name, bin: card.bin,
                hasSameBin: card.bin != nil && card.bin == registration.bin)
        }
    }

    /// Makes the card that the path's application asks for.
    static func accept(by request: Request) async throws -> NGORegistration {
        let registration = try await undecided(request)
        guard let said = registration.said else { throw Missing() }
        return try await request.record { change in
            let ngo = try await NGOs.record(
                said.card(consent: consent(in: registration, said, request)), in: change)
            if registration.isDemonstration {
                try await change.execute(
                    "UPDATE registry.ngos SET is_demonstration = true WHERE id = \(ngo.id)")
            }
            return try await decide(registration, .accepted, ngo: ngo.id, in: change)
        }
    }

    /// On the day on which it was sent, whoever applied agreed, on the page of that language.
    private static func consent(
        in registration: NGORegistration, _ said: NGOApplication, _ request: Request
    ) -> (Day, String)? {
        guard said.agreesToContacts else { return nil }
        let day = Day.today(now: registration.sentAt)
        let number = String(registration.id.text.suffix(8))
        return (
            day,
            request.text(
                Message(
                    "registry.ngoRegistration.consentBasis",
                    ["day": day.words(in: request.language), "number": number]))
        )
    }

    static func refuse(
        _ refusal: NGORegistrationRefusal, by request: Request
    ) async throws -> NGORegistration {
        let registration = try await undecided(request)
        return try await request.change { change in
            try await decide(registration, .refused, because: refusal.reason, in: change)
        }
    }

    private static func undecided(_ request: Request) async throws -> NGORegistration {
        let registration = try await seen(request)
        guard let day = registration.decidedAt else { return registration }
        throw ApplicationDecided(day: Day.today(now: day).words(in: request.language))
    }

    private static func decide(
        _ before: NGORegistration, _ state: NGORegistration.State, ngo: UUID? = nil,
        because reason: String? = nil, in change: Change
    ) async throws -> NGORegistration {
        let request = change.request
        let applicant = try await change.row(
            """
            UPDATE registry.ngo_applications SET decided_at = \(request.now),
                decided_by = \(request.account?.id), outcome = \(state), reason = \(reason),
                ngo_id = \(ngo)
            WHERE id = \(before.id) AND decided_at IS NULL
            RETURNING applicant_email, language
            """, as: (String, String).self)
        guard let (address, language) = applicant else {
            throw ApplicationDecided(day: request.today.words(in: request.language))
        }
        var decided = before
        (decided.state, decided.decidedAt) = (state, request.now)
        (decided.reason, decided.ngoId) = (reason, ngo)
        try await tell(decided, at: address, in: Language(rawValue: language) ?? .kk, in: change)
        try await change.audit(
            "registry.ngoApplication.\(state.rawValue)", of: decided.id,
            after: NGORegistration.fields.masked(decided))
        return decided
    }
}
