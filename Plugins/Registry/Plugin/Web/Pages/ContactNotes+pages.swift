import Foundation
import KazakhstanFormats
import PluginKit

extension ContactNotes {
    static let pages: [Page] = [
        Page.view(
            "contact-notes", .requires(.editDesignations), by: ContactNoteQuery.self, listPage),
        Page.act("contact-notes/{id}/settlement", .requires(.editDesignations)) { request in
            _ = try await request.change {
                try await ContactQueries.settle(try request.id, in: $0)
            }
            return Destination("contact-notes", notice: "registry.contactNotes.isSettled")
        },
        ReaderReports.settlementForm(
            "contact-reports/{id}/settlement", .editDesignations, back: "contact-notes"
        ) {
            try await ContactReports.seen($0)
        } settle: {
            try await ContactReports.settle($0, by: $1)
        },
    ]

    @Sendable private static func listPage(
        _ request: Request, _ query: ContactNoteQuery, _ paging: Paging
    ) async throws -> View {
        let listing = try await list(query, paging, for: request)
        let unreachable = try await ContactQueries.count(ofUnreachableFor: request)
        let drawing = Drawing(request: request)
        return View(
            "registry/contact-notes", title: "registry.contactNotes.title",
            [
                "unreachable": unreachable == 0
                    ? .none
                    : drawing.text(
                        Message("registry.contactNotes.unreachable", count: unreachable)),
                "sources": drawing.choices(chosen: query.source),
                "isFiltered": .flag(query.source != nil),
                "notes": .list(listing.items.map(drawing.note)),
                "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
            ])
    }
}

extension Drawing {
    fileprivate func note(_ note: OpenContactNote) -> Model {
        [
            "id": .text(note.id.text), "designationId": .text(note.designationId.text),
            "name": localized(note.name), "source": choice(note.source),
            "isOfReader": .flag(note.source == .reader), "subject": choice(note.subject),
            "note": .optional(note.note),
            "count": note.count == 1
                ? .none : text(Message("registry.contactNotes.times", count: note.count)),
            "awaitsLetter": .flag(note.awaitsLetter),
            "at": .text(LocalMoment(note.at).words(in: request.language)),
        ]
    }
}
