import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// Two oblasts with a department each, a designation in every body, and an operator of the first oblast.
struct TwoOblasts {
    let arna: Arna
    let ministry: Client
    let oblast: Client
    /// Ids of bodies: those of the first oblast, then the other ones.
    let mine: (akimat: String, department: String)
    let others: (akimat: String, department: String)
    let designations: [String: String]

    static func open(_ test: (TwoOblasts) async throws -> Void) async throws {
        try await withRegistry { arna in
            let ministry = try await arna.program(.operator)
            func oblast(_ name: String) async throws -> (String, String) {
                let akimat = try await ministry.recorded(
                    "bodies", Records.body("\(name) әкімдігі", level: "regional", kind: "akimat"))
                let department = try await ministry.recorded(
                    "bodies",
                    Records.body(
                        "\(name) басқармасы", level: "regionalDepartment", kind: "department",
                        with: ["parentId": .string(akimat)]))
                return (akimat, department)
            }
            let (mine, others) = (try await oblast("Абай"), try await oblast("Ұлытау"))
            var designations: [String: String] = [:]
            for body in [mine.0, mine.1, others.0, others.1] {
                designations[body] = try await ministry.recorded(
                    "designations", Records.designation(of: body))
            }
            let unit = try #require(UUID(uuidString: mine.0))
            try await test(
                TwoOblasts(
                    arna: arna, ministry: ministry,
                    oblast: try await arna.program(.operator, for: unit),
                    mine: mine, others: others, designations: designations))
        }
    }

    func bodies(of list: JSON) -> Set<String> {
        Set(list.items.compactMap { $0["bodyId"]?.string })
    }

    /// The address of the account that was made last.
    func latestEmail() async throws -> String {
        try #require(
            try await arna.owner.value(
                """
                SELECT made.email FROM platform.audit a JOIN platform.accounts made ON made.id = a.subject
                WHERE a.action = 'host.account.created' ORDER BY a.id DESC LIMIT 1
                """, as: String.self))
    }
}

@Suite struct `A role for a body` {
    @Test func `reads what is below it and nothing else that is not public`() async throws {
        try await TwoOblasts.open { scene in
            let list = try await scene.oblast.read("designations")
            #expect(scene.bodies(of: list) == [scene.mine.akimat, scene.mine.department])
            #expect(list["total"]?.int == 2)
            #expect(try await scene.ministry.read("designations")["total"]?.int == 4)
            let other = try #require(scene.designations[scene.others.akimat])
            for path in [
                "designations/\(other)", "designations/\(other)/steps",
            ] {
                #expect(try await scene.oblast.get("\(api)/\(path)").status == 404)
            }
            #expect(try await scene.oblast.read("officials")["total"]?.int == 4)
        }
    }

