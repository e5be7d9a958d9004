import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// A registry whose officials are asked on 2 October, with one official who can be asked.
struct ContactScene {
    static let contacts: JSON = [
        ["kind": "phone", "value": "+7 7172 74 00 00", "public": true],
        ["kind": "email", "value": "synaq@example.kz", "public": true],
    ]
    private static let day: TimeInterval = 86_400
    private static let site = "https://arna.example.kz"

    let arna: Arna
    let designation: String
    let client: Client
    let mail: Mailbox

    static func play(_ test: (ContactScene) async throws -> Void) async throws {
        let mail = try Mailbox()
        defer { mail.clearAway() }
        let settings = ["registry.contacts.askOn": "10-02", "site.address": site]
        try await withRegistry(settings: settings.merging(mail.settings) { $1 }) { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let id = try await client.recorded(
                "designations", Records.designation(of: body, with: ["contacts": contacts]))
            await arna.runJobs()
            try await test(
                ContactScene(arna: arna, designation: id, client: client, mail: mail))
        }
    }

    /// What waits to be sent, after a number of days.
    func letters(
        after days: Int, _ kind: LetterKind = .contactQuery
    ) async throws -> [Arna.WaitingLetter] {
        for _ in 0..<days {
            arna.clock.advance(by: Self.day)
            await arna.runJobs()
        }
        return try await arna.letters(kind)
    }

    /// The page that the first letter leads to which waits after a number of days, below the site. The letter
    /// goes out.
    func link(after days: Int = 1, _ kind: LetterKind = .contactQuery) async throws -> String {
        let letter = try #require(try await letters(after: days, kind).first)
        let link = try #require(letter.link)
        await arna.sendLetters()
        return String(link.dropFirst(Self.site.count))
    }

    func wait(days: Int) { arna.clock.advance(by: Double(days) * Self.day) }

    /// Corrects the contacts of the official, seen at a revision.
    func correct(_ contacts: JSON, revision: Int = 1) async throws {
        let answer = try await client.put(
            "\(api)/designations/\(designation)", ["contacts": contacts], revision: revision)
        try #require(answer.status == 200, "\(answer.text)")
    }
}
