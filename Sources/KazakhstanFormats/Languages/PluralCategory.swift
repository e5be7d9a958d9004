/// The plural form that a count asks for, named as in CLDR.
public enum PluralCategory: String, CaseIterable, Codable, Sendable, Hashable {
    case one, few, many, other
}

extension Language {
    /// The form for a whole number, by the rules of CLDR.
    ///
    /// * kk: one for 1, else other. The noun itself stays as it is after a numeral (3 ҮЕҰ), so
    ///   most Kazakh texts need only `other`.
    /// * ru: one for 1, 21, 101 (1 организация), few for 2–4, 22 (2 организации), many for
    ///   0, 5–20, 111 (5 организаций). `other` is for fractions and never comes from here.
    /// * en: one for 1, else other.
    ///
    /// The sign is ignored: −1 takes the form of 1.
    public func pluralCategory(for count: Int) -> PluralCategory {
        let count = count.magnitude
        guard self == .ru else { return count == 1 ? .one : .other }
        let (units, hundreds) = (count % 10, count % 100)
        if units == 1, hundreds != 11 { return .one }
        if (2...4).contains(units), !(12...14).contains(hundreds) { return .few }
        return .many
    }
}
