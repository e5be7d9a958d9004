import Foundation
import KazakhstanFormats
import PluginKit

extension NGOApplications {
    /// For who applies, without signing in.
    static let pages: [Page] = [
        Page.form("ngos/registration", .public, of: NGOApplication.self) { request in
            Form.Content(
                Form.Words(
                    title: "registry.ngoApplication.title",
                    introduction: "registry.ngoApplication.lead",
                    subject: Form.Subject("registry/not-statutory", [:]),
                    button: "registry.ngoApplication.send", back: "ngos",
                    offers: try await offers(for: request),
                    searches: ["katoCode": places(for: request)]))
        } submit: { request, given in
            do {
                let receipt = try await send(given.record, by: request)
                return Destination(
                    "ngos/registration/\(receipt.token)/confirmation",
                    notice: "registry.ngoApplication.isSent")
            } catch let known as NGOKnown {
                return Destination(
                    "ngos/\(known.ngoId.text)/corrections/new",
                    notice: "registry.ngoApplication.isKnown")
            }
        }.limited(by: .ngoApplications),
        Page.view("ngos/registration/{token}", .public, by: Nothing.self) { request, _, _ in
            let registration = try await own(request)
            return View(
                "registry/ngo-registration", title: "registry.ngoRegistration.title",
                Drawing(request: request).own(registration))
        },
        Page.form("ngos/registration/{token}/confirmation", .public, of: CodeGivenBack.self) {
            request in
            let registration = try await own(request)
            guard registration.state == .unconfirmed else { throw CodeRefused.confirmed }
            return Form.Content(
                Form.Words(
                    title: "registry.ngoRegistration.codeTitle",
                    introduction: "registry.ngoRegistration.codeLead",
                    subject: Form.Subject(
                        "registry/not-statutory", Drawing(request: request).own(registration)),
                    button: "registry.ngoRegistration.confirm", back: place(of: request)))
        } submit: { request, given in
            _ = try await confirm(given.record, by: request)
            return Destination(place(of: request), notice: "registry.ngoRegistration.isConfirmed")
        }.limited(by: .ngoApplicationCodes),
        Page.act("ngos/registration/{token}/code", .public) { request in
            _ = try await sendCode(by: request)
            return Destination(
                place(of: request) + "/confirmation", notice: "registry.ngoRegistration.codeIsSent")
        }.limited(by: .ngoApplicationCodes),
    ]

    private static func own(_ request: Request) async throws -> NGORegistration {
        guard let registration = try await find(request) else {
            throw Missing("registry.ngoRegistration.unknownLink")
        }
        return registration
    }

    /// The page of who applied.
    private static func place(of request: Request) -> String {
        "ngos/registration/\(request.path["token"] ?? "")"
    }

    private static func offers(for request: Request) async throws -> [String: [Form.Offer]] {
        var offers = try await NGOs.offers(for: request)
        let regions = try await Places.regions(on: request.today, in: request.database)
        offers["katoCode"] = regions.map {
            Drawing(request: request).offer($0.code.rawValue, $0.name)
        }
        return offers
    }

    /// How districts, cities and villages are found.
    private static func places(for request: Request) -> Form.Search {
        let drawing = Drawing(request: request)
        return Form.Search("registry.ngoApplication.placeSearch") { text in
            try await PlaceSearch(text: text, parent: nil, day: request.today).found(
                Paging(perPage: PlaceSearch.longest), in: request.database.plannedByValues
            ).items.map(drawing.offer)
        } name: { values in
            let codes = values.compactMap { KATOCode(rawValue: $0) }
            return try await Places.names(of: codes, on: request.today, in: request.database).map {
                drawing.offer($0.key.rawValue, $0.value)
            }
        }
    }
}

extension Drawing {
    /// With where it lies, since many villages are called alike.
    fileprivate func offer(_ place: Place) -> Form.Offer {
        let path = words(place.path)
        let name = words(place.name)
        return Form.Offer(
            value: place.code.rawValue, label: path.isEmpty ? name : "\(name) (\(path))")
    }

    /// The application as its own page shows it.
    fileprivate func own(_ registration: NGORegistration) -> Model {
        let state = registration.state
        return [
            "token": .text(request.path["token"] ?? ""), "name": localized(registration.name),
            "state": choice(state), "isUnconfirmed": .flag(state == .unconfirmed),
            "isWaiting": .flag(state == .waiting),
            "isDecided": .flag(registration.decidedAt != nil),
            "sentAt": moment(registration.sentAt), "codeUntil": moment(registration.codeExpiresAt),
            "confirmedAt": moment(registration.confirmedAt),
            "decidedAt": moment(registration.decidedAt), "reason": .optional(registration.reason),
            "ngoId": .optional(registration.ngoId?.text),
        ]
    }

    func moment(_ date: Date?) -> Model {
        .optional(date.map { LocalMoment($0).words(in: language) })
    }
}
