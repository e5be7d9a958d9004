import KazakhstanFormats
import PluginKit

extension Drawing {
    func contacts(_ contacts: PublicContacts) throws -> Model {
        .list(try contacts.each.map { contact($0.kind, $0.value, $0.extension, isPublic: true) })
    }

    func contacts(_ contacts: [Contact]) -> Model {
        .list(contacts.map { contact($0.kind, $0.value, $0.extension, isPublic: $0.public) })
    }

    func phones(_ phones: [String]) -> Model {
        .list(phones.map { contact(.phone, $0, nil, isPublic: true) })
    }

    private func contact(
        _ kind: Contact.Kind, _ value: String, _ extension: String?, isPublic: Bool
    ) -> Model {
        [
            "kind": choice(kind), "text": .text(value), "isPublic": .flag(isPublic),
            "extension": .optional(
                `extension`.map { request.text(Message("registry.contact.ext", ["number": $0])) }),
            "href": .optional(Self.link(kind, value)),
        ]
    }

    /// What a click does: call, write, open.
    static func link(_ kind: Contact.Kind, _ value: String) -> String? {
        switch kind {
        case .phone, .mobile:
            (try? PhoneNumber(value))?.uri ?? "tel:" + value.filter { $0.isASCII && $0.isNumber }
        case .email: "mailto:" + value
        case .messenger: value.hasPrefix("https://") ? value : nil
        }
    }
}
