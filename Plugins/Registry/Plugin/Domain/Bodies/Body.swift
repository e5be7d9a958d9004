import Foundation
import KazakhstanFormats
import PluginKit

/// A state body as it is on a day. Source: REG-1.
struct Body: Described, Identified, Revised {
    var id = UUID.blank
    var level = Level.central
    /// A code of the dictionary of kinds.
    var kind = ""
    var parentId: UUID?
    var katoCode: KATOCode?
    var bin: BIN?
    /// Why there is no BIN: structural unit, collegial body, pending, foreign.
    var noBinReason: String?
    /// The number under which another system knows it.
    var externalCode: String?
    var name = LocalizedText()
    var shortName: LocalizedText?
    var site: String?
    var address: LocalizedText?
    var phones: [String] = []
    var email: String?
    var topics: [String] = []
    var expectsOfficial = true
    /// Why an official is, or is not, expected of it.
    var expectsReason: String?
    /// Its place in the order of protocol; smaller stands first.
    var protocolOrder = 1_000
    var validFrom = Day(daysSince2000: 0)
    var validTo: Day?
    /// Who took over when it was closed.
    var successorIds: [UUID] = []
    var warnings: [Warning] = []
    var revision = 1

    static let fields = Fields(
        "Body", texts: "registry.body", blank: Body(),
        [
            Field("id", told: \.id),
            Field("level", \.level, .required),
            Field("kind", \.kind, .required, .length(1...60), .offered),
            Field("parentId", \.parentId, .offered),
            Field("katoCode", \.katoCode, .hint("registry.body.katoCodeHint")),
            Field("bin", \.bin),
            Field(
                "noBinReason", \.noBinReason, .length(0...200),
                .hint("registry.body.noBinReasonHint")),
            Field("externalCode", \.externalCode, .length(0...100)),
            Field("name", \.name, .required, .length(1...500)),
            Field("shortName", \.shortName, .length(0...200)),
            Field("site", \.site, .length(0...300)),
            Field("address", \.address, .length(0...500)),
            Field("phones", \.phones, .count(0...20), .length(0...40)),
            Field("email", \.email, .length(0...254)),
            Field("topics", \.topics, .count(0...50), .length(0...200)),
            Field("expectsOfficial", \.expectsOfficial),
            Field("expectsReason", \.expectsReason, .length(0...500)),
            Field("protocolOrder", \.protocolOrder, .hint("registry.body.protocolOrderHint")),
            Field("validFrom", \.validFrom, .required),
            Field("validTo", \.validTo),
            Field("successorIds", told: \.successorIds),
            Field("warnings", told: \.warnings),
        ]
    ) { body, problems in
        problems += body.problems
    }

    private var problems: [FieldProblem] {
        var problems = FieldProblem.period(from: validFrom, to: validTo, at: "/validTo")
        if bin != nil, !noBinReason.isBlank {
            problems.append(.registry("/noBinReason", "binAndReason"))
        }
        problems += FieldProblem.site(site, at: "/site")
        problems += FieldProblem.email(email, at: "/email")
        for (index, phone) in phones.enumerated() {
            problems += FieldProblem.phone(phone, at: Pointer("/phones").appending(index))
        }
        return problems
    }

    /// The texts that look copied from one language to the other.
    var suspicions: [Warning] {
        Warning.sameInBothLanguages([name, shortName, address])
    }
}
