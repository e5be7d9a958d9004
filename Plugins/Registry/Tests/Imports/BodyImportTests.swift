import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Files of bodies` {
    /// The columns of a template, in their order.
    private var columns: [String] {
        ImportedBody.columns.filter { !$0.options.isReadOnly }.flatMap { field in
            if case .localized = field.shape.wrapped {
                ["kk", "ru", "en"].map { "\(field.name)_\($0)" }
            } else {
                [field.name]
            }
        }
    }

    private let tree = [
        "externalCode;level;kind;name_kk;name_ru;parent;validFrom",
        "B-2;regionalDepartment;department;Ішкі саясат басқармасы;Управление внутренней политики;B-1;2020-01-01",
        "B-1;regional;akimat;Облыс әкімдігі;Акимат области;;01.01.2016",
        "B-3;district;akimat;Аудан әкімдігі;Акимат района;B-2;2021-05-03",
    ]

    @Test
    func `are taken in with what stands above later in the file, and a repeat changes nothing`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let first = try await client.takeIn("bodies", tree)
            #expect(first.status == 200, "\(first.text)")
            #expect(first.counts == [3, 0, 0])
            let list = try await client.read("bodies?sort=order").items
            #expect(
                list.map(\.russianName) == [
                    "Акимат области", "Управление внутренней политики", "Акимат района",
                ])
            #expect(list[1]["parentId"] == list[0]["id"])
            #expect(list[2]["parentId"] == list[1]["id"])
            let again = try await client.takeIn("bodies", tree)
            #expect(again.counts == [0, 3, 0])
            await arna.handOverEvents()
            #expect(try await client.read("changes").items.count == 3)
        }
    }

    @Test func `may be headed in any of the three languages, as the template is`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            for (language, word) in [
                ("kk", "Атауы (қазақша)"), ("ru", "(на казахском)"), ("en", "(Kazakh)"),
            ] {
                let template = try await client.get(
                    "\(api)/import-templates/bodies", headers: ["Accept-Language": language])
                #expect(template.status == 200)
                #expect(template.text.contains(word), "\(template.text)")
                let titles = template.text.split(separator: "\r\n")[0].split(separator: ",")
                // Level, kind and first day stand where the template has them, the rest is empty.
                let values = ["level": "central", "kind": "ministry", "validFrom": "2016-01-01"]
                let cells = columns.map {
                    values[$0] ?? ($0 == "name_kk" ? "Орган \(language)" : "")
                }
                #expect(cells.count == titles.count)
                let told = try await client.takeIn(
                    "bodies",
                    [
                        String(template.text.split(separator: "\r\n")[0]),
                        cells.joined(separator: ","),
                    ])
                #expect(told.counts == [1, 0, 0], "\(told.text)")
                #expect(told.warnings.isEmpty)
            }
        }
    }

    @Test func `a rehearsal changes nothing and tells what would be`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn("bodies", tree, "&dryRun=true")
            #expect(told.counts == [3, 0, 0])
            #expect(told.json["dryRun"]?.bool == true)
            #expect(try await client.read("bodies").items.isEmpty)
        }
    }

    @Test func `every wrong row is told by its column, and nothing is taken`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn(
                "bodies",
                [
                    "externalCode;level;kind;name_kk;validFrom;bin;parent;site",
                    "B-1;regional;akimat;Дұрыс;2016-01-01;;;",
                    "B-2;oblast;akimat;Деңгейі қате;2016-01-01;;;",
                    "B-3;regional;;Түрі жоқ;2016-13-01;123;;",
                    "B-4;regional;akimat;Жетім;2016-01-01;;X-9;",
                    "B-1;regional;akimat;Қайталанған;2016-01-01;;;",
                    "B-6;regional;akimat;Сайты қате;2016-01-01;;;not a site",
                ])
            #expect(told.status == 422)
            #expect(
                told.errors == [
                    "3 level notAChoice", "4 bin identifier", "4 validFrom notADay",
                    "4 kind required", "5 parent unknownParent", "6 - doubleKey",
                    "7 site notASite",
                ])
            #expect(told.counts == [0, 0, 5])
            #expect(try await client.read("bodies").items.isEmpty)
        }
    }

    @Test
    func
        `the good rows are taken where that is asked for, and the rest comes back with a column more`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn(
                "bodies",
                [
                    "externalCode,level,kind,name_kk,validFrom",
                    "B-1,regional,akimat,\"Дұрыс, тырнақшамен\",2016-01-01",
                    "B-2,oblast,akimat,Қате,2016-01-01",
                ], "&mode=valid")
            #expect(told.status == 200)
            #expect(told.counts == [1, 0, 1])
            let place = try #require(told.headers["location"])
            let record = try await client.get(place)
            #expect(record.json["state"]?.string == "done")
            #expect(record.json["hasFindings"]?.bool == true)
            let file = try await client.get("\(place)/findings")
            #expect(file.headers["content-type"]?.hasPrefix("text/csv") == true)
            let lines = file.text.split(separator: "\r\n").map(String.init)
            #expect(lines.count == 3)
            #expect(lines[1] == "B-1,regional,akimat,\"Дұрыс, тырнақшамен\",2016-01-01,")
            #expect(
                lines[2].hasPrefix("B-2,oblast,akimat,Қате,2016-01-01,\"level: "), "\(lines[2])")
        }
    }

    @Test func `a BIN that lost its zero is put right and said`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn(
                "bodies",
                [
                    "bin;level;kind;name_kk;validFrom",
                    "81140000436;central;ministry;Министрлік;2016-01-01",
                ])
            #expect(told.counts == [1, 0, 0])
            #expect(told.warnings == ["2 bin zeroRestored"])
            #expect(try await client.read("bodies").items.first?["bin"]?.string == "081140000436")
        }
    }

    @Test func `from a named day another name is a renaming; without a day it is a correction`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            _ = try await client.takeIn("bodies", tree)
            let renamed = [
                "externalCode;level;kind;name_kk;name_ru;validFrom",
                "B-1;regional;akimat;Жаңа атау;Новое имя;2016-01-01",
            ]
            let told = try await client.takeIn("bodies", renamed, "&effectiveOn=2027-01-01")
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            let id = try #require(
                try await client.read("bodies?sort=order").items.first?["id"]?.string)
            #expect(try await client.read("bodies/\(id)").russianName == "Акимат области")
            #expect(try await client.read("bodies/\(id)?on=2027-01-01").russianName == "Новое имя")
            let corrected = [
                "externalCode;level;kind;name_kk;name_ru;validFrom",
                "B-3;district;akimat;Түзетілді;Исправлено;2021-05-03",
            ]
            #expect(try await client.takeIn("bodies", corrected).counts == [1, 0, 0])
            let now = try await client.read("bodies").items.map(\.russianName)
            #expect(now.contains("Исправлено"))
        }
    }

    @Test func `a key that meets two bodies names both`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            for name in ["Бір", "Екі"] {
                _ = try await client.recorded(
                    "bodies", Records.body(name, with: ["externalCode": "X"]))
            }
            let told = try await client.takeIn(
                "bodies",
                ["externalCode;level;kind;name_kk;validFrom", "X;central;ministry;Үш;2016-01-01"])
            #expect(told.errors == ["2 - refused"])
            let ids = try await client.read("bodies").items.compactMap { $0["id"]?.string }
            for id in ids { #expect(told.text.contains(id)) }
        }
    }
}
