import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Rights on the way of a designation` {
    @Test func `lets an editor prepare and submit and nothing more`() async throws {
        try await withOffice { office in
            let at: (String) -> JSON = {
                Records.designation(of: office.body, with: ["state": .string($0)])
            }
            let stateless = try await office.editor.post(
                "\(api)/designations", Records.designation(of: office.body))
            #expect(stateless.status == 403)
            for state in ["confirmed", "published"] {
                let answer = try await office.editor.post("\(api)/designations", at(state))
                #expect(answer.status == 403, "\(state)")
            }
            let returned = try await office.operator.post("\(api)/designations", at("returned"))
            #expect(returned.problems == ["/state begunAsReturned"])
            let id = try await office.editor.recorded("designations", at("submitted"))
            for step in ["confirmation", "publication"] {
                #expect(try await office.editor.step(step, id).status == 403)
            }
            let back = try await office.editor.step("return", id, ["reason": "себеп"])
            #expect(back.status == 403)
            let edited = try await office.editor.put(
                "\(api)/designations/\(id)", ["rank": .null], revision: 1)
            #expect(edited.status == 403)
            try await office.go("confirmation", "publication", with: id)
            for (method, input) in [
                ("revocation", ["reason": "enteredByMistake"] as JSON),
                ("revocation", ["reason": "ended", "revokedOn": "2026-09-30"]),
            ] {
                let answer = try await office.editor.post(
                    "\(api)/designations/\(id)/\(method)", input)
                #expect(answer.status == 403)
            }
            let reader = try await office.arna.program(.reader)
            #expect(try await reader.step("submission", id).status == 403)
            #expect(try await reader.get("\(api)/designations/\(id)/steps").status == 200)
        }
    }

    @Test func `does not let a draft rename a person who is on the public list`() async throws {
        try await withOffice { office in
            let published = try await office.operator.recorded(
                "designations", Records.designation(of: office.body, "Ашық"))
            let person = try await office.editor.read("designations/\(published)")["person"]?["id"]
            let draft = try await office.draft(
                kind: "deputy", with: [.init("person", ["id": try #require(person)])])
            let renamed: JSON = ["person": ["surname": ["kk": "Бөтен"]]]
            let path = "\(api)/designations/\(draft)"
            let refused = try await office.editor.put(path, renamed, revision: 1)
            #expect(refused.problems == ["/person publishedPerson"])
            #expect(try await office.operator.put(path, renamed, revision: 1).status == 200)
        }
    }

    @Test
    func `moves by steps, never by a correction, but what is not to be shown leaves the list`()
        async throws
    {
        try await withOffice { office in
            let id = try await office.draft()
            let path = "\(api)/designations/\(id)"
            let moved = try await office.operator.put(path, ["state": "published"], revision: 1)
            #expect(moved.problems == ["/state movedBySteps"])
            try await office.go("submission", "confirmation", "publication", with: id)
            let hidden = try await office.operator.put(path, ["published": false], revision: 4)
            #expect(hidden.json["state"]?.string == "confirmed")
            #expect(try await office.arna.stranger.read("officials").items.isEmpty)
            let shown = try await office.operator.put(path, ["published": true], revision: 5)
            #expect(shown.json["state"]?.string == "published")
            let steps = try await office.operator.read("designations/\(id)/steps").items
            #expect(steps.suffix(2).map { $0["step"]?.string } == ["withdrawal", "publication"])
        }
    }

    @Test func `begins at once where no state is named: published, or confirmed`() async throws {
        try await withOffice { office in
            for (given, state) in [
                (["published": true] as JSON, "published"), (["published": false], "confirmed"),
            ] {
                let id = try await office.operator.recorded(
                    "designations",
                    Records.designation(of: office.body, kind: "deputy", with: given))
                let read = try await office.operator.read("designations/\(id)")
                #expect(read["state"]?.string == state)
                let steps = try await office.operator.read("designations/\(id)/steps").items
                #expect(steps.count == 1)
            }
        }
    }

    @Test func `a draft cannot end, but it can be taken back`() async throws {
        try await withOffice { office in
            let id = try await office.draft()
            let path = "\(api)/designations/\(id)/revocation"
            let ended = try await office.editor.post(
                path, ["revokedOn": "2026-09-30", "reason": "ended"])
            #expect(ended.status == 409)
            let taken = try await office.editor.post(path, ["reason": "enteredByMistake"])
            #expect(taken.status == 200)
            #expect(taken.json["next"] == [])
            #expect(try await office.editor.read("designations").items.isEmpty)
            #expect(try await office.editor.step("submission", id).status == 409)
        }
    }

    @Test func `its history cannot be changed by the host`() async throws {
        try await withOffice { office in
            _ = try await office.draft()
            for change in [
                "UPDATE registry.designation_steps SET reason = 'x'",
                "DELETE FROM registry.designation_steps",
            ] as [SQL] {
                await #expect(throws: PostgresError.self) {
                    try await office.arna.database.execute(change)
                }
            }
        }
    }
}
