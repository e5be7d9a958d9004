import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Files of organisations` {
    private let header =
        "bin;noBinReason;name_kk;name_ru;legalForm;katoCode;registeredOn;spheres;status;statusSince;phone;mobile;email;consentOn;consentBasis"

    /// As an operator of an akimat writes them: forms, spheres and statuses in words.
    private var file: [String] {
        [
            header,
            "020340000122;;«Қызғалдақ» қоғамдық бірлестігі;ОО «Кызгалдак»;ҚБ;710000000;03.02.2002;"
                + "\"волонтерская деятельность; youth\";действует;;+7 7172 00-00-00;+7 700 000 00 00;"
                + "bas@example.invalid;15.01.2026;Хат № 1",
            ";тіркеліп жатыр;«Қарлығаш» қоры;Фонд «Карлыгаш»;Общественный фонд;110000000;;;inactive;"
                + "2025-05-01;;;;;",
        ]
    }

    @Test func `are taken in as people write them, and a repeat changes nothing`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn("ngos", file)
            #expect(told.counts == [2, 0, 0], "\(told.text)")
            let cards = try await client.read("ngos?sort=name").items
            let flower = try #require(cards.first { $0["bin"]?.string == "020340000122" })
            #expect(flower["legalForm"]?.string == "publicAssociation")
            #expect(flower["spheres"]?.array?.compactMap(\.string) == ["volunteering", "youth"])
            #expect(flower["contacts"]?.array?.map { $0["public"]?.bool } == [true, false, true])
            #expect(flower["statusSince"]?.string == "2002-02-03")
            let bird = try #require(cards.first { $0["bin"]?.string == nil })
            #expect(bird["legalForm"]?.string == "publicFund")
            #expect(bird["status"]?.string == "inactive")
            #expect(try await client.takeIn("ngos", file).counts == [0, 2, 0])
            #expect(try await arna.stranger.read("ngos?q=kyzgaldk").items.count == 1)
        }
    }

    @Test(arguments: [
        (1_251, "Общественный фонд «Ромашка»", "romashka"),
        (1_048, "«Қарлығаш ұясы» қоғамдық қоры", "karlygash"),
    ])
    func `may be in an encoding of old programs`(page: Int, name: String, typed: String)
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let lines = ["noBinReason;name_ru;legalForm", "нет;\(name);"]
            let told = try await client.send(
                "\(api)/imports?kind=ngos", OldPages.bytes(of: lines, page), type: "text/csv")
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            let found = try await client.read("ngos?q=\(typed)").items
            #expect(found.first?.russianName == name)
            #expect(found.first?["legalForm"]?.string == "publicFund", "told by the name")
        }
    }

    @Test func `a BIN that lost its zero is put right and said`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn(
                "ngos", ["bin;name_kk;legalForm", "20340000122;«Қызғалдақ»;ҚБ"])
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            #expect(told.warnings == ["2 bin zeroRestored"])
            #expect(try await client.read("ngos").items.first?["bin"]?.string == "020340000122")
        }
    }

    @Test func `without BIN are known by name and region, however the name is written`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let header = "noBinReason;name_ru;legalForm;katoCode;head"
            _ = try await client.takeIn(
                "ngos", [header, "нет;ОФ «Ромашка»;ОФ;710000000;Образцов"])
            let told = try await client.takeIn(
                "ngos",
                [
                    header, "нет;Общественный фонд РОМАШКА;ОФ;711210000;Пробный",
                    "нет;ОФ «Ромашка»;ОФ;750000000;Другой",
                ])
            #expect(told.counts == [2, 0, 0], "\(told.text)")
            let heads = try await client.read("ngos").items.compactMap { $0["head"]?.string }
            #expect(Set(heads) == ["Пробный", "Другой"])
            let withBin = try await client.takeIn(
                "ngos", ["bin;name_ru;legalForm;katoCode", "020340000122;Ромашка;ОФ;710000000"])
            #expect(withBin.warnings == ["2 - namesake"], "\(withBin.text)")
        }
    }

    @Test func `every wrong row is told by its column, and nothing is taken`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn(
                "ngos",
                [
                    "bin;noBinReason;name_kk;legalForm;spheres;status;phone",
                    "020340000122;;«Бір»;ҚҚ;;;", "020340000122;;«Екі»;ҚҚ;;;",
                    ";;«Үш»;ҚҚ;;;", ";жоқ;«Төрт»;ЖШС;;;", ";жоқ;«Бес»;ҚҚ;ғарыш;;",
                    ";жоқ;«Алты»;ҚҚ;;ұйықтап жатыр;", ";жоқ;«Жеті»;ҚҚ;;;телефон",
                    "123456789012;;«Сегіз»;ҚҚ;;;", ";жоқ;«—»;ҚҚ;;;",
                ])
            #expect(
                told.errors == [
                    "3 - doubleKey", "4 bin binOrReason", "5 legalForm unknownLegalForm",
                    "6 spheres unknownSphere", "7 status notAChoice", "8 phone notAPhone",
                    "9 bin identifier", "10 name_kk nameless",
                ], "\(told.text)")
            #expect(try await client.read("ngos").items.isEmpty)
        }
    }

    @Test func `letters of two alphabets in one word are warned of`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn(
                "ngos", ["noBinReason;name_kk;legalForm", "жоқ;«Қoғам ісі»;ҚҚ"])
            #expect(told.counts == [1, 0, 0])
            #expect(told.warnings == ["2 - mixedLetters"])
            #expect(told.text.contains("Қoғам"))
        }
    }

    @Test(arguments: ["Шаңырақ ", "ч", "字", "ш"])
    func `names of a thousand letters are taken in and found`(part: String) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let name = String(
                (part == "字"
                    ? (0..<1_000).map { String(UnicodeScalar(0x4E00 + $0 * 7)!) }.joined()
                    : String(repeating: part, count: 1_000)).prefix(1_000))
            let file = ["noBinReason;name_kk;legalForm", "жоқ;Ұя \(name.prefix(997));ҚҚ"]
            let told = try await client.takeIn("ngos", file)
            #expect(told.counts == [1, 0, 0], "\(told.text.prefix(500))")
            #expect(try await client.takeIn("ngos", file).counts == [0, 1, 0])
            #expect(try await client.read("ngos?q=\("ұя".percentEncoded)").items.count == 1)
            let longer = try await client.takeIn(
                "ngos", ["noBinReason;name_kk;legalForm", "жоқ;Ұя \(name.prefix(998));ҚҚ"])
            #expect(longer.status == 422)
        }
    }

    @Test func `do not bring back a consent that was withdrawn, nor change a merged card`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let file = [
                "bin;name_kk;legalForm;phone;consentOn;consentBasis;consentEndedOn",
                "020340000122;«Қызғалдақ»;ҚБ;+7 7172 00-00-00;2026-01-15;Хат № 1;",
            ]
            _ = try await client.takeIn("ngos", file)
            let id = try #require(try await client.read("ngos").items.first?["id"]?.string)
            #expect(try await arna.stranger.read("ngos/\(id)")["contacts"]?.array?.count == 1)
            let ended = try await client.put(
                "\(api)/ngos/\(id)", ["consentEndedOn": "2026-02-01"], revision: 1)
            #expect(ended.status == 200)
            let again = try await client.takeIn("ngos", file)
            #expect(again.counts == [0, 1, 0], "\(again.text)")
            #expect(again.warnings == ["2 - consentEnded"])
            #expect(try await arna.stranger.read("ngos/\(id)")["contacts"]?.array?.isEmpty == true)
            let other = try await client.recorded("ngos", Records.ngo("Қызғалдақ"))
            let merged = try await client.post(
                "\(api)/ngos/\(other)/merging", ["intoId": .string(id)])
            #expect(merged.status == 200)
            let passed = try await client.takeIn(
                "ngos", ["id;name_kk;legalForm;noBinReason", "\(other);Қызғалдақ;ҚҚ;сынақ"])
            #expect(passed.counts == [0, 1, 0])
            #expect(passed.warnings == ["2 - merged"])
            #expect(passed.text.contains(id))
        }
    }

    @Test func `from a named day another name is a renaming, and both names find the card`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let header = "bin;name_kk;legalForm;head"
            _ = try await client.takeIn("ngos", [header, "020340000122;Ескі атау;ҚБ;Үлгіов"])
            let renamed = [header, "020340000122;Жаңа есім;ҚБ;Басқа"]
            let told = try await client.takeIn("ngos", renamed, "&effectiveOn=2026-01-01")
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            for word in ["ескі", "жаңа"] {
                let found = try await client.read("ngos?q=\(word.percentEncoded)").items
                #expect(found.first?["head"]?.string == "Басқа", "\(word)")
            }
            let again = try await client.takeIn("ngos", renamed, "&effectiveOn=2026-01-01")
            #expect(again.counts == [0, 1, 0], "\(again.text)")
        }
    }

    @Test func `rename on no day to come, which is told of the row and not of a column`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let header = "bin;name_kk;legalForm;registeredOn"
            _ = try await client.takeIn("ngos", [header, "020340000122;Ескі атау;ҚБ;2024-05-06"])
            let renamed = [header, "020340000122;Жаңа есім;ҚБ;2010-05-06"]
            let early = try await client.takeIn("ngos", renamed, "&effectiveOn=2999-01-01")
            #expect(early.counts == [0, 0, 1], "\(early.text)")
            #expect(!early.text.contains("effectiveOn"))
            // The row corrects the day of registration, too.
            let told = try await client.takeIn("ngos", renamed, "&effectiveOn=2015-01-01")
            #expect(told.counts == [1, 0, 0], "\(told.text)")
        }
    }
}

/// Files as programs of the years before Unicode write them.
enum OldPages {
    static func bytes(of lines: [String], _ page: Int) -> [UInt8] {
        lines.map { $0 + "\r\n" }.joined().flatMap { sign -> [UInt8] in
            if page == 1_048, let byte = kazakh[sign] { return [byte] }
            return Array(String(sign).data(using: .windowsCP1251) ?? Data())
        }
    }

    /// Where KZ-1048 differs from Windows-1251.
    private static let kazakh: [Character: UInt8] = [
        "Қ": 0x8D, "Һ": 0x8E, "қ": 0x9D, "һ": 0x9E, "Ұ": 0xA1, "ұ": 0xA2, "Ә": 0xA3, "Ө": 0xA5,
        "Ғ": 0xAA, "Ү": 0xAF, "І": 0xB2, "і": 0xB3, "ө": 0xB4, "ғ": 0xBA, "ә": 0xBC, "Ң": 0xBD,
        "ң": 0xBE, "ү": 0xBF,
    ]
}
