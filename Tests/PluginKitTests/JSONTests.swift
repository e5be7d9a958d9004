import PluginKit
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        "null", "true", "[]", "{}", "\"\"", "0", "-12.5e3", "[1,[2,{\"a\":null}]]",
        "{\"name\":{\"kk\":\"Өскемен \\\"қала\\\"\"},\"count\":3}",
    ])
    func `what is read is written again as it was`(_ text: String) throws {
        #expect(try JSONParser.parse(Array(text.utf8)).text == text)
    }

    @Test func `escapes become the letters they stand for`() throws {
        let text = #""\u04d8\u0456\n\t\/\ud83d\ude00""#
        #expect(try JSONParser.parse(Array(text.utf8)) == .string("Әі\n\t/😀"))
    }

    @Test(arguments: [
        ("", MalformedJSON.Fault.unexpectedEnd), ("{", .unexpectedEnd), ("[1,]", .unexpectedByte),
        ("{\"a\":1,\"a\":2}", .doubleKey), ("01", .badNumber), ("1.", .badNumber),
        ("-", .badNumber),
        ("nul", .unexpectedByte), ("1 2", .trailingText), ("\"\\x\"", .badEscape),
        ("\"\\ud800\"", .badEscape), ("\"\\u0000\"", .badEscape), ("\"\u{1}\"", .controlCharacter),
        (String(repeating: "[", count: 40), .tooDeep), ("'a'", .unexpectedByte), ("+1", .badNumber),
    ])
    func `what is no JSON is refused with its fault`(_ text: String, _ fault: MalformedJSON.Fault) {
        #expect { try JSONParser.parse(Array(text.utf8)) } throws: {
            ($0 as? MalformedJSON)?.fault == fault
        }
    }

    @Test func `broken UTF-8 is refused where it stands`() {
        let bytes = Array("\"a".utf8) + [0xD0, 0x22]
        #expect { try JSONParser.parse(bytes) } throws: {
            ($0 as? MalformedJSON)?.fault == .brokenUTF8
        }
    }

    @Test func `any bytes are read or refused, and nothing breaks`() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("{}[]\",:\\u0123eE+-.tfn \u{D0}".utf8) + [0xFF, 0x80]
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            }
            if let json = try? JSONParser.parse(bytes) {
                #expect((try? JSONParser.parse(Array(json.text.utf8))) == json)
            }
        }
    }

    @Test func `control characters are written as escapes`() {
        #expect(JSON.string("a\u{1}\"\\\n").text == #""a\u0001\"\\\n""#)
    }
}
