import Testing

@testable import Host

@Suite struct TextDecoderTests {
    /// The bytes 0x80–0xFF as iconv reads them from RK1048 and CP1251 (0x98 has no meaning).
    static let kz1048 = """
        ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—�™љ›њқһџ\u{A0}ҰұӘ¤Ө¦§Ё©Ғ«¬\u{AD}®Ү°±Ііөµ¶·ё№ғ»әҢңү\
        АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
        """
    static let windows1251 = """
        ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—�™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
        АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя
        """

    @Test(arguments: [(TextEncoding.kz1048, kz1048), (.windows1251, windows1251)])
    func `every byte of a code page is what iconv says`(encoding: TextEncoding, text: String) throws
    {
        for (byte, scalar) in zip(UInt8(0x80)...0xFF, text.unicodeScalars) where byte != 0x98 {
            var decoder = TextDecoder(encoding: encoding)
            let utf8 = try decoder.decode([byte])
            #expect(String(decoding: utf8, as: UTF8.self).unicodeScalars.elementsEqual([scalar]))
        }
        #expect(text.unicodeScalars.count == 128)
    }

    private func encoded(_ text: String, in page: String) -> [UInt8] {
        let scalars = Array(page.unicodeScalars)
        return text.unicodeScalars.compactMap { scalar in
            scalar.isASCII
                ? UInt8(scalar.value) : scalars.firstIndex(of: scalar).map { UInt8($0 + 0x80) }
        }
    }

    @Test func `encodings are told apart`() {
        let kazakh = "code;name\n1;Маңғыстау облысы\n"
        let russian = "code;name\n1;Мангистауская область\n"
        let inKazakhPage = encoded(kazakh, in: Self.kz1048)
        #expect(TextEncoding(detecting: Array(kazakh.utf8)[...]) == .utf8)
        #expect(TextEncoding(detecting: inKazakhPage[...]) == .kz1048)
        #expect(
            TextEncoding(detecting: encoded(russian, in: Self.windows1251)[...]) == .windows1251)
        #expect(TextEncoding(detecting: Array("a,b".utf8)[...]) == .utf8)
        #expect(TextEncoding(detecting: []) == .utf8)
    }

    @Test func `UTF-8 cut within a character or with little damage stays UTF-8`() {
        let text = Array("Маңғыстау".utf8)
        #expect(TextEncoding(detecting: text.dropLast()) == .utf8)
        #expect(TextEncoding(detecting: (text + [0xFF] + text)[...]) == .utf8)
    }

    @Test func `a text of another page is decoded in pieces`() throws {
        let text = "Қызылорда; «Ә» № 7 – «һ»"
        var decoder = TextDecoder(encoding: .kz1048)
        var utf8: [UInt8] = []
        for byte in encoded(text, in: Self.kz1048) { utf8 += try decoder.decode([byte]) }
        try decoder.finish()
        #expect(String(decoding: utf8, as: UTF8.self) == text)
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xD0, 0x41], [0x80], [0xF8],
        ] as [[UInt8]])
    func `broken UTF-8 is told with its place`(broken: [UInt8]) {
        var decoder = TextDecoder(encoding: .utf8)
        let bytes = Array("ә\nб".utf8) + broken + [0x41]
        let error = #expect(throws: BrokenText.self) { try decoder.decode(bytes[...]) }
        #expect(error?.place == TextPlace(byteOffset: 5, line: 2))
    }

    @Test func `broken UTF-8 is found across pieces and at the end`() throws {
        var decoder = TextDecoder(encoding: .utf8)
        _ = try decoder.decode([0x41, 0xD0])
        let error = #expect(throws: BrokenText.self) { try decoder.decode([0x41]) }
        #expect(error?.place.byteOffset == 1)
        var unfinished = TextDecoder(encoding: .utf8)
        _ = try unfinished.decode([0x41, 0xE2, 0x80])
        #expect(throws: BrokenText.self) { try unfinished.finish() }
    }

    @Test func `a byte without a meaning is refused`() {
        var decoder = TextDecoder(encoding: .windows1251)
        #expect(throws: BrokenText.self) { try decoder.decode([0xC0, 0x98]) }
    }

    @Test func `every sound text of UTF-8 passes`() throws {
        var decoder = TextDecoder(encoding: .utf8)
        let text = "\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFF}\u{1}ә"
        for byte in text.utf8 { _ = try decoder.decode([byte]) }
        try decoder.finish()
    }

    @Test(arguments: TextEncoding.allCases)
    func `a zero is no text`(encoding: TextEncoding) {
        var decoder = TextDecoder(encoding: encoding)
        let error = #expect(throws: BrokenText.self) { try decoder.decode([0x41, 0x0A, 0x00]) }
        #expect(error?.hasZero == true)
        #expect(error?.place == TextPlace(byteOffset: 2, line: 2))
    }
}
