import Foundation
import KazakhstanFormats
import PluginKit

extension CampaignLinks {
    /// What the letter leads to, for whoever has it. To open a page changes nothing.
    static let pages: [Page] = [
        .view("answers/{token}", .public, by: Nothing.self) { request, _, paging in
            try await overview(paging, for: request)
        },
        .view("answers/{token}/bodies/{body}", .public, by: Nothing.self) { request, _, _ in
            view(of: try await asked(by: request), for: request)
        },
        .form(
            "answers/{token}/bodies/{body}/designation", .public, of: DesignatedAnswer.self
        ) { request in
            let asked = try await asked(by: request)
            var answer = DesignatedAnswer()
            (answer.orderDate, answer.validFrom) = (request.today, request.today)
            answer.answers = asked.body.answers
            return Form.Content(
                try await designationWords(asked, for: request), record: answer)
        } submit: { request, given in
            try await submit(
                .designated(given.record), seeing: given.record.answers, by: request)
        }.limited(by: .campaignAnswers),
        .form("answers/{token}/bodies/{body}/confirmation", .public, of: UnchangedAnswer.self) {
            request in
            let asked = try await asked(by: request)
            guard let standing = asked.standing else { throw NothingToConfirm() }
            return Form.Content(
                words(
                    "unchanged", asked, for: request,
                    ["name": Drawing(request: request).words(standing.person.fullName)]),
                record: UnchangedAnswer(
                    revision: standing.revision, answers: asked.body.answers))
        } submit: { request, given in
            try await submit(
                .unchanged(seenAt: given.record.revision), seeing: given.record.answers,
                by: request)
        }.limited(by: .campaignAnswers),
        .form("answers/{token}/bodies/{body}/absence", .public, of: NobodyAnswer.self) {
            request in
            let asked = try await asked(by: request)
            return Form.Content(
                words("nobody", asked, for: request),
                record: NobodyAnswer(
                    reason: asked.body.reason ?? "", answers: asked.body.answers))
        } submit: { request, given in
            try await submit(
                .nobody(reason: given.record.reason), seeing: given.record.answers, by: request)
        }.limited(by: .campaignAnswers),
    ]

    private static func submit(
        _ answer: CampaignAnswer, seeing answers: Int, by request: Request
    ) async throws -> Destination {
        let asked = try await asked(by: request)
        try await take(answer, seeing: answers, of: asked, by: request)
        return Destination(place(of: asked, for: request), notice: "registry.campaignAnswer.done")
    }

    /// The page of a body below the link.
    private static func place(of asked: Asked, for request: Request) -> String {
        "answers/\(request.path["token"] ?? "")/bodies/\(asked.body.bodyId.text)"
    }

    private static func words(
        _ name: String, _ asked: Asked, for request: Request,
        _ arguments: [String: String] = [:]
    ) -> Form.Words {
        let body = Drawing(request: request).words(asked.body.body)
        return Form.Words(
            title: Message(TextKey("registry.campaignAnswer.\(name).title"), ["body": body]),
            introduction: Message(TextKey("registry.campaignAnswer.\(name).lead"), arguments),
            subject: asked.body.answers == 0
                ? nil
                : Form.Subject(
                    "registry/campaign-given", Drawing(request: request).row(asked.body)),
            button: "registry.campaignAnswer.send", back: place(of: asked, for: request))
    }

    private static func designationWords(
        _ asked: Asked, for request: Request
    ) async throws -> Form.Words {
        var words = words("designated", asked, for: request)
        let body = try await Bodies.find(
            asked.body.bodyId, near: request.today, from: request.database)
        let ranks = try await Ranks.list(
            RankQuery(level: body?.level, kind: body?.kind), on: request.today,
            Paging(perPage: Paging.perPageLimit), from: request.database)
        words.offers = [
            "rank": ranks.items.map { Drawing(request: request).offer($0.code, $0.name) }
        ]
        return words
    }
}

extension CampaignLinks {
    private static func overview(_ paging: Paging, for request: Request) async throws -> View {
        let (campaign, holder) = try await opened(by: request)
        let listing = try await bodies(of: campaign, beneath: holder, paging, for: request)
        if listing.total.count == 1, let body = listing.items.first {
            let standing = try await standing(
                of: body.bodyId, on: request.today, for: request.agency, from: request.database)
            return view(
                of: Asked(campaign: campaign, holder: holder, body: body, standing: standing),
                for: request)
        }
        let drawing = Drawing(request: request)
        var members = drawing.linked(campaign)
        members["bodies"] = .list(
            listing.items.map { body in
                guard case .object(var row) = drawing.row(body) else { return .none }
                row["isOwn"] = .flag(body.bodyId == holder)
                return .object(row)
            })
        members["isBeyond"] = .flag(listing.items.isEmpty && listing.total.count > 0)
        members["paging"] =
            listing.total.count == 0 ? Model.none : .paging(listing.total, paging)
        return View(
            "registry/campaign-answers", title: "registry.campaignAnswer.title",
            .object(members))
    }

    private static func view(of asked: Asked, for request: Request) -> View {
        let drawing = Drawing(request: request)
        var members = drawing.linked(asked.campaign)
        if case .object(let row) = drawing.row(asked.body) {
            members.merge(row) { first, _ in first }
        }
        members["isAnswered"] = .flag(asked.body.answeredAt != nil)
        members["standing"] = asked.standing.map { drawing.standing($0) } ?? Model.none
        return View(
            "registry/campaign-answer",
            title: Message(
                "registry.campaignAnswer.bodyTitle", ["body": drawing.words(asked.body.body)]),
            .object(members))
    }
}

extension Drawing {
    /// The campaign as a link shows it.
    fileprivate func linked(_ campaign: Campaign) -> [String: Model] {
        [
            "token": .text(request.path["token"] ?? ""), "name": localized(campaign.title),
            "note": localized(campaign.note), "contact": .text(campaign.contact),
            "dueOn": day(campaign.dueOn),
        ]
    }

    /// Who stands, with the contacts that are public.
    fileprivate func standing(_ designation: Designation) -> Model {
        [
            "person": localized(designation.person.fullName),
            "position": localized(designation.position),
            "period": period(from: designation.validFrom, to: designation.validTo),
            "contacts": contacts(designation.contacts.filter(\.public)),
        ]
    }
}
