import Foundation
import KazakhstanFormats
import PluginKit

extension NGOApplications {
    /// What waits for an operator: applications, and what readers say is wrong on cards.
    static let operatorPages: [Page] = [
        Page.view("ngo-incoming", .requires(.readNGOs), by: Nothing.self) { request, _, _ in
            let waiting = try await countWaiting(from: request.database)
            let corrections = try await NGOCorrections.count(from: request.database)
            return View(
                "registry/ngo-incoming", title: "registry.ngoIncoming.title",
                [
                    "applications": .count(waiting.count), "corrections": .count(corrections),
                    "since": Drawing(request: request).moment(waiting.since),
                ])
        },
        Page.view("ngos/applications", .requires(.readNGOs), by: NGORegistrationQuery.self) {
            request, query, paging in
            let listing = try await list(query, paging, from: request.database)
            let drawing = Drawing(request: request)
            return View(
                "registry/ngo-applications", title: "registry.ngoApplications.title",
                [
                    "states": drawing.choices(chosen: query.state ?? .waiting),
                    "isFiltered": .flag(query.state != nil),
                    "applications": .list(listing.items.map(drawing.row)),
                    "isBeyond": .flag(listing.items.isEmpty && listing.total.count > 0),
                    "paging": listing.total.count == 0 ? .none : .paging(listing.total, paging),
                ])
        },
        Page.view("ngos/applications/{id}", .requires(.readNGOs), by: Nothing.self) {
            request, _, _ in
            let registration = try await seen(request)
            let spheres = try await Spheres.list(on: request.today, from: request.database)
            let drawing = Drawing(request: request)
            guard case .object(var model) = drawing.row(registration) else { throw Missing() }
            model.merge(try await drawing.said(registration.said, spheres)) { _, new in new }
            model["similar"] = .list(registration.similar.map(drawing.similar))
            let isOpen = registration.state == .waiting && request.may(.editNGOs)
            model["mayDecide"] = .flag(isOpen)
            model["isKnown"] = .flag(registration.similar.contains { $0.hasSameBin })
            return View(
                "registry/ngo-application",
                title: Message(
                    "registry.ngoApplications.pageTitle",
                    ["name": drawing.words(registration.name)]), .object(model))
        },
        Page.act("ngos/applications/{id}/acceptance", .requires(.editNGOs)) { request in
            let accepted = try await accept(by: request)
            return Destination(
                "ngos/applications/\(accepted.id.text)",
                notice: "registry.ngoApplications.isAccepted")
        },
        Page.form(
            "ngos/applications/{id}/refusal", .requires(.editNGOs), of: NGORegistrationRefusal.self
        ) { request in
            let registration = try await seen(request)
            return Form.Content(
                Form.Words(
                    title: Message(
                        "registry.ngoApplications.refusalTitle",
                        ["name": Drawing(request: request).words(registration.name)]),
                    introduction: "registry.ngoApplications.refusalLead",
                    button: "registry.ngoApplications.refuse",
                    back: "ngos/applications/\(registration.id.text)"))
        } submit: { request, given in
            let refused = try await refuse(given.record, by: request)
            return Destination(
                "ngos/applications/\(refused.id.text)",
                notice: "registry.ngoApplications.isRefused")
        },
    ]

    static let card = Card(
        "registry.ngoIncoming.title", path: "ngo-incoming", access: .requires(.readNGOs), order: 7
    ) { request in
        let waiting = try await countWaiting(from: request.database).count
        let corrections = try await NGOCorrections.count(from: request.database)
        return [
            Figure(String(waiting), "registry.ngoIncoming.applications"),
            Figure(String(corrections), "registry.ngoIncoming.corrections"),
        ]
    }
}

extension Drawing {
    fileprivate func row(_ registration: NGORegistration) -> Model {
        [
            "id": .text(registration.id.text), "name": localized(registration.name),
            "bin": .optional(registration.bin?.rawValue), "state": choice(registration.state),
            "sentAt": moment(registration.sentAt), "confirmedAt": moment(registration.confirmedAt),
            "decidedAt": moment(registration.decidedAt), "reason": .optional(registration.reason),
            "ngoId": .optional(registration.ngoId?.text),
        ]
    }

    fileprivate func similar(_ ngo: SimilarNGO) -> Model {
        [
            "id": .text(ngo.id.text), "name": localized(ngo.name),
            "bin": .optional(ngo.bin?.rawValue), "hasSameBin": .flag(ngo.hasSameBin),
        ]
    }

    /// What was said, until it is forgotten.
    fileprivate func said(
        _ said: NGOApplication?, _ spheres: [Sphere]
    ) async throws -> [String: Model] {
        guard let said else { return ["said": .none] }
        var place: LocalizedText?
        if let code = said.katoCode {
            let names = try await Places.names(
                of: [code], on: request.today, in: request.database)
            place = names[code] ?? LocalizedText(kk: code.rawValue)
        }
        let text: [String: Model] = [
            "shortName": localized(said.shortName),
            "legalForm": localized(LegalForms.known[said.legalForm]?.name),
            "noBinReason": .optional(said.noBinReason),
            "place": localized(place),
            "address": localized(said.address), "registeredOn": day(said.registeredOn),
            "spheres": .list(
                said.spheres.map { code in localized(spheres.first { $0.code == code }?.name) }),
            "head": .optional(said.head), "site": .optional(said.site),
            "email": .optional(said.email), "phone": .optional(said.phone),
            "agrees": .flag(said.agreesToContacts), "applicant": .text(said.applicant),
            "applicantEmail": .text(said.applicantEmail),
        ]
        return ["said": .object(text)]
    }
}
