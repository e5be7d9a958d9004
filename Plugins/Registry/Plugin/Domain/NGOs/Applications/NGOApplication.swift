import KazakhstanFormats
import PluginKit

/// What somebody says of an organisation that is to have a card. Source: REG-9.
///
/// The card is one in Arna: to ask for it is neither the registration of the legal entity, nor the entry in the
/// NGO Database (order № 51 of 19.02.2016).
struct NGOApplication: Described {
    var name = LocalizedText()
    var shortName: LocalizedText?
    /// A code of ``LegalForms``.
    var legalForm = ""
    var bin: BIN?
    var noBinReason: String?
    var katoCode: KATOCode?
    var address: LocalizedText?
    var registeredOn: Day?
    var spheres: [String] = []
    var head: String?
    var site: String?
    /// Of the organisation, for its card.
    var email: String?
    var phone: String?
    /// That e-mail and phone may be public; without it they are seen by operators only.
    var agreesToContacts = false
    /// Whoever applies; nobody but operators sees this and the next.
    var applicant = ""
    var applicantEmail = ""

    static let fields = Fields(
        "NGOApplication", texts: "registry.ngoApplication", blank: NGOApplication(),
        [
            Field("name", \.name, .required, .length(1...1_000), label: "registry.ngo.name"),
            Field("shortName", \.shortName, .length(0...300), label: "registry.ngo.shortName"),
            Field(
                "legalForm", \.legalForm, .required, .length(1...60), .offered,
                label: "registry.ngo.legalForm"),
            Field("bin", \.bin, .hint("registry.ngo.binHint"), label: "registry.ngo.bin"),
            Field(
                "noBinReason", \.noBinReason, .length(0...200), .hint("registry.ngo.noBinHint"),
                label: "registry.ngo.noBinReason"),
            Field("katoCode", \.katoCode, .offered, .hint("registry.ngoApplication.placeHint")),
            Field("address", \.address, .length(0...500), label: "registry.ngo.address"),
            Field("registeredOn", \.registeredOn, label: "registry.ngo.registeredOn"),
            Field(
                "spheres", \.spheres, .count(0...20), .length(1...60), .offered,
                label: "registry.ngo.spheres"),
            Field("head", \.head, .length(0...200), .data(.personal), label: "registry.ngo.head"),
            Field("site", \.site, .length(0...300), label: "registry.ngo.site"),
            Field("email", \.email, .length(0...254), .data(.personal)),
            Field("phone", \.phone, .length(0...60), .data(.personal)),
            Field(
                "agreesToContacts", \.agreesToContacts, .hint("registry.ngoApplication.consent")),
            Field("applicant", \.applicant, .required, .length(1...200), .data(.personal)),
            Field(
                "applicantEmail", \.applicantEmail, .required, .length(1...254), .data(.personal),
                .hint("registry.ngoApplication.applicantEmailHint")),
        ]
    ) { application, problems in
        problems += application.card().problems
        problems += FieldProblem.email(application.email, at: "/email")
        problems += application.phone.unlessBlank.map { FieldProblem.phone($0, at: "/phone") } ?? []
        problems += FieldProblem.mailAddress(application.applicantEmail, at: "/applicantEmail")
    }

    /// How many may wait of one address of e-mail, and of one BIN.
    static let waitingLimit = 3
    /// After how many days one is deleted that nobody has confirmed.
    static let daysToConfirm = 3
    /// How many codes one may be mailed.
    static let codeLimit = 3
    /// For how many days after the decision what is personal is kept.
    static let daysOfDecision = 90
}

extension NGOApplication {
    /// The card that it asks for.
    /// - Parameter consent: The day of the consent to public contacts and how it was given, for whoever gave it.
    func card(consent: (day: Day, basis: String)? = nil) -> NGO {
        var ngo = NGO()
        (ngo.name, ngo.shortName, ngo.legalForm) = (name, shortName.unlessEmpty, legalForm)
        (ngo.bin, ngo.noBinReason) = (bin, noBinReason.unlessBlank)
        (ngo.katoCode, ngo.address) = (katoCode, address.unlessEmpty)
        (ngo.registeredOn, ngo.spheres) = (registeredOn, spheres)
        (ngo.head, ngo.site) = (head.unlessBlank, site.unlessBlank)
        ngo.contacts = [(Contact.Kind.email, email), (.phone, phone)].compactMap { kind, value in
            value.unlessBlank.map { Contact(kind: kind, value: $0, public: consent != nil) }
        }
        (ngo.consentOn, ngo.consentBasis) = (consent?.day, consent?.basis)
        return ngo
    }
}

extension ClientLimit {
    static let ngoApplications = ClientLimit("registry.ngoApplications", 5, per: .hour)
    static let ngoApplicationCodes = ClientLimit("registry.ngoApplicationCodes", 30, per: .hour)
}
