import Foundation
import KazakhstanFormats
import PluginKit

/// The card of an organisation: what it is, how it stands, how to reach it, and what was before.
struct NGOPage {
    let ngo: NGO
    let request: Request

    func view() async throws -> View {
        let database = request.database
        async let regions = Places.regions(on: request.today, in: database)
        async let spheres = Spheres.list(on: request.today, from: database)
        async let history = NGOHistory.read(of: ngo.id, from: database)
        async let reasons = reasons()
        let drawing = Drawing(request: request)
        guard case .object(var model) = drawing.row(ngo, try await regions) else {
            throw Missing()
        }
        let seen = ngo.seen(by: request)
        model.merge(drawing.about(seen, try await spheres)) { _, new in new }
        model["contacts"] = drawing.contacts(seen.contacts)
        model["isReader"] = .flag(request.may(.readNGOs))
        model["consent"] =
            request.may(.readNGOs) ? drawing.consent(of: ngo) : Model.none
        model["reports"] = .list(ngo.reports.map(drawing.row))
        model["reasons"] = .list(try await reasons)
        model["mayEdit"] = .flag(request.may(.editNGOs))
        model.merge(drawing.history(try await history)) { _, new in new }
        let name = drawing.words(ngo.name)
        return View(
            "registry/ngo", title: Message("registry.ngos.pageTitle", ["name": name]),
            .object(model))
    }

    /// What stands against its taking part today, for those who judge that.
    private func reasons() async throws -> [Model] {
        guard request.may(.readNGOs) else { return [] }
        let found = try await StoredNGOs(database: request.database).eligibility(
            of: ngo.id, on: request.today)
        return NGOEligibility(found, on: request.today, said: request.text).reasons.map {
            [
                "message": .text($0.message),
                "since": Drawing(request: request).day($0.since), "source": .optional($0.source),
            ]
        }
    }
}

extension Drawing {
    fileprivate func about(_ ngo: NGO, _ spheres: [Sphere]) -> [String: Model] {
        [
            "shortName": localized(ngo.shortName), "address": localized(ngo.address),
            "katoCode": .optional(ngo.katoCode?.rawValue),
            "registeredOn": day(ngo.registeredOn), "head": .optional(ngo.head),
            "site": .optional(ngo.site), "statusSince": day(ngo.statusSince),
            "statusBasis": .optional(ngo.statusBasis),
            "spheres": .list(
                ngo.spheres.map { code in
                    localized(spheres.first { $0.code == code }?.name)
                }),
        ]
    }

    fileprivate func consent(of ngo: NGO) -> Model {
        guard let given = ngo.consentOn else { return text("registry.ngos.noConsent") }
        let words = ["day": given.words(in: language), "basis": ngo.consentBasis ?? ""]
        guard let ended = ngo.consentEndedOn else {
            return text(Message("registry.ngos.consentGiven", words))
        }
        return text(
            Message(
                "registry.ngos.consentEnded", ["day": ended.words(in: language)]))
    }

    fileprivate func row(_ report: NGOReport) -> Model {
        [
            "year": .text(String(report.year)), "state": choice(report.state),
            "isOff": .flag(report.state == .late || report.state == .missing),
            "on": day(report.on), "source": .optional(report.source),
        ]
    }

    fileprivate func history(_ history: NGOHistory) -> [String: Model] {
        [
            "names": .list(
                history.names.map {
                    [
                        "name": localized($0.name), "shortName": localized($0.shortName),
                        "until": until($0.until), "basis": .optional($0.basis),
                    ]
                }),
            "statuses": .list(
                history.statuses.map {
                    [
                        "status": choice($0.status), "until": until($0.until),
                        "basis": .optional($0.basis),
                    ]
                }),
            "merged": .list(
                history.merged.map { ["id": .text($0.id.text), "name": localized($0.name)] }),
        ]
    }

    /// «2026 жылғы 1 қаңтарға дейін»
    private func until(_ day: Day) -> Model {
        text(
            Message(
                "registry.ngos.until",
                ["day": day.words(in: language, case: .dative)]))
    }
}
