import PluginKit

/// A way to reach an official at work.
struct Contact: Described {
    var kind = Kind.phone
    var value = ""
    var `extension`: String?
    /// Whether anyone may see it.
    var `public` = false

    enum Kind: String, Choice {
        case phone, mobile, email, messenger
        static let texts = "registry.contactKind"
    }

    static let fields = Fields(
        "Contact", texts: "registry.contact", blank: Contact(),
        [
            Field("kind", \.kind, .required),
            Field("value", \.value, .required, .length(1...254), .data(.personal)),
            Field("extension", \.extension, .length(0...20)),
            Field("public", \.public),
        ]
    ) { contact, problems in
        switch contact.kind {
        case .phone, .mobile: problems += FieldProblem.phone(contact.value, at: "/value")
        case .email: problems += FieldProblem.email(contact.value, at: "/value")
        case .messenger: break
        }
    }
}
