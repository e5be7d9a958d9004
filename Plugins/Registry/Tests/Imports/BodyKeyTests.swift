import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// How rows of a file find the bodies that are recorded already.
@Suite struct `A row of a file of bodies` {
    private func id(_ client: Client, _ place: Int = 0) async throws -> String {
        let items = try await client.read("bodies?sort=order").items
        return try #require(items.dropFirst(place).first?["id"]?.string)
    }

    @Test func `leaves alone the languages for which the file has no column`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            _ = try await client.recorded(
                "bodies",
                Records.body(
                    "Орган",
                    with: [
                        "externalCode": "B-1", "shortName": ["kk": "ҚО", "en": "SB"],
                        "address": ["kk": "Астана", "ru": "город Астана"],
                    ]))
            let told = try await client.takeIn(
                "bodies",
                [
                    "externalCode;name_kk;shortName_kk;shortName_ru;address_ru",
                    "B-1;Жаңа атау;;ГО;",
                ])
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            let body = try await client.read("bodies/\(try await id(client))")
            #expect(body["name"]?.text == #"{"kk":"Жаңа атау","ru":"Орган по-русски","en":null}"#)
            #expect(body["shortName"]?.text == #"{"kk":null,"ru":"ГО","en":"SB"}"#)
            #expect(body["address"]?.text == #"{"kk":"Астана","ru":null,"en":null}"#)
        }
    }

    @Test func `that holds from a day on changes nothing the second time`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            _ = try await client.takeIn(
                "bodies",
                [
                    "externalCode;level;kind;name_kk;name_ru;parent;validFrom;email",
                    "B-1;central;ministry;Бірінші;Первое;;2016-01-01;",
                    "B-2;central;ministry;Екінші;Второе;;2016-01-01;",
                    "B-3;central;committee;Комитет;Комитет;B-1;2016-01-01;",
                ])
            let moved = [
                "externalCode;level;kind;name_kk;name_ru;parent;validFrom;email",
                "B-3;central;committee;Жаңа комитет;Новый комитет;B-2;2016-01-01;k@example.invalid",
            ]
            for day in ["2027-01-01", "2024-01-01"] {
                let told = try await client.takeIn("bodies", moved, "&effectiveOn=\(day)")
                #expect(told.counts == [1, 0, 0], "\(told.text)")
                let again = try await client.takeIn("bodies", moved, "&effectiveOn=\(day)")
                #expect(again.counts == [0, 1, 0], "\(again.text)")
            }
            await arna.handOverEvents()
            #expect(try await client.read("changes").items.count == 3 + 2 * 2)
        }
    }

    @Test func `without a number and a BIN is known by its name, what is above and its first day`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let file = [
                "externalCode;level;kind;name_kk;parent;validFrom",
                "A-1;regional;akimat;Бірінші облыс;;2016-01-01",
                "A-2;regional;akimat;Екінші облыс;;2016-01-01",
                ";regionalDepartment;department;Ішкі саясат басқармасы;A-1;2020-01-01",
                ";regionalDepartment;department;Ішкі саясат басқармасы;A-2;2020-01-01",
            ]
            #expect(try await client.takeIn("bodies", file).counts == [4, 0, 0])
            let again = try await client.takeIn("bodies", file)
            #expect(again.counts == [0, 4, 0], "\(again.text)")
            #expect(try await client.read("bodies").items.count == 4)
            let twice = try await client.takeIn("bodies", file + [file[4]])
            #expect(twice.errors == ["6 - doubleKey"], "\(twice.text)")
            let unclear = try await client.takeIn(
                "bodies",
                [
                    "level;kind;name_kk;validFrom",
                    "regionalDepartment;department;Ішкі саясат басқармасы;2020-01-01",
                ])
            #expect(unclear.errors == ["2 - refused"], "\(unclear.text)")
            for place in [2, 3] {
                #expect(unclear.text.contains(try await id(client, place)))
            }
        }
    }

    @Test func `that still lists a body that was closed changes nothing and is warned of`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let file = [
                "externalCode;level;kind;name_kk;validFrom;validTo",
                "B-1;central;ministry;Министрлік;2016-01-01;",
            ]
            _ = try await client.takeIn("bodies", file)
            let closed = try await client.post(
                "\(api)/bodies/\(try await id(client))/closure", ["closedOn": "2026-08-31"])
            #expect(closed.status == 200, "\(closed.text)")
            let told = try await client.takeIn("bodies", file)
            #expect(told.counts == [0, 1, 0], "\(told.text)")
            #expect(told.warnings == ["2 validTo closedSince"])
            let moved = try await client.takeIn("bodies", [file[0], file[1] + "2025-12-31"])
            #expect(moved.errors == ["2 validTo closeInstead"], "\(moved.text)")
        }
    }

    @Test func `is founded once, though two files with it are sent at the same time`() async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let file =
                ["externalCode;level;kind;name_kk;validFrom"]
                + (1...400).map { "B-\($0);central;ministry;Министрлік \($0);2016-01-01" }
            async let first = client.takeIn("bodies", file)
            async let second = client.takeIn("bodies", file)
            let counts = try await [first, second].map(\.counts)
            #expect(Set(counts) == [[400, 0, 0], [0, 400, 0]])
        }
    }

    @Test
    func `finds what is above it by a BIN without its zero, after what stands there literally`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let byBIN = try await client.recorded(
                "bodies", Records.body("Бірінші", with: ["bin": "081140000436"]))
            func row(_ code: String) -> [String] {
                [
                    "externalCode;level;kind;name_kk;parent;validFrom",
                    "\(code);central;committee;Комитет \(code);81140000436;2020-01-01",
                ]
            }
            let told = try await client.takeIn("bodies", row("K-1"))
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            #expect(told.warnings == ["2 parent zeroRestored"])
            let literal = try await client.recorded(
                "bodies", Records.body("Екінші", with: ["externalCode": "81140000436"]))
            let other = try await client.takeIn("bodies", row("K-2"))
            #expect(other.counts == [1, 0, 0], "\(other.text)")
            #expect(other.warnings.isEmpty)
            for parent in [byBIN, literal] {
                #expect(try await client.read("bodies?parentId=\(parent)").items.count == 1)
            }
        }
    }
}
