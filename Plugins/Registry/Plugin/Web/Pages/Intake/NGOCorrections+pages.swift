import KazakhstanFormats
import PluginKit

extension NGOCorrections {
    static let pages: [Page] = [
        ReaderReports.form(
            "ngos/{id}/corrections/new", of: NGOCorrection.self, answeredAt: "ngo-answers",
            limit: .ngoCorrections
        ) { request in
            let ngo = try await ngo(of: request)
            return Form.Words(
                title: Message(
                    "registry.ngoCorrection.title",
                    ["name": Drawing(request: request).words(ngo.name)]),
                introduction: "registry.ngoCorrection.lead",
                button: "registry.contactReport.send", back: "ngos/\(ngo.id.text)")
        } take: {
            try await ask($0, by: $1)
        },
        ReaderReports.answer("ngo-answers", title: "registry.ngoCorrection.stateTitle") {
            try await find($0)
        },
        Page.view("ngos/corrections", .requires(.readNGOs), by: Nothing.self) {
            request, _, paging in
            let listing = try await list(paging, from: request.database)
            let drawing = Drawing(request: request)
            return View(
                "registry/ngo-corrections", title: "registry.ngoCorrections.title",
                [
                    "corrections": .list(listing.items.map(drawing.correction)),
                    "mayEdit": .flag(request.may(.editNGOs)),
                    "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                    "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
                ])
        },
        ReaderReports.settlementForm(
            "ngos/corrections/{id}/settlement", .editNGOs, back: "ngos/corrections"
        ) {
            try await seen($0)
        } settle: {
            try await settle($0, by: $1)
        },
    ]
}

extension Drawing {
    fileprivate func correction(_ report: ReaderReport) -> Model {
        [
            "id": .text(report.id.text), "ngoId": .text(report.matter.id.text),
            "name": localized(report.name), "subject": choice(report.subject),
            "details": .optional(report.details),
            "count": report.count == 1
                ? .none : text(Message("registry.contactNotes.times", count: report.count)),
            "at": moment(report.reportedAt),
        ]
    }
}
