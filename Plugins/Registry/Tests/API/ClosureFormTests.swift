import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The form that closes a body` {
    @Test func `offers those beneath first, and those that will be there only later`() async throws
    {
        try await ClosingScene.open { scene in
            _ = try await scene.client.recorded(
                "bodies", Records.body("Болашақ", from: "2027-01-01"))
            let closed = try await scene.client.recorded("bodies", Records.body("Жабық"))
            _ = try await scene.client.post(
                "\(api)/bodies/\(closed)/closure", ["closedOn": "2026-01-31"])
            let browser = try await scene.arna.browser(.operator)
            let form = try await browser.open("/ru/registry/bodies/\(scene.old)/closure").text
            #expect(form.contains("Болашақ по-русски (с 1 января 2027 года)"))
            #expect(!form.contains("Жабық"))
            let select = try #require(form.firstRange(of: "name=\"childrenTo\""))
            let options = form[select.upperBound...]
            let child = try #require(options.firstRange(of: "Бірінші комитет"))
            let heir = try #require(options.firstRange(of: "Мирасқор"))
            #expect(child.lowerBound < heir.lowerBound)
        }
    }

    @Test func `finds any other body by words, and keeps what was filled in`() async throws {
        try await ClosingScene.open { scene in
            let far = try await scene.client.recorded(
                "bodies",
                Records.body(
                    "Шалғайдағы", level: "district", kind: "akimat",
                    with: ["katoCode": "100000000", "bin": "990840001239"]))
            let browser = try await scene.arna.browser(.operator)
            let page = "/ru/registry/bodies/\(scene.old)/closure"
            #expect(try await !browser.open(page).text.contains(far))
            for words in ["Шалғай", "990840001239", "https://arna.kz/kk/registry/bodies/\(far)"] {
                let found = try await browser.fill(
                    page,
                    [
                        ("childrenTo.search", words), ("_search", "childrenTo"),
                        ("basis", "Указ № 5"), ("successorIds", scene.heir),
                    ])
                #expect(found.status == 200)
                #expect(found.text.contains("<option value=\"\(far)\">"), "\(words)")
                #expect(found.text.contains("Найдено: 1"))
                #expect(found.text.contains("value=\"Указ № 5\""))
                #expect(found.text.contains("value=\"\(scene.heir)\" checked"))
            }
            #expect(try await scene.client.read("bodies/\(scene.old)")["validTo"] == .null)
            let nothing = try await browser.fill(
                page, [("childrenTo.search", "Жоқтық"), ("_search", "childrenTo")])
            #expect(nothing.text.contains("Ничего не найдено"))
            let refused = try await browser.fill(
                page, [("closedOn", "2015-01-01"), ("childrenTo", far)])
            #expect(refused.status == 422)
            #expect(refused.text.contains("selected>Шалғайдағы по-русски"))
        }
    }

    @Test func `says which of those beneath cannot be moved, and why`() async throws {
        try await ClosingScene.open { scene in
            let client = scene.client
            _ = try await client.recorded(
                "bodies",
                Records.body(
                    "Мекен", kind: "committee",
                    with: ["parentId": .string(scene.old), "katoCode": "100000000"]))
            try await scene.arna.owner.execute(
                "UPDATE registry.places SET corrected_at = now() WHERE code = '100000000'")
            let refused = try await scene.close([.init("childrenTo", .string(scene.heir))])
            #expect(refused.problems == ["/childrenTo childUnmovable"])
            #expect(refused.text.contains("Мекен қазақша"))
        }
    }

    @Test func `keeps the basis of another change of the same day`() async throws {
        try await ClosingScene.open { scene in
            let renamed = try await scene.client.post(
                "\(api)/bodies/\(scene.children[0])/renaming",
                [
                    "name": ["kk": "Жаңа атау", "ru": "Новое имя"], "effectiveOn": "2026-10-01",
                    "basis": "Қаулы № 3",
                ])
            #expect(renamed.status == 200)
            let closed = try await scene.close([.init("childrenTo", .string(scene.heir))])
            #expect(closed.status == 200, "\(closed.text)")
            let bases = try await scene.arna.owner.rows(
                """
                SELECT basis FROM registry.body_versions
                WHERE parent_id = \(scene.heir)::uuid ORDER BY basis
                """, as: String?.self)
            #expect(bases == ["Жарлық № 1", "Қаулы № 3"])
        }
    }
}
