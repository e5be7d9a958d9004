import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting

/// Publications that tell when one was added, and count in its pages how often that was handled.
///
/// Their table is that of ``Publications``. How a publication is called decides what becomes of it: see
/// ``mishandle(_:)``.
struct TellingPublications: Plugin, DeclaresPermissions, ServesAPI, PublishesEvents, HandlesEvents {
    init() {}

    static let underTest = PluginUnderTest(Self.self, folder: PluginUnderTest.publications.folder)

    var permissions: [Permission] { [.edit] }
    var events: [EventKind] { [.of(PublicationAdded.self)] }

    var handlers: [EventHandler] {
        [
            .on(PublicationAdded.self, as: "counter") { occurrence, change in
                let event = occurrence.event
                try await change.execute(
                    """
                    UPDATE publications.publications SET pages = coalesce(pages, 0) + 1
                    WHERE id = \(event.publicationId)
                    """)
                change.request.logger.info("counted")
                try await Self.mishandle(event.name)
            }
        ]
    }

    private static func mishandle(_ name: String) async throws {
        switch name {
        case "poison": throw Poisoned()
        case "asleep": try await Task.sleep(for: .seconds(3_600))
        // Nobody will ever resume it, and it does not hear that it is cancelled.
        case "deaf": await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
        case "elsewhere": throw DatabaseUnavailable(reason: "it is another one")
        default: break
        }
    }

    var endpoints: [Endpoint] {
        [
            .create(
                "publications", .requires(.edit), "Makes a publication and tells of it.",
                example: ["name": ["kk": "Есеп"], "publishedOn": "2026-03-20"]
            ) { (request, given: Given<Publication>) in
                try await request.change { change in
                    let made = try await given.record.add(in: change)
                    try await change.publish(
                        PublicationAdded(publicationId: made.id, name: made.name.kk ?? ""))
                    request.logger.info("added")
                    if made.name.kk == "regretted" { throw Stale() }
                    return made
                }
            },
            .list("publications", .public, "All publications.", by: Nothing.self) {
                request, _, paging in
                try await Publication.list(paging, in: request.database)
            },
        ]
    }
}

struct PublicationAdded: Event {
    static let name = "publications.publicationAdded"
    var publicationId = UUID.blank
    var name = ""
    var aggregate: UUID { publicationId }

    static let fields = Fields(
        "PublicationAdded", texts: "publications.publication", blank: PublicationAdded(),
        [
            Field("publicationId", \.publicationId, .required), Field("name", \.name, .required),
        ])
}

struct Poisoned: Error {}
