extension PhoneNumber {
    /// The number for pages and papers: `+7 (7172) 12-34-56`, `+7 (727) 234-56-78`,
    /// `+7 701 123 45 67`, `8 800 080 77 77`; a number of another country in the form of E.164.
    public var formatted: String {
        guard e164.hasPrefix("+7"), e164.utf8.count == 12 else { return e164 }
        let national = e164.dropFirst(2)
        guard let length = PhoneNumber.lengthOfCityCode(national) else {
            let country = national.hasPrefix("800") ? "8" : "+7"
            return country + " " + PhoneNumber.groups(national, [3, 3, 2, 2], between: " ")
        }
        let (city, rest) = (national.prefix(length), national.dropFirst(length))
        return "+7 (\(city)) " + PhoneNumber.groups(rest, [rest.count - 4, 2, 2], between: "-")
    }

    /// The number with its extension: «+7 (7172) 12-34-56, ішкі 12», «…, вн. 12», "…, ext. 12".
    public func formatted(in language: Language) -> String {
        guard let `extension` else { return formatted }
        let word =
            switch language {
            case .kk: "ішкі"
            case .ru: "вн."
            case .en: "ext."
            }
        return "\(formatted), \(word) \(`extension`)"
    }

    /// What a click dials: `tel:+77172123456;ext=12` (RFC 3966).
    public var uri: String { "tel:\(e164)" + (`extension`.map { ";ext=\($0)" } ?? "") }

    /// How many of the ten digits are the code of a city or district; nil where no place has it.
    ///
    /// Codes of places begin with 71 and 72: three digits in Almaty, four in Astana and where the
    /// fourth is 2 (centres of regions), also in Ekibastuz and Temirtau, five elsewhere. Only the
    /// grouping depends on it. Source: geographic codes of libphonenumber 9.0.
    private static func lengthOfCityCode(_ national: Substring) -> Int? {
        guard national.hasPrefix("71") || national.hasPrefix("72") else { return nil }
        let (area, fourth) = (national.prefix(3), national.dropFirst(3).first)
        if area == "727" { return fourth == "5" || fourth == "7" ? 5 : 3 }
        let hasFour =
            area == "717" || fourth == "2" || ["7187", "7213"].contains(national.prefix(4))
        return hasFour ? 4 : 5
    }

    private static func groups(
        _ digits: Substring, _ lengths: [Int], between sign: String
    ) -> String {
        var rest = digits
        return lengths.map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }
        .joined(separator: sign)
    }
}
