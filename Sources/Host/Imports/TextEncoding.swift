/// The encoding of an uploaded text.
package enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "UTF-8"
    /// The Kazakh code page, RK1048 in iconv.
    case kz1048 = "KZ-1048"
    case windows1251 = "Windows-1251"

    /// The encoding in which a text is most likely written.
    ///
    /// UTF-8 when its sequences of several bytes are whole, or more are whole than broken: such a
    /// text is UTF-8 with damage, to be reported and not to be read as something else. Otherwise
    /// KZ-1048 when a byte occurs that is a Kazakh letter there, beside a Cyrillic letter;
    /// otherwise Windows-1251, which agrees with KZ-1048 on all other letters.
    ///
    /// - Parameter beginning: the more of the text the surer; its end may cut a character.
    package init(detecting beginning: ArraySlice<UInt8>) {
        if beginning.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .utf8
            return
        }
        let (whole, broken) = TextEncoding.sequences(in: beginning)
        if broken == 0 || whole > broken {
            self = .utf8
        } else {
            self = TextEncoding.hasKazakhLetter(beginning) ? .kz1048 : .windows1251
        }
    }

    private static func sequences(in bytes: ArraySlice<UInt8>) -> (whole: Int, broken: Int) {
        var scanner = UTF8Scanner()
        var (whole, broken) = (0, 0)
        for byte in bytes {
            switch scanner.step(byte) {
            case .whole: whole += 1
            case .broken: broken += 1
            case .ascii, .within: continue
            }
        }
        return (whole, broken)
    }

    private static func hasKazakhLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
        var before: UInt8 = 0
        for byte in bytes {
            if CodePage.isKazakhLetter(before), byte >= 0xC0 { return true }
            if CodePage.isKazakhLetter(byte), before >= 0xC0 { return true }
            before = byte
        }
        return false
    }
}
