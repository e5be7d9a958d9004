extension Language {
    /// The language that a browser asks for, or Kazakh when it asks for none that is spoken here.
    ///
    /// - Parameter acceptLanguage: the header of that name (RFC 9110, 12.5.4): ranges with
    ///   weights, `ru-KZ,ru;q=0.9,en;q=0.8`. What cannot be read in it is passed over.
    public static func preferred(acceptLanguage: String?) -> Language {
        var preferred = Language.kk
        var highest = 0.0
        for range in (acceptLanguage ?? "").split(separator: ",").prefix(32) {
            guard let (language, weight) = asked(by: range), weight > highest else { continue }
            (preferred, highest) = (language, weight)
        }
        return preferred
    }

    private static func asked(by range: Substring) -> (Language, weight: Double)? {
        let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
        guard let tag = parts.first?.lowercased() else { return nil }
        let primary = tag.prefix { $0 != "-" }
        guard let language = primary == "*" ? .kk : Language(rawValue: String(primary)) else {
            return nil
        }
        guard let quality = parts.dropFirst().first(where: { $0.hasPrefix("q=") }) else {
            return (language, 1)
        }
        return Double(quality.dropFirst(2)).map { (language, $0) }
    }
}
