import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Designations` {
    @Test func `is corrected by a program that takes gzip, with the tag that it was given`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Министрлік"))
            let position = JSON.string(String(repeating: "директор ", count: 35) + "орынбасары")
            let id = try await client.recorded(
                "designations",
                Records.designation(of: body, with: ["position": ["kk": position, "ru": position]]))
            let path = "\(api)/designations/\(id)"
            let read = try await client.get(path, headers: ["Accept-Encoding": "gzip"])
            let tag = try #require(read.headers["etag"])
            #expect(read.headers["content-encoding"] == "gzip" && tag.hasPrefix("W/"))
            let change = Array(#"{"orderNumber": "7-қ"}"#.utf8)
            let answer = try await client.call(
                "PUT", path, change, "application/json", headers: ["If-Match": tag])
            #expect(answer.status == 200, "\(answer.text)")
            let again = try await client.call(
                "PUT", path, change, "application/json", headers: ["If-Match": tag])
            #expect(again.status == 412)
        }
    }

    @Test func `a second primary official is refused with the name of the first`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            _ = try await client.recorded("designations", Records.designation(of: body, "Бірінші"))
            let second = try await client.post(
                "\(api)/designations", Records.designation(of: body, "Екінші", from: "2025-01-01"))
            #expect(second.status == 409)
            #expect(second.text.contains("Бірінші Үлгі"))
            #expect(second.text.contains("10.01.2024"))
            _ = try await client.recorded(
                "designations", Records.designation(of: body, "Үшінші", kind: "deputy"))
        }
    }

    @Test func `of two writers at once one wins and the other is told`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 1...6 {
                    group.addTask {
                        try await client.post(
                            "\(api)/designations", Records.designation(of: body, "Жазушы\(number)")
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [201, 409, 409, 409, 409, 409])
        }
    }

    @Test func `a replacement ends the predecessor the day before`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let first = try await client.recorded(
                "designations", Records.designation(of: body, "Бірінші"))
            _ = try await client.recorded(
                "designations",
                Records.designation(
                    of: body, "Екінші", from: "2026-03-01", with: ["replaces": .string(first)]))
            let ended = try await client.read("designations/\(first)")
            #expect(ended["validTo"]?.string == "2026-02-28")
            #expect(ended["endReason"]?.string == "replaced")
            let before = try await client.read("officials?on=2026-02-28")
            let after = try await client.read("officials?on=2026-03-01")
            #expect(surnames(before) == ["Бірінші"])
            #expect(surnames(after) == ["Екінші"])
        }
    }

    @Test func `an acting official needs a reason and an end`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let answer = try await client.post(
                "\(api)/designations", Records.designation(of: body, kind: "acting"))
            #expect(
                Set(answer.problems) == [
                    "/actingReason actingWithoutReason", "/validTo actingWithoutEnd",
                ])
        }
    }

    @Test func `an entry by mistake leaves history and coverage, and stays in the audit`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let id = try await client.recorded("designations", Records.designation(of: body))
            #expect(try await client.read("coverage")["covered"]?.int == 1)
            let answer = try await client.post(
                "\(api)/designations/\(id)/revocation", ["reason": "enteredByMistake"])
            #expect(answer.status == 200)
            #expect(try await client.read("designations").items.isEmpty)
            #expect(try await client.read("officials").items.isEmpty)
            #expect(try await client.read("coverage")["covered"]?.int == 0)
            let audited = try await arna.owner.rows(
                "SELECT action FROM platform.audit WHERE subject = \(id)::uuid ORDER BY id",
                as: String.self)
            #expect(audited == ["registry.designation.recorded", "registry.designation.takenBack"])
            _ = try await client.recorded("designations", Records.designation(of: body, "Дұрыс"))
        }
    }

    @Test func `a revocation has its last day, once`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let id = try await client.recorded("designations", Records.designation(of: body))
            let path = "\(api)/designations/\(id)/revocation"
            let early = try await client.post(path, ["revokedOn": "2023-01-01", "reason": "ended"])
            #expect(early.problems == ["/revokedOn endsBeforeItBeganOn"])
            let dateless = try await client.post(path, ["reason": "ended"])
            #expect(dateless.problems == ["/revokedOn required"])
            let ended = try await client.post(path, ["revokedOn": "2026-09-30", "reason": "ended"])
            #expect(ended.json["validTo"]?.string == "2026-09-30")
            let again = try await client.post(path, ["revokedOn": "2026-09-30", "reason": "ended"])
            #expect(again.status == 409)
        }
    }

    @Test func `a designation lies within the life of its body`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded(
                "bodies", Records.body("Орган", with: ["validTo": "2025-12-31"]))
            let open = try await client.post("\(api)/designations", Records.designation(of: body))
            #expect(open.status == 422)
            #expect(open.problems == ["/validTo outsideOfBody"])
            _ = try await client.recorded(
                "designations",
                Records.designation(of: body, with: ["validTo": "2025-12-31"]))
        }
    }

    @Test func `one name is enough, none is not`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let nameless = try await client.post(
                "\(api)/designations",
                Records.designation(of: body, with: ["person": ["patronymic": ["kk": "Үлгіұлы"]]]))
            #expect(nameless.problems == ["/person/surname namelessPerson"])
            let id = try await client.recorded(
                "designations",
                Records.designation(of: body, with: ["person": ["givenName": ["kk": "Әбіш"]]]))
            let person = try await client.read("designations/\(id)")["person"]
            #expect(person?["surname"] == .null)
            #expect(person?["givenName"]?["kk"]?.string == "Әбіш")
        }
    }

    @Test func `what one wrote is read again, and a correction changes what it gives`() async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let contacts: JSON = [
                ["kind": "phone", "value": "+7 7172 74 00 00", "extension": "12", "public": true],
                ["kind": "email", "value": "a@organ.kz", "extension": nil, "public": false],
            ]
            let id = try await client.recorded(
                "designations",
                Records.designation(
                    of: body,
                    with: [
                        "contacts": contacts, "basis": "order",
                        "orderNumber": "12-қ", "orderDate": "2024-01-09",
                        "topics": ["жастар"], "receptionHours": ["kk": "Дс 10:00"],
                    ]))
            let written = try await client.read("designations/\(id)")
            #expect(written["contacts"] == contacts)
            #expect(written["orderNumber"]?.string == "12-қ")
            #expect(written["receptionHours"]?["kk"]?.string == "Дс 10:00")
            let person: JSON = ["surname": ["kk": "Түзетілген"], "givenName": ["kk": "Үлгі"]]
            let corrected = try await client.put(
                "\(api)/designations/\(id)", ["person": person], revision: 1)
            #expect(corrected.status == 200, "\(corrected.text)")
            #expect(corrected.json["orderNumber"]?.string == "12-қ")
            #expect(surnames(try await client.read("officials")) == ["Түзетілген"])
            #expect(try await client.read("officials?q=tuzet").items.count == 1)
        }
    }

    private func surnames(_ list: JSON) -> [String?] {
        list.items.map { $0["person"]?["surname"]?["kk"]?.string }
    }

    @Test func `are not corrected beyond the end of a body that is closed meanwhile`() async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let id = try await client.recorded(
                "designations", Records.designation(of: body, with: ["validTo": "2026-06-30"]))
            let late = try await arna.owner.withTransaction { transaction in
                try await transaction.execute(
                    "SELECT FROM registry.bodies WHERE id = \(body)::uuid FOR UPDATE")
                let late = Task {
                    try await client.put(
                        "\(api)/designations/\(id)", ["validTo": "2027-06-30"], revision: 1)
                }
                try await transaction.untilSomebodyWaits()
                try await transaction.execute(
                    "UPDATE registry.bodies SET valid_to = '2026-12-31' WHERE id = \(body)::uuid")
                return late
            }
            #expect(try await late.value.problems == ["/validTo outsideOfBody"])
        }
    }
}
