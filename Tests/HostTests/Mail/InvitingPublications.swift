import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting

/// Publications to which readers are invited by a letter.
struct InvitingPublications: Plugin, DeclaresPermissions, ServesAPI, ShowsPages, SendsMail {
    init() {}

    static let underTest = PluginUnderTest(Self.self, folder: PluginUnderTest.publications.folder)

    var permissions: [Permission] { [.edit] }
    var letters: [LetterKind] { [.invitation] }
    var pages: [Page] {
        [
            .view("readers/{token}", .public, by: Nothing.self) { request, _, _ in
                View("publications/list", title: "publications.title", [:])
            }
        ]
    }

    var endpoints: [Endpoint] {
        [
            .act("invitations", .requires(.edit), "Invites a reader.", example: [:]) {
                (request, given: Given<Invitation>) in
                try await request.change { change in
                    try await change.send(given.record.letter(at: request))
                    if given.record.isRegretted { throw Stale() }
                }
                return Nothing()
            }
        ]
    }
}

extension LetterKind {
    static let invitation = LetterKind(
        "publications.invitation", title: "publications.letter.title",
        subject: "publications.letter.subject",
        paragraphs: ["publications.letter.greeting", "publications.letter.link"],
        page: "readers/{token}")
}

struct Invitation: Described {
    var address = "reader@example.kz"
    var name = "Әлия"
    var language: String?
    var isOfDemonstration = false
    var isRegretted = false

    static let fields = Fields(
        "Invitation", texts: "publications.publication", blank: Invitation(),
        [
            Field("address", \.address, label: "publications.title"),
            Field("name", \.name, .lines),
            Field("language", \.language, label: "publications.title"),
            Field("isOfDemonstration", \.isOfDemonstration, label: "publications.title"),
            Field("isRegretted", \.isRegretted, label: "publications.title"),
        ])

    func letter(at request: Request) throws -> Letter {
        guard let address = MailAddress(address) else { throw Missing() }
        let name = name
        return Letter(
            .invitation, to: address, in: language.flatMap(Language.init(rawValue:)),
            path: ["token": "s3cret"], until: request.now.addingTimeInterval(7 * 86_400),
            isDemonstration: isOfDemonstration
        ) { _ in ["name": name] }
    }
}
