import PluginKit

/// From whom letters go, or nobody.
struct SenderAddress: ExpectingSetting {
    let address: MailAddress?

    static var expectation: String { "an e-mail address such as arna@example.kz, or empty" }
    static let none = SenderAddress(nil)

    private init(_ address: MailAddress?) { self.address = address }

    init?(settingText: String) {
        guard !settingText.isEmpty else {
            self = .none
            return
        }
        guard let address = MailAddress(settingText) else { return nil }
        self.init(address)
    }

    var settingText: String { address?.text ?? "" }
}

/// Where people reach an installation, without a slash in the end, or nowhere that is known.
struct SiteAddress: ExpectingSetting {
    let text: String?

    static var expectation: String {
        "an address such as https://arna.example.kz, without a path, or empty"
    }
    static let unknown = SiteAddress(nil)

    private init(_ text: String?) { self.text = text }

    init?(settingText: String) {
        guard !settingText.isEmpty else {
            self = .unknown
            return
        }
        guard
            let found = settingText.wholeMatch(
                of: /(https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?)\/?/)
        else { return nil }
        self.init(String(found.1))
    }

    var settingText: String { text ?? "" }
}
