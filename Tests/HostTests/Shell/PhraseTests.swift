import Testing

@testable import Host

@Suite struct PhraseTests {
    @Test(arguments: [
        ("{name} жойылды", ["name": "Жазба"], "Жазба жойылды"),
        ("{a}{b}", ["a": "1", "b": "2"], "12"),
        ("no places", [:], "no places"),
        ("a brace { alone } and {un closed", [:], "a brace { alone } and {un closed"),
        ("{missing} stays", [:], "{missing} stays"),
        ("", [:], ""),
    ]) func `arguments are put into their places`(
        text: String, arguments: [String: String], result: String
    ) {
        #expect(Phrase(text).text(arguments) == result)
    }

    @Test func `the names of all arguments are known`() {
        #expect(Phrase("{least} … {most}, {least}").arguments == ["least", "most"])
    }

    @Test func `an argument is not read as a place`() {
        #expect(Phrase("{a} {b}").text(["a": "{b}", "b": "x"]) == "{b} x")
    }
}
