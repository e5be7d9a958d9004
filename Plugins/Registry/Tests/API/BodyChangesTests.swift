import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `State bodies` {
    @Test func `a renamed body answers each date with the name of that date`() async throws {
        try await withRegistry { arna in
            let operatorClient = try await arna.program(.operator)
            let id = try await operatorClient.recorded("bodies", Records.body("Бірінші"))
            let renaming: JSON = [
                "name": ["kk": "Екінші", "ru": "Второе"], "effectiveOn": "2023-09-02",
                "basis": "Указ",
            ]
            let answer = try await operatorClient.post("\(api)/bodies/\(id)/renaming", renaming)
            #expect(answer.status == 200)
            #expect(answer.json.russianName == "Второе")
            let before = try await arna.stranger.read("bodies/\(id)?on=2023-09-01")
            let after = try await arna.stranger.read("bodies/\(id)?on=2023-09-02")
            #expect(before.russianName == "Бірінші по-русски")
            #expect(after.russianName == "Второе")
            let list = try await arna.stranger.read("bodies?on=2020-01-01")
            #expect(list.items.map(\.russianName) == ["Бірінші по-русски"])
            let again = try await operatorClient.post("\(api)/bodies/\(id)/renaming", renaming)
            #expect(again.status == 422, "a name that holds already is no renaming")
        }
    }

    @Test func `a body is not there before it was founded`() async throws {
        try await withRegistry { arna in
            let id = try await arna.program(.operator).recorded("bodies", Records.body("Орган"))
            let answer = try await arna.stranger.get("\(api)/bodies/\(id)?on=2015-12-31")
            #expect(answer.status == 404)
            #expect(try await arna.stranger.read("bodies?on=2015-12-31").items.isEmpty)
        }
    }

    @Test func `a body cannot come under itself on any date`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let upper = try await client.recorded("bodies", Records.body("Жоғарғы"))
            let lower = try await client.recorded(
                "bodies", Records.body("Төменгі", with: ["parentId": .string(upper)]))
            let answer = try await client.post(
                "\(api)/bodies/\(upper)/transfer",
                ["parentId": .string(lower), "effectiveOn": "2030-01-01"])
            #expect(answer.status == 422)
            #expect(answer.problems == ["/parentId parentCycle"])
            let itself = try await client.post(
                "\(api)/bodies/\(upper)/transfer",
                ["parentId": .string(upper), "effectiveOn": "2030-01-01"])
            #expect(itself.problems == ["/parentId parentCycle"])
        }
    }

    @Test func `of two transfers that would close a circle together one wins`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let first = try await client.recorded("bodies", Records.body("А"))
            let second = try await client.recorded("bodies", Records.body("Ә"))
            async let there = client.post(
                "\(api)/bodies/\(first)/transfer",
                ["parentId": .string(second), "effectiveOn": "2024-01-01"])
            async let back = client.post(
                "\(api)/bodies/\(second)/transfer",
                ["parentId": .string(first), "effectiveOn": "2024-01-01"])
            #expect(try await [there.status, back.status].sorted() == [200, 422])
        }
    }

    @Test func `two bodies may be above each other at different times`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let first = try await client.recorded("bodies", Records.body("А"))
            let second = try await client.recorded(
                "bodies", Records.body("Ә", with: ["parentId": .string(first)]))
            let freed = try await client.post(
                "\(api)/bodies/\(second)/transfer", ["parentId": nil, "effectiveOn": "2020-01-01"])
            #expect(freed.status == 200)
            let turned = try await client.post(
                "\(api)/bodies/\(first)/transfer",
                ["parentId": .string(second), "effectiveOn": "2020-01-01"])
            #expect(turned.status == 200)
            let old = try await client.read("bodies?parentId=\(first)&on=2019-12-31")
            let new = try await client.read("bodies?parentId=\(second)&on=2020-01-01")
            #expect(old.items.map { $0["id"]?.string } == [second])
            #expect(new.items.map { $0["id"]?.string } == [first])
        }
    }

    @Test func `a closing waits for the bodies beneath and ends the designations`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let upper = try await client.recorded("bodies", Records.body("Жоғарғы"))
            let lower = try await client.recorded(
                "bodies", Records.body("Төменгі", with: ["parentId": .string(upper)]))
            let heir = try await client.recorded("bodies", Records.body("Мирасқор"))
            let held = try await client.recorded("designations", Records.designation(of: upper))
            let closure: JSON = ["closedOn": "2026-09-30", "successorIds": [.string(heir)]]
            let refused = try await client.post("\(api)/bodies/\(upper)/closure", closure)
            #expect(refused.status == 409)
            #expect(refused.text.contains("Төменгі"))
            #expect(
                try await client.post(
                    "\(api)/bodies/\(lower)/closure", ["closedOn": "2026-08-31"]
                ).status == 200)
            let closed = try await client.post("\(api)/bodies/\(upper)/closure", closure)
            #expect(closed.status == 200)
            #expect(closed.json["validTo"]?.string == "2026-09-30")
            #expect(closed.json["successorIds"] == [.string(heir)])
            let designation = try await client.read("designations/\(held)")
            #expect(designation["validTo"]?.string == "2026-09-30")
            #expect(designation["endReason"]?.string == "bodyClosed")
            #expect(try await client.read("officials").items.isEmpty)
            #expect(
                try await client.post("\(api)/bodies/\(upper)/closure", closure).status == 409)
        }
    }

    @Test func `a correction needs the revision that it saw`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded("bodies", Records.body("Орган"))
            let path = "\(api)/bodies/\(id)"
            #expect(try await client.put(path, ["site": "https://a.gov.kz"]).status == 428)
            let first = try await client.put(path, ["site": "https://a.gov.kz"], revision: 1)
            #expect(first.status == 200)
            #expect(first.revision == 2)
            #expect(first.json.russianName == "Орган по-русски")
            #expect(try await client.put(path, ["site": nil], revision: 1).status == 412)
            let second = try await client.put(path, ["site": nil], revision: 2)
            #expect(second.json["site"] == .null)
        }
    }

    @Test func `a BIN belongs to one living body`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let bin: JSON = "081140000436"
            _ = try await client.recorded(
                "bodies", Records.body("Ескі", with: ["bin": bin, "validTo": "2019-12-31"]))
            _ = try await client.recorded(
                "bodies", Records.body("Жаңа", from: "2020-01-01", with: ["bin": bin]))
            let third = try await client.post(
                "\(api)/bodies", Records.body("Үшінші", with: ["bin": bin]))
            #expect(third.status == 409)
            #expect(third.problems == ["/bin binTaken"])
        }
    }

    @Test func `a change leaves who changed what in the audit`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded("bodies", Records.body("Орган"))
            _ = try await client.put("\(api)/bodies/\(id)", ["email": "a@b.kz"], revision: 1)
            let rows = try await arna.owner.rows(
                """
                SELECT action, before IS NOT NULL, after->>'email' FROM platform.audit
                WHERE subject = \(id)::uuid ORDER BY id
                """, as: (String, Bool, String?).self)
            #expect(rows.map(\.0) == ["registry.body.founded", "registry.body.corrected"])
            #expect(rows.map(\.1) == [false, true])
            #expect(rows.map(\.2) == [nil, "a@b.kz"])
        }
    }
}
