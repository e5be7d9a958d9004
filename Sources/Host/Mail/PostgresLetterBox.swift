import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore

/// The letter box in `platform.letters`.
struct PostgresLetterBox: LetterBox {
    let texts: any Texts
    /// Where people reach this installation; nil where nobody has said.
    let site: String?

    /// How many letters one statement keeps: a few megabytes of text.
    private static let together = 1_000

    func keep(_ letters: [Letter], of request: Request, in transaction: Transaction) async throws {
        var rest = letters[...]
        while !rest.isEmpty {
            let rows = try rest.prefix(Self.together).map { letter in
                KeptLetter(
                    letter: letter,
                    text: letter.isDemonstration
                        ? nil : try LetterText(letter, texts: texts, site: site))
            }
            rest = rest.dropFirst(rows.count)
            try await transaction.execute(Self.insertion(of: rows, for: request))
        }
    }

    /// One statement for all, in their order. A letter of the demonstration has no text and has ended.
    private static func insertion(of rows: [KeptLetter], for request: Request) -> SQL {
        """
        INSERT INTO platform.letters (kind, message_id, agency_id, request_id, asked_at, until, languages,
            recipient, subject, body, ended_at, outcome)
        SELECT kind, message_id, \(request.agency.id)::uuid, \(request.origin.requestId)::text,
            \(request.now)::timestamptz, 'epoch'::timestamptz + until * interval '1 microsecond',
            string_to_array(languages, ','), nullif(recipient, ''), nullif(subject, ''), nullif(body, ''),
            CASE WHEN body = '' THEN \(request.now)::timestamptz END,
            CASE WHEN body = '' THEN 'demonstration' END
        FROM unnest(\(rows.map(\.letter.kind.name))::text[],
            \(rows.map { _ in UUID.v7(at: request.now) })::uuid[], \(rows.map(\.until))::bigint[],
            \(rows.map(\.languages))::text[], \(rows.map(\.recipient))::text[],
            \(rows.map { $0.text?.subject ?? "" })::text[], \(rows.map { $0.text?.body ?? "" })::text[])
            WITH ORDINALITY AS letters
                (kind, message_id, until, languages, recipient, subject, body, place)
        ORDER BY place
        """
    }
}

/// A letter with the text that it has been given; nil where it never leaves the machine.
private struct KeptLetter {
    let letter: Letter
    let text: LetterText?

    /// In microseconds since 1970.
    var until: Int { Int((letter.until.timeIntervalSince1970 * 1_000_000).rounded()) }
    var languages: String { (text?.languages ?? []).map(\.rawValue).joined(separator: ",") }
    var recipient: String { text == nil ? "" : letter.address.text }
}
