import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The way of a designation` {
    @Test func `leads from a draft to the public list, and tells who took which step`() async throws
    {
        try await withOffice { office in
            let id = try await office.draft()
            try await office.go("submission", "confirmation", "publication", with: id)
            #expect(try await office.arna.stranger.read("officials").items.count == 1)
            let steps = try await office.operator.read("designations/\(id)/steps").items
            #expect(
                steps.map { $0["step"]?.string } == [
                    "preparation", "submission", "confirmation", "publication",
                ])
            #expect(steps.map { $0["revision"]?.int } == [1, 2, 3, 4])
            #expect(Set(steps.map { $0["author"]?.string }).count == 2)
            #expect(steps.allSatisfy { $0["at"]?.string?.hasPrefix("2026-") ?? false })
            let audited = try await office.arna.owner.rows(
                "SELECT action FROM platform.audit WHERE subject = \(id)::uuid ORDER BY id",
                as: String.self)
            #expect(
                audited.map { $0.split(separator: ".").last } == [
                    "recorded", "submitted", "confirmed", "published",
                ])
        }
    }

    @Test func `tells each caller what comes next and whether they may`() async throws {
        try await withOffice { office in
            let id = try await office.draft()
            try await office.go("submission", with: id)
            let forEditor = try await office.editor.read("designations/\(id)")["next"]
            #expect(
                forEditor == [
                    [
                        "step": "confirmation", "permission": "registry.designations.confirm",
                        "allowed": false,
                    ],
                    [
                        "step": "return", "permission": "registry.designations.confirm",
                        "allowed": false,
                    ],
                ])
            let forOperator = try await office.operator.read("designations/\(id)")["next"]
            #expect(forOperator?.array?.allSatisfy { $0["allowed"]?.bool ?? false } ?? false)
        }
    }

    @Test func `keeps a draft from the public and from coverage, and a draft takes no place`()
        async throws
    {
        try await withOffice { office in
            let id = try await office.draft("Жасырын")
            try await office.go("submission", with: id)
            let stranger = office.arna.stranger
            #expect(try await office.covered() == 0)
            #expect(try await stranger.read("officials").items.isEmpty)
            #expect(try await stranger.read("officials?q=zhas").items.isEmpty)
            #expect(try await stranger.get("\(api)/officials/\(id)").status == 404)
            #expect(try await stranger.get("\(api)/designations/\(id)").status == 401)
            #expect(try await stranger.get("\(api)/designations/\(id)/steps").status == 401)
            for page in ["officials", "bodies/\(office.body)", "coverage"] {
                let text = try await stranger.get("/kk/registry/\(page)").text
                #expect(!text.contains("Жасырын"), "\(page)")
            }
            _ = try await office.operator.recorded(
                "designations", Records.designation(of: office.body, "Бірінші"))
            let late = try await office.operator.step("confirmation", id)
            #expect(late.status == 409)
            #expect(late.text.contains("Бірінші Үлгі"))
            #expect(
                try await office.operator.read("designations/\(id)")["state"]?.string
                    == "submitted")
        }
    }

    @Test func `counts for coverage from the confirmation on, for the list from the publication`()
        async throws
    {
        try await withOffice { office in
            let id = try await office.draft()
            try await office.go("submission", "confirmation", with: id)
            let confirmed = try await office.arna.stranger.read("coverage")
            #expect(confirmed["covered"]?.int == 1)
            #expect(confirmed["published"]?.int == 0)
            #expect(confirmed["without"]?["total"]?.int == 0)
            #expect(try await office.arna.stranger.read("officials").items.isEmpty)
            try await office.go("publication", with: id)
            #expect(try await office.arna.stranger.read("coverage")["published"]?.int == 1)
            try await office.go("withdrawal", with: id)
            let withdrawn = try await office.arna.stranger.read("coverage")
            #expect(withdrawn["covered"]?.int == 1)
            #expect(withdrawn["published"]?.int == 0)
            #expect(try await office.arna.stranger.read("officials").items.isEmpty)
        }
    }

    @Test func `knows no step out of turn`() async throws {
        try await withOffice { office in
            let id = try await office.draft()
            for step in ["confirmation", "publication", "withdrawal"] {
                #expect(try await office.operator.step(step, id).status == 409, "\(step)")
            }
            let back = try await office.operator.step("return", id, ["reason": "себеп"])
            #expect(back.status == 409)
            try await office.go("submission", with: id)
            #expect(try await office.editor.step("submission", id).status == 409)
            #expect(try await office.operator.read("designations/\(id)/steps").items.count == 2)
        }
    }

    @Test func `is confirmed only as it was seen`() async throws {
        try await withOffice { office in
            let id = try await office.draft()
            try await office.go("submission", with: id)
            let path = "\(api)/designations/\(id)"
            let blind = try await office.operator.post("\(path)/confirmation", [:])
            #expect(blind.status == 428)
            let corrected = try await office.operator.put(
                path, ["orderNumber": "7-қ"], revision: 2)
            #expect(corrected.status == 200, "\(corrected.text)")
            #expect(corrected.json["state"]?.string == "submitted")
            let stale = try await office.operator.step("confirmation", id, seenAt: 2)
            #expect(stale.status == 412)
            #expect(try await office.operator.step("confirmation", id, seenAt: 3).status == 200)
        }
    }

    @Test func `of two who confirm at once one is told that it was done`() async throws {
        try await withOffice { office in
            let id = try await office.draft()
            try await office.go("submission", with: id)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...4 {
                    group.addTask {
                        try await office.operator.step("confirmation", id, seenAt: 2).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [200, 412, 412, 412])
        }
    }

    @Test func `of two drafts for one place the second is refused with the name of the first`()
        async throws
    {
        try await withOffice { office in
            let first = try await office.draft("Бірінші")
            let second = try await office.draft("Екінші")
            try await office.go("submission", "confirmation", with: first)
            try await office.go("submission", with: second)
            let refused = try await office.operator.step("confirmation", second)
            #expect(refused.status == 409)
            #expect(refused.text.contains("Бірінші Үлгі"))
        }
    }

    @Test func `ends the predecessor when it is confirmed, not before`() async throws {
        try await withOffice { office in
            let first = try await office.operator.recorded(
                "designations", Records.designation(of: office.body, "Бірінші"))
            let second = try await office.draft(
                "Екінші", from: "2026-03-01", with: [.init("replaces", .string(first))])
            try await office.go("submission", with: second)
            #expect(try await office.operator.read("designations/\(first)")["validTo"] == .null)
            try await office.go("confirmation", with: second)
            let ended = try await office.operator.read("designations/\(first)")
            #expect(ended["validTo"]?.string == "2026-02-28")
            #expect(ended["endReason"]?.string == "replaced")
        }
    }

    @Test func `goes back with a reason, is mended and submitted again`() async throws {
        try await withOffice { office in
            let id = try await office.draft()
            try await office.go("submission", with: id)
            let reasonless = try await office.operator.step("return", id)
            #expect(reasonless.problems == ["/reason required"])
            let returned = try await office.operator.step(
                "return", id, ["reason": "Бұйрықтың нөмірі жоқ"])
            #expect(returned.json["state"]?.string == "returned", "\(returned.text)")
            let steps = try await office.editor.read("designations/\(id)/steps").items
            #expect(steps.last?["reason"]?.string == "Бұйрықтың нөмірі жоқ")
            let mended = try await office.editor.put(
                "\(api)/designations/\(id)", ["orderNumber": "1-қ", "basis": "order"],
                revision: 3)
            #expect(mended.status == 200, "\(mended.text)")
            try await office.go("submission", "confirmation", with: id)
            let again = try await office.operator.step("return", id, ["reason": "Қате күн"])
            #expect(again.json["state"]?.string == "returned")
            #expect(try await office.covered() == 0)
            try await office.go("submission", "confirmation", "publication", with: id)
            #expect(try await office.covered() == 1)
            #expect(try await office.editor.read("designations/\(id)/steps").items.count == 9)
        }
    }

    @Test func `a closed body keeps its drafts from being confirmed`() async throws {
        try await withOffice { office in
            let id = try await office.draft()
            try await office.go("submission", with: id)
            let closed = try await office.operator.post(
                "\(api)/bodies/\(office.body)/closure", ["closedOn": "2026-09-30"])
            #expect(closed.status == 200, "\(closed.text)")
            let late = try await office.operator.step("confirmation", id)
            #expect(late.problems == ["/validTo outsideOfBody"])
            #expect(
                try await office.operator.read("designations/\(id)")["endReason"] == .null)
        }
    }

    @Test func `the threshold of ranks is asked for at the confirmation`() async throws {
        try await withOffice(settings: ["registry.rankThreshold.mandatory": "true"]) { office in
            let id = try await office.draft(with: [.init("rank", "central.chiefExpert")])
            try await office.go("submission", with: id)
            let refused = try await office.operator.step("confirmation", id)
            #expect(refused.status == 422, "\(refused.text)")
        }
    }

    @Test func `lists by state, and what waits for whom`() async throws {
        try await withOffice { office in
            let draft = try await office.draft("Алғашқы", kind: "deputy")
            let submitted = try await office.draft("Ұсынылған", kind: "deputy")
            let returned = try await office.draft("Қайтқан", kind: "deputy")
            try await office.go("submission", with: submitted)
            try await office.go("submission", with: returned)
            _ = try await office.operator.step("return", returned, ["reason": "толық емес"])
            let ids: (Client, String) async throws -> Set<String> = { client, query in
                Set(
                    try await client.read("designations?\(query)").items.compactMap {
                        $0["id"]?.string
                    })
            }
            #expect(try await ids(office.operator, "state=draft") == [draft])
            #expect(try await ids(office.operator, "waiting=true") == [submitted, returned])
            #expect(try await ids(office.editor, "waiting=true") == [returned])
            let reader = try await office.arna.program(.reader)
            #expect(try await ids(reader, "waiting=true").isEmpty)
        }
    }
}
