import Foundation
import KazakhstanFormats
import PluginKit

/// An application for a card as it stands.
struct NGORegistration: Described, Identified {
    var id = UUID.blank
    var state = State.unconfirmed
    var name = LocalizedText()
    var bin: BIN?
    var sentAt = Date(timeIntervalSince1970: 0)
    /// Until when the code is taken that was mailed last.
    var codeExpiresAt: Date?
    var confirmedAt: Date?
    var decidedAt: Date?
    /// Why it was refused.
    var reason: String?
    /// The card that it became.
    var ngoId: UUID?
    /// What was said; for operators, and until it is forgotten.
    var said: NGOApplication?
    /// Cards that may be of the same organisation; for operators.
    var similar: [SimilarNGO] = []
    /// Whether it is one of the demonstration, as the card is that it becomes.
    var isDemonstration = false

    enum State: String, Choice {
        /// The code that was mailed has not been given back.
        case unconfirmed
        /// An operator is to decide.
        case waiting
        case accepted, refused
        static let texts = "registry.ngoRegistrationState"
    }

    static let fields = Fields(
        "NGORegistration", texts: "registry.ngoRegistration", blank: NGORegistration(),
        [
            Field("id", told: \.id), Field("state", told: \.state), Field("name", told: \.name),
            Field("bin", told: \.bin, label: "registry.ngo.bin"), Field("sentAt", told: \.sentAt),
            Field("codeExpiresAt", told: \.codeExpiresAt),
            Field("confirmedAt", told: \.confirmedAt), Field("decidedAt", told: \.decidedAt),
            Field("reason", told: \.reason), Field("ngoId", told: \.ngoId),
            Field("said", told: \.said), Field("similar", told: \.similar),
        ])
}

/// A card that may be of the organisation that applies.
struct SimilarNGO: Described, Identified {
    var id = UUID.blank
    var name = LocalizedText()
    var bin: BIN?
    /// Whether it has the BIN of the application, which then cannot be accepted.
    var hasSameBin = false

    static let fields = Fields(
        "SimilarNGO", texts: "registry.ngoRegistration", blank: SimilarNGO(),
        [
            Field("id", told: \.id), Field("name", told: \.name),
            Field("bin", told: \.bin, label: "registry.ngo.bin"),
            Field("hasSameBin", told: \.hasSameBin),
        ])
}

/// Which applications are asked for; those that wait, where nothing is said.
struct NGORegistrationQuery: Described {
    var state: State?

    /// What an operator ever sees: others have not been confirmed.
    enum State: String, Choice {
        case waiting, accepted, refused
        static let texts = "registry.ngoRegistrationState"
    }

    static let fields = Fields(
        "NGORegistrationQuery", texts: "registry.ngoRegistration", blank: NGORegistrationQuery(),
        [Field("state", \.state)])
}

/// The code of the letter, given back.
struct CodeGivenBack: Described {
    var code = ""

    static let fields = Fields(
        "CodeGivenBack", texts: "registry.ngoRegistration", blank: CodeGivenBack(),
        [
            Field(
                "code", \.code, .required, .length(1...20),
                .hint("registry.ngoRegistration.codeHint"))
        ]
    ) { given, problems in
        if MailedCode(typed: given.code) == nil {
            problems.append(.registry("/code", "notACode"))
        }
    }
}

/// Why an application is refused.
struct NGORegistrationRefusal: Described {
    var reason = ""

    static let fields = Fields(
        "NGORegistrationRefusal", texts: "registry.ngoRegistration",
        blank: NGORegistrationRefusal(),
        [
            Field(
                "reason", \.reason, .required, .length(1...1_000), .lines,
                .hint("registry.ngoRegistration.reasonHint"))
        ])
}
