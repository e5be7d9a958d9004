import Foundation
import KazakhstanFormats
import PluginKit

/// A non-governmental organisation as the registry knows it. Source: REG-9.
///
/// It is a card of reference: to be in it is not the statutory registration, nor the entry in the NGO
/// Database.
struct NGO: Described, Identified, Revised {
    var id = UUID.blank
    var bin: BIN?
    /// Why there is no BIN. One of the two is always told.
    var noBinReason: String?
    var name = LocalizedText()
    var shortName: LocalizedText?
    /// A code of ``LegalForms``.
    var legalForm = ""
    var katoCode: KATOCode?
    var address: LocalizedText?
    var registeredOn: Day?
    /// Codes of the dictionary of spheres.
    var spheres: [String] = []
    var status = Status.active
    /// The day since which it stands so, where it is known.
    var statusSince: Day?
    var statusBasis: String?
    /// Who leads it.
    var head: String?
    /// Others than operators see the public ones, and those only while the consent holds.
    var contacts: [Contact] = []
    var site: String?
    /// The day on which the organisation agreed to its contacts being public, and by which letter or form.
    var consentOn: Day?
    var consentBasis: String?
    /// The first day on which that holds no longer.
    var consentEndedOn: Day?
    /// The annual information, the latest year first.
    var reports: [NGOReport] = []
    /// The card that took over from this one, which was the same organisation.
    var mergedIntoId: UUID?
    var warnings: [Warning] = []
    var revision = 1

    /// Source: REG-9; the states that the NGO Database counts.
    enum Status: String, Choice {
        case active, inactive, suspended, liquidating, liquidated
        static let texts = "registry.ngoStatus"
    }

    static let fields = Fields(
        "NGO", texts: "registry.ngo", blank: NGO(),
        [
            Field("id", told: \.id),
            Field("name", \.name, .required, .length(1...1_000)),
            Field("shortName", \.shortName, .length(0...300)),
            Field("legalForm", \.legalForm, .required, .length(1...60), .offered),
            Field("bin", \.bin, .hint("registry.ngo.binHint")),
            Field("noBinReason", \.noBinReason, .length(0...200), .hint("registry.ngo.noBinHint")),
            Field("katoCode", \.katoCode, .hint("registry.ngo.katoCodeHint")),
            Field("address", \.address, .length(0...500)),
            Field("registeredOn", \.registeredOn),
            Field("spheres", \.spheres, .count(0...20), .length(1...60), .offered),
            Field("status", \.status),
            Field("statusSince", \.statusSince),
            Field("statusBasis", \.statusBasis, .length(0...300)),
            Field("head", \.head, .length(0...200), .data(.personal)),
            Field("contacts", \.contacts, .count(0...20)),
            Field("site", \.site, .length(0...300)),
            Field("consentOn", \.consentOn, .hint("registry.ngo.consentHint")),
            Field("consentBasis", \.consentBasis, .length(0...300)),
            Field("consentEndedOn", \.consentEndedOn),
            Field("reports", told: \.reports),
            Field("mergedIntoId", told: \.mergedIntoId),
            Field("warnings", told: \.warnings),
        ]
    ) { ngo, problems in
        problems += ngo.problems
    }

    /// What contradicts itself in it.
    var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if bin == nil, noBinReason.isBlank { problems.append(.registry("/bin", "binOrReason")) }
        if bin != nil, !noBinReason.isBlank {
            problems.append(.registry("/noBinReason", "binAndReason"))
        }
        if LegalForms.known[legalForm] == nil {
            problems.append(.registry("/legalForm", "unknownLegalForm"))
        }
        if let registeredOn, let statusSince, statusSince < registeredOn {
            problems.append(.registry("/statusSince", "beforeRegistration"))
        }
        if contacts.contains(where: \.public), consentEndedOn == nil, consentOn == nil {
            problems.append(.registry("/consentOn", "consentMissing"))
        }
        if consentOn != nil, consentBasis.isBlank {
            problems.append(.registry("/consentBasis", "consentBasisMissing"))
        }
        if let consentEndedOn {
            guard let consentOn else {
                return problems + [.registry("/consentOn", "consentMissing")]
            }
            problems += FieldProblem.period(
                from: consentOn, to: consentEndedOn, at: "/consentEndedOn")
        }
        return problems + FieldProblem.site(site, at: "/site")
    }

    /// What deserves a second look: Kazakh that equals Russian, letters of two alphabets in one word.
    var suspicions: [Warning] {
        let words = Language.allCases.flatMap { language in
            [name, shortName].compactMap { $0?[language] }.flatMap {
                SuspiciousLetters.find(in: $0, language: language).map(\.word)
            }
        }
        let mixed = words.prefix(3).map { "«\($0)»" }.joined(separator: ", ")
        return Warning.sameInBothLanguages([name])
            + (mixed.isEmpty ? [] : [Warning("mixedLetters", ["words": mixed])])
    }
}

extension NGO {
    /// Whether the consent holds: one that ends on a day to come is taken as ended.
    var agreesToContacts: Bool { consentOn != nil && consentEndedOn == nil }

    /// Refuses a consent that is given on a day to come: nobody has given it yet.
    func refuseConsentToCome(today: Day) throws {
        guard let consentOn, consentOn > today else { return }
        throw InvalidFields(.registry("/consentOn", "consentToCome"))
    }

    /// What a reader may see of it.
    func seen(by request: Request) -> NGO {
        var seen = self
        seen.conceal(from: request)
        return seen
    }

    /// Takes out what a reader may not see.
    mutating func conceal(from request: Request) {
        guard !request.may(.readNGOs) else { return }
        contacts = agreesToContacts ? contacts.filter(\.public) : []
        (consentOn, consentBasis, consentEndedOn) = (nil, nil, nil)
        warnings = []
    }
}
