import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// The letter box in `platform.letters`.
struct PostgresLetterBox: LetterBox {
    let texts: any Texts
    /// Where people reach this installation; nil where nobody has said.
    let site: String?

    func keep(_ letter: Letter, of request: Request, in transaction: Transaction) async throws {
        let text =
            letter.isDemonstration ? nil : try LetterText(letter, texts: texts, site: site)
        try await transaction.execute(
            """
            INSERT INTO platform.letters (kind, message_id, agency_id, request_id, asked_at, until, languages,
                recipient, subject, body, ended_at, outcome)
            VALUES (\(letter.kind.name), \(UUID.v7(at: request.now)), \(request.agency.id),
                \(request.origin.requestId), \(request.now), \(letter.until),
                \(text?.languages.map(\.rawValue) ?? [])::text[], \(text.map { _ in letter.address.text }),
                \(text?.subject), \(text?.body),
                \(letter.isDemonstration ? request.now : nil),
                \(letter.isDemonstration ? "demonstration" : nil))
            """)
    }
}
