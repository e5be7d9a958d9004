extension Page {
    /// What stands around the content of a page.
    public enum Surroundings: Sendable {
        /// Head, menu and foot of the site.
        case site
        /// Nothing: the page is copied.
        case nothing
        /// A page of another site, which has a frame for it.
        case frame(SettingKey<Sites>)
    }

    /// The same page without head, menu and foot, to be copied by those who place it elsewhere.
    public func alone() -> Page { standing(in: .nothing) }

    /// The same page without head, menu and foot, for the frames of other sites: those that a setting
    /// names, and no others.
    ///
    /// Within a frame nobody is signed in, and another site can lead a click astray: such a page must be
    /// public and have no form. It tells the page around how high it is: `{"arna": "height", "height": 840}`.
    public func framed(by sites: SettingKey<Sites>) -> Page { standing(in: .frame(sites)) }

    private func standing(in surroundings: Surroundings) -> Page {
        var page = self
        page.surroundings = surroundings
        return page
    }
}

/// Sites of others, as a setting names them: `https://kultura.gov.kz https://*.abai.gov.kz`.
public struct Sites: SettingValue {
    /// Each with its scheme, and its port where that is not the usual one.
    public let names: [String]

    public static let none = Sites(names: [])
    public static var settingKind: SettingKind { .text }
    public static var expectation: String {
        "sites parted by blanks, each like https://kultura.gov.kz or https://*.gov.kz"
    }

    private init(names: [String]) { self.names = names }

    public init?(settingText: String) {
        let names = settingText.split { $0 == "," || $0.isWhitespace }.map { $0.lowercased() }
        guard names.allSatisfy(Self.isSite) else { return nil }
        self.init(names: names)
    }

    public var settingText: String { names.joined(separator: " ") }

    private static func isSite(_ name: String) -> Bool {
        name.wholeMatch(
            of: /https?:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?/) != nil
    }
}
