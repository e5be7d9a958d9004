import KazakhstanFormats
import Testing

@Suite struct SuspiciousLettersTests {
    @Test func `a letter of another alphabet is found with its place and the probable letter`() {
        let findings = SuspiciousLetters.find(in: "с.\"Ќоянды\"", language: .ru)
        #expect(findings.count == 1)
        #expect(findings.first?.reason == .foreignLetter)
        #expect(findings.first?.letter == "Ќ")
        #expect(findings.first?.position == 4)
        #expect(findings.first?.word == "Ќоянды")
        #expect(findings.first?.probable == "Қ")
    }

    @Test(arguments: [
        ("Ќўрылысшы", "Құ"), ("Кјркес", "ә"), ("Сарыбайїлкен", "ү"), ("Ўлы", "Ұ"), ("ќазаѕ", "қң"),
        ("маҥдай ҡала", "ңқ"), ("Iле", "І"), ("Aстана", "А"), ("Cемей", "С"), ("Әйтеке биi", "і"),
    ])
    func `mojibake and lookalikes are told what they should be`(text: String, probable: String) {
        let findings = SuspiciousLetters.find(in: text, language: .kk)
        #expect(String(findings.compactMap(\.probable)) == probable)
    }

    @Test func `a question mark before a letter is a lost letter, behind a word it asks`() {
        let findings = SuspiciousLetters.find(in: "Т?лендиев ?оянды қайда? Неге", language: .kk)
        #expect(findings.map(\.position) == [2, 11])
        #expect(findings.allSatisfy { $0.reason == .lostLetter && $0.probable == nil })
        #expect(
            SuspiciousLetters.find(in: "\u{FFFD}ала", language: .ru).map(\.reason) == [.lostLetter])
    }

    @Test(arguments: [
        "Әкімшілік-аумақтық объектілер жіктеуіші, ЁЖҺһ", "область Ұлытау", "IT-парк XXI ғасыр",
        "info@gov.kz?a=b", "", "и\u{306}од", "«Камеда» ҚҚ № 7",
    ])
    func `a clean text has no findings`(text: String) {
        #expect(SuspiciousLetters.find(in: text, language: .kk).isEmpty)
    }

    @Test func `a Cyrillic letter in an English word is found`() {
        let findings = SuspiciousLetters.find(in: "Civil Аlliance (Альянс)", language: .en)
        #expect(findings.map(\.position) == [7])
        #expect(findings.first?.probable == "A")
    }
}
