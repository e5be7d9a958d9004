import KazakhstanFormats

extension Int {
    /// The number as it is read: `15 594` in Kazakh and Russian, with a space that does not break;
    /// `15,594` in English. Four digits stand together.
    func grouped(in language: Language) -> String {
        let digits = Array(String(magnitude))
        guard digits.count > 4 else { return String(self) }
        let separator = language == .en ? "," : "\u{A0}"
        var text = self < 0 ? "−" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }
}
