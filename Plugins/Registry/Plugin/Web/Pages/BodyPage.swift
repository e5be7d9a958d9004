import Foundation
import KazakhstanFormats
import PluginKit

/// The page of a body on a day: what it is, its officials, the bodies under it and its history.
struct BodyPage {
    let body: Body
    let day: Day
    let request: Request

    /// How many subordinate bodies are shown before the list is asked for.
    private static let childrenShown = 50

    func view() async throws -> View {
        let database = request.database
        async let regions = Places.regions(on: day, in: database)
        async let kinds = Kinds.list(on: day, from: database)
        async let officials = Officials.list(ofBody: body.id, on: day, from: database)
        async let versions = Bodies.versions(of: body.id, from: database)
        async let children = Bodies.list(
            BodyQuery(parentId: body.id), on: day, Paging(perPage: Self.childrenShown),
            in: request.language, from: database)
        async let related = Bodies.names(
            of: body.successorIds + (body.parentId.map { [$0] } ?? []), on: day, from: database)
        async let designations = designations()
        async let relations = Relations.list(
            of: body.id, by: day == request.today ? nil : day,
            Paging(perPage: Self.childrenShown), from: database)
        async let mayEdit = request.may(.editBodies, for: body.id)
        async let mayRecord = request.may(.editDesignations, for: body.id)
        let drawing = Drawing(request: request)
        var model = drawing.details(of: body, try await regions, try await kinds, try await related)
        model["mayEdit"] = .flag(try await mayEdit)
        model["mayRecord"] = .flag(try await mayRecord)
        model["day"] = drawing.day(day)
        model["on"] = .text(day.iso8601)
        model["isPast"] = .flag(day != request.today)
        model["isBefore"] = .flag(day < body.validFrom)
        model["officials"] = .list(try await officials.map { try drawing.card(of: $0) })
        model["designations"] = .list(try await designations.map { drawing.row($0) })
        let passed = try await relations
        model["relations"] = drawing.relations(passed, of: body.id, on: day)
        model["hasMoreRelations"] = .flag(passed.total.count > passed.items.count)
        model["history"] = drawing.history(try await versions, of: body)
        let (shown, places, known) = try await (children, regions, kinds)
        model["children"] = .list(shown.items.map { drawing.row($0, places, known) })
        model["hasMoreChildren"] = .flag(shown.total.count > shown.items.count)
        let name = drawing.words(body.name)
        return View(
            "registry/body", title: Message("registry.body.pageTitle", ["name": name]),
            .object(model))
    }

    /// All designations, for those who may see them.
    private func designations() async throws -> [Designation] {
        guard request.may(.readDesignations) else { return [] }
        return try await Designations.list(
            DesignationQuery(bodyId: body.id), Paging(perPage: Paging.perPageLimit), for: request
        ).items
    }
}

extension Drawing {
    fileprivate func details(
        of body: Body, _ regions: [Region], _ kinds: [BodyKind], _ related: [UUID: LocalizedText]
    ) -> [String: Model] {
        guard case .object(var members) = row(body, regions, kinds) else { return [:] }
        members["parent"] = body.parentId.map { link($0, related[$0]) } ?? Model.none
        members["successors"] = .list(body.successorIds.map { link($0, related[$0]) })
        members["shortName"] = localized(body.shortName)
        members["bin"] = .optional(body.bin?.rawValue)
        members["noBinReason"] = body.bin == nil ? .optional(body.noBinReason) : Model.none
        members["site"] = .optional(body.site)
        members["address"] = localized(body.address)
        members["phones"] = phones(body.phones)
        members["email"] = .optional(body.email)
        members["topics"] = .list(body.topics.map { .text($0) })
        members["period"] = period(from: body.validFrom, to: body.validTo)
        members["closed"] = day(body.validTo)
        members["isOpen"] = .flag(body.validTo == nil)
        members["expectsOfficial"] = .flag(body.expectsOfficial)
        return members
    }

    func link(_ id: UUID, _ name: LocalizedText?) -> Model {
        ["id": .text(id.text), "name": localized(name)]
    }

    fileprivate func card(of official: Official) throws -> Model {
        [
            "id": .text(official.id.text), "name": localized(official.person.fullName),
            "position": localized(official.position), "kind": choice(official.kind),
            "period": period(from: official.validFrom, to: official.validTo),
            "contacts": try contacts(official.contacts),
        ]
    }

    func row(_ designation: Designation) -> Model {
        [
            "id": .text(designation.id.text), "name": localized(designation.person.fullName),
            "kind": choice(designation.kind),
            "period": period(from: designation.validFrom, to: designation.validTo),
            "verdict": choice(designation.rankVerdict),
            "isBelow": .flag(designation.rankVerdict == .below),
            "state": text(
                Message(TextKey("registry.state.\(designation.standing(on: request.today))"))),
        ]
    }

    /// What the body was in each period; only where there was more than one.
    fileprivate func history(_ versions: [BodyVersion], of body: Body) -> Model {
        guard versions.count > 1 else { return [] }
        return .list(
            versions.reversed().map { version in
                [
                    "period": period(from: version.validFrom, to: version.validTo),
                    "name": localized(version.name),
                    "cause": text(
                        Message(TextKey("registry.cause.\(version.cause.rawValue)"))),
                    "basis": .optional(version.basis),
                ]
            })
    }
}

extension Designation {
    /// A word for how it stands on a day: its ``state``, or of what holds `ended`, `coming` and
    /// `withheld`.
    func standing(on day: Day) -> String {
        guard state.holds else { return state.rawValue }
        if let validTo, validTo < day { return "ended" }
        if validFrom > day { return "coming" }
        if state == .published, !isInKazakh { return "withheld" }
        return state.rawValue
    }
}
