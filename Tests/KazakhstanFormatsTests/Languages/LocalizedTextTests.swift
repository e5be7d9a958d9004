import KazakhstanFormats
import Testing

@Suite struct LocalizedTextTests {
    @Test func `a text that is missing comes in another language and says so`() {
        let text = LocalizedText(ru: "Акимат", en: "Akimat")
        #expect(text.text(in: .kk)?.text == "Акимат")
        #expect(text.text(in: .kk)?.language == .ru)
        #expect(text.text(in: .en)?.language == .en)
    }

    @Test func `a blank text counts as missing`() {
        let text = LocalizedText(kk: " \u{A0}\n", ru: "", en: "Body")
        #expect(text.text(in: .kk)?.language == .en)
        #expect(!text.isEmpty)
        #expect(LocalizedText(kk: " ", ru: "").isEmpty)
        #expect(LocalizedText().text(in: .ru) == nil)
    }

    @Test func `a language is read and written by subscript`() {
        var text = LocalizedText(kk: "Әкімдік")
        text[.ru] = "Акимат"
        text[.kk] = nil
        #expect(text == LocalizedText(ru: "Акимат"))
    }

    @Test(arguments: [
        ("Акимат Абайского района", "Акимат Абайского района", true),
        ("Акимат  Абайского района ", "Акимат Абайского района", true),
        ("Абай ауданының әкімдігі", "Акимат Абайского района", false),
        ("Абай", "Абай", false), ("Депо", "Депо", false), ("РГП ЛСП", "РГП ЛСП", false),
        ("UNICEF Kazakhstan", "UNICEF Kazakhstan", false), ("3 гурт", "3 гурт", false),
        ("12 34", "12 34", false), ("", "", false),
    ])
    func `a copied translation is suspicious, a name is not`(
        kk: String, ru: String, is expected: Bool
    ) {
        #expect(LocalizedText(kk: kk, ru: ru).isSuspiciouslySame == expected)
    }
}