    @Test func `records and changes below it and is refused elsewhere`() async throws {
        try await TwoOblasts.open { scene in
            let own = try await scene.oblast.post(
                "\(api)/designations",
                Records.designation(of: scene.mine.department, kind: "deputy"))
            #expect(own.status == 201, "\(own.text)")
            let foreign = try await scene.oblast.post(
                "\(api)/designations",
                Records.designation(of: scene.others.department, kind: "deputy"))
            #expect(foreign.status == 403)
            #expect(foreign.json["title"]?.string?.contains("бірақ ол бұл органға") ?? false)
            let other = try #require(scene.designations[scene.others.akimat])
            let path = "\(api)/designations/\(other)"
            #expect(try await scene.oblast.put(path, ["rank": .null], revision: 1).status == 404)
            #expect(
                try await scene.oblast.post("\(path)/revocation", ["reason": "enteredByMistake"])
                    .status == 404)
            #expect(
                try await scene.oblast.post(
                    "\(path)/withdrawal", [:], headers: ["If-Match": "\"1\""]
                ).status == 404)
        }
    }

    @Test func `a draft cannot be moved out of it`() async throws {
        try await TwoOblasts.open { scene in
            let draft = try await scene.oblast.recorded(
                "designations",
                Records.designation(
                    of: scene.mine.akimat, kind: "deputy", with: ["state": "draft"]))
            let moved = try await scene.oblast.put(
                "\(api)/designations/\(draft)", ["bodyId": .string(scene.others.akimat)],
                revision: 1)
            #expect(moved.status == 403)
        }
    }

    @Test func `keeps bodies below it, founds none of the whole country`() async throws {
        try await TwoOblasts.open { scene in
            let under: (String) -> JSON = {
                Records.body(
                    "Жаңа", level: "regionalDepartment", kind: "department",
                    with: ["parentId": .string($0)])
            }
            let own = try await scene.oblast.post("\(api)/bodies", under(scene.mine.akimat))
            #expect(own.status == 201, "\(own.text)")
            let foreign = try await scene.oblast.post("\(api)/bodies", under(scene.others.akimat))
            #expect(foreign.status == 403)
            #expect(
                try await scene.oblast.post("\(api)/bodies", Records.body("Министрлік")).status
                    == 403)
            let renaming: JSON = ["name": ["kk": "Басқа атау"], "effectiveOn": "2026-01-01"]
            let path = "\(api)/bodies"
            #expect(
                try await scene.oblast.post(
                    "\(path)/\(scene.mine.department)/renaming", renaming
                ).status == 200)
            for (act, input) in [
                ("renaming", renaming), ("closure", ["closedOn": "2026-09-30"]),
            ] as [(String, JSON)] {
                let answer = try await scene.oblast.post(
                    "\(path)/\(scene.others.department)/\(act)", input)
                #expect(answer.status == 403, "\(act)")
            }
            let away = try await scene.oblast.post(
                "\(path)/\(scene.mine.department)/transfer",
                ["parentId": .string(scene.others.akimat), "effectiveOn": "2026-02-01"])
            #expect(away.status == 403)
        }
    }

    @Test func `does not give what is of the whole agency`() async throws {
        try await TwoOblasts.open { scene in
            let answer = try await scene.oblast.send(
                "\(api)/imports?kind=kato", Array("te".utf8), type: "text/csv")
            #expect(answer.status == 403)
        }
    }

    @Test func `follows a body to where it was moved, from that day on`() async throws {
        try await TwoOblasts.open { scene in
            let day = "2026-12-01"
            let moved = try await scene.ministry.post(
                "\(api)/bodies/\(scene.others.department)/transfer",
                ["parentId": .string(scene.mine.akimat), "effectiveOn": .string(day)])
            #expect(moved.status == 200, "\(moved.text)")
            #expect(try await scene.oblast.read("designations")["total"]?.int == 2)
            scene.arna.clock.advance(by: 86_400 * 70)
            let list = try await scene.oblast.read("designations")
            #expect(scene.bodies(of: list).contains(scene.others.department))
        }
    }

    @Test func `reaches what was closed below it`() async throws {
        try await TwoOblasts.open { scene in
            let closed = try await scene.ministry.post(
                "\(api)/bodies/\(scene.mine.department)/closure", ["closedOn": "2026-01-31"])
            #expect(closed.status == 200, "\(closed.text)")
            let list = try await scene.oblast.read("designations")
            #expect(scene.bodies(of: list).contains(scene.mine.department))
        }
    }

    @Test func `counts and shows what waits within it`() async throws {
        try await TwoOblasts.open { scene in
            for body in [scene.mine.department, scene.others.department] {
                _ = try await scene.ministry.recorded(
                    "designations",
                    Records.designation(of: body, kind: "deputy", with: ["state": "submitted"]))
            }
            let waiting = try await scene.oblast.read("designations?waiting=true")
            #expect(scene.bodies(of: waiting) == [scene.mine.department])
            let unit = try #require(UUID(uuidString: scene.mine.akimat))
            let browser = try await scene.arna.browser(.operator, for: unit)
            let start = try await browser.open("/en").text
            #expect(start.contains("Waiting for you"))
            let figures = start.matches(of: /<dd>([0-9]+)<\/dd>/).map { String($0.1) }
            #expect(figures.first == "1", "\(start)")
        }
    }

    @Test func `beside a role for all reads everything and tells what may be done where`()
        async throws
    {
        try await TwoOblasts.open { scene in
            let unit = try #require(UUID(uuidString: scene.mine.akimat))
            let client = try await scene.arna.program(.reader)
            let email = try await scene.latestEmail()
            let administrator = try await scene.arna.browser(.administrator)
            let id = try #require(
                try await scene.arna.owner.value(
                    "SELECT id::text FROM platform.accounts WHERE email = \(email)",
                    as: String.self))
            let given = try await administrator.fill(
                "/en/accounts/\(id)/roles/new", [("role", "operator"), ("unit", unit.text)])
            #expect(
                given.text.contains("Абай әкімдігі по-русски")
                    || given.text.contains("Абай әкімдігі қазақша"), "\(given.text)")
            let list = try await client.read("designations").items
            #expect(list.count == 4)
            for designation in list {
                let isMine = [scene.mine.akimat, scene.mine.department]
                    .contains(designation["bodyId"]?.string ?? "")
                let may = designation["next"]?.array?.first?["allowed"]?.bool
                #expect(may == isMine)
            }
            let other = try #require(scene.designations[scene.others.akimat])
            let refused = try await client.put(
                "\(api)/designations/\(other)", ["rank": .null], revision: 1)
            #expect(refused.status == 403)
        }
    }
}
