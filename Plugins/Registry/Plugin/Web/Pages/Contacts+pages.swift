import Foundation
import KazakhstanFormats
import PluginKit

extension ContactQueries {
    /// What the letter leads to, for whoever has it. To open a page changes nothing.
    static let pages: [Page] = [
        Page.view("contacts/{token}", .public, by: Nothing.self) { request, _, _ in
            let official = try await asked(of: request).official
            return View(
                "registry/contact-query", title: "registry.contactAnswer.title",
                .object(try Drawing(request: request).published(official)))
        },
        Page.form("contacts/{token}/confirmation", .public, of: SeenStep.self) { request in
            let (query, official) = try await asked(of: request)
            return Form.Content(
                Form.Words(
                    title: "registry.contactAnswer.right",
                    introduction: "registry.contactAnswer.rightLead",
                    subject: Form.Subject(
                        "registry/contact-data",
                        .object(try Drawing(request: request).published(official))),
                    button: "registry.contactAnswer.right", back: back(of: request)),
                record: SeenStep(revision: query.revision))
        } submit: { request, given in
            let query = try await asked(of: request).query
            try await request.change {
                try await confirm(query, seenAt: given.record.revision, in: $0)
            }
            return thanks("registry.contactAnswer.isConfirmed")
        },
        Page.form("contacts/{token}/change", .public, of: ContactNote.self) { request in
            _ = try await asked(of: request)
            return Form.Content(
                Form.Words(
                    title: "registry.contactAnswer.changed",
                    introduction: "registry.contactAnswer.changedLead",
                    button: "registry.contactAnswer.send", back: back(of: request)))
        } submit: { request, given in
            let query = try await asked(of: request).query
            try await request.change { try await tell(given.record, to: query, in: $0) }
            return thanks("registry.contactAnswer.isTold")
        },
    ]

    private static func back(of request: Request) -> String? {
        request.path["token"].map { "contacts/\($0)" }
    }

    /// The link leads nowhere from now on, so the answer is a page of its own.
    private static func thanks(_ said: TextKey) -> Destination {
        .showing(
            View(
                "registry/contact-thanks", title: "registry.contactAnswer.title",
                ["isConfirmed": .flag(said == "registry.contactAnswer.isConfirmed")]))
    }
}

extension Drawing {
    /// What the public list says of an official.
    fileprivate func published(_ official: Official) throws -> [String: Model] {
        [
            "token": .text(request.path["token"] ?? ""),
            "name": localized(official.person.fullName), "body": localized(official.bodyName),
            "position": localized(official.position), "contacts": try contacts(official.contacts),
            "receptionHours": localized(official.receptionHours),
            "receptionPlace": localized(official.receptionPlace),
            "topics": .list(official.topics.map { .text($0) }),
        ]
    }
}
