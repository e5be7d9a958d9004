import Foundation
import PluginKit

extension ContactReports {
    static let endpoints: [Endpoint] = [
        Endpoint.create(
            "officials/{id}/contact-reports", .public,
            "Says that a contact of an official is wrong; answers with the secret of the answer's page.",
            isFound: false,
            example: Examples.contactReport
        ) { (request, given: Given<ContactReport>) in
            try await report(given.record, by: request)
        }.limited(by: .contactReports),
        Endpoint.read(
            "contact-answers/{token}", .public,
            "How a report stands, for whoever has its secret.", by: Nothing.self
        ) { request, _ in
            try await find(request).map(ToldReport<OfContacts>.init)
        },
        Endpoint.act(
            "contact-reports/{id}/settlement", .requires(.editDesignations),
            "Answers those who said that a contact is wrong, and takes it off the list.",
            example: Examples.contactSettlement
        ) { (request, given: Given<ReportSettlement>) in
            ToldReport<OfContacts>(report: try await settle(given.record, by: request))
        },
    ]
}

extension ContactNotes {
    static let endpoints: [Endpoint] = [
        Endpoint.list(
            "contact-notes", .requires(.editDesignations),
            "What officials and readers say of contacts and nobody has seen to yet, the oldest first.",
            by: ContactNoteQuery.self
        ) { request, query, paging in
            try await list(query, paging, for: request)
        },
        Endpoint.act(
            "contact-notes/{id}/settlement", .requires(.editDesignations),
            "Takes what an official said off the list: somebody has seen to it.", example: [:]
        ) { (request, _: Given<Nothing>) in
            try await request.change { try await ContactQueries.settle(try request.id, in: $0) }
        },
    ]
}
