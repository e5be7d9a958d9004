import Foundation
import KazakhstanFormats
import PluginKit

extension NGOs {
    /// The organisations asked for, as their list has them. Of contacts anyone gets the public ones of those who
    /// agree when their part of the file is written.
    static let export = ExportKind(
        "ngos", title: "registry.ngoImport.title", access: .public, by: NGOQuery.self
    ) { request, query in
        let wanted = try await statement(query, in: request.language, from: request.database)
        return Extract(wanted) { rows in
            let cards = try rows.map(NGO.init)
            return try await withContactsOfNow(cards, from: request.database).map {
                $0.seen(by: request)
            }
        }
    }

    private static func statement(
        _ query: NGOQuery, in language: Language, from database: Database
    ) async throws -> SQL {
        guard query.q.isBlank else {
            return try await NGOSearch(query).all(from: database)
        }
        let order = try NGOQuery.order(nil, in: language)
        return "SELECT \(NGO.columns) \(rows(query)) ORDER BY \(order)"
    }

    /// The list is read as it was at one moment, which for a long one is a while ago: a consent that was
    /// withdrawn since then must not be in what is still to be written.
    private static func withContactsOfNow(
        _ cards: [NGO], from database: Database
    ) async throws -> [NGO] {
        let rows = try await database.rows(
            """
            SELECT n.id, n.contacts, n.consent_on, n.consent_basis, n.consent_ended_on
            FROM registry.ngos n WHERE n.id = ANY (\(cards.map(\.id))::uuid[])
            """, as: (UUID, String, Day?, String?, Day?).self)
        let now = Dictionary(uniqueKeysWithValues: rows.map { ($0.0, $0) })
        return try cards.map { card in
            var card = card
            let told = now[card.id]
            card.contacts = try [Contact](stored: told?.1 ?? "[]")
            (card.consentOn, card.consentBasis, card.consentEndedOn) =
                (told?.2, told?.3, told?.4)
            return card
        }
    }
}
