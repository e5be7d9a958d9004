import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Bad input` {
    @Test func `all that is wrong with a body is told at once`() async throws {
        try await withRegistry { arna in
            let answer = try await arna.program(.operator).post(
                "\(api)/bodies",
                [
                    "level": "galactic", "kind": "ministry", "bin": "081140000437",
                    "name": ["en": "Only English"], "colour": "blue", "validFrom": "2024-13-01",
                ])
            #expect(answer.status == 422)
            #expect(
                Set(answer.problems) == [
                    "/level notAChoice", "/bin identifier", "/name requiredKazakhOrRussian",
                    "/colour unknownKey", "/validFrom notADay",
                ])
        }
    }

    @Test func `what a body names must be there`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let answer = try await client.post(
                "\(api)/bodies",
                Records.body(
                    "Орган", kind: "akimat",
                    with: [
                        "katoCode": "990000000",
                        "parentId": "01990000-0000-7000-8000-00000000dead",
                    ]))
            #expect(answer.status == 422)
            #expect(
                Set(answer.problems) == [
                    "/kind kindOfAnotherLevel", "/katoCode unknownPlace", "/parentId unknownBody",
                ])
        }
    }

    @Test func `a period must not end before it begins, and contacts must be contacts`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let answer = try await client.post(
                "\(api)/bodies",
                Records.body(
                    "Орган",
                    with: [
                        "validTo": "2015-01-01", "site": "javascript:alert(1)",
                        "email": "no at sign", "phones": ["call me"],
                    ]))
            #expect(
                Set(answer.problems) == [
                    "/validTo endsBeforeItBegins", "/site notASite", "/email notAnEmail",
                    "/phones/0 notAPhone",
                ])
        }
    }

    @Test func `markup and SQL stay the text they are`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let nasty = "<script>alert('x')</script>'; DROP TABLE registry.bodies; --"
            let id = try await client.recorded(
                "bodies",
                Records.body("Орган", with: ["name": ["kk": .string(nasty), "ru": .string(nasty)]]))
            #expect(try await client.read("bodies/\(id)").russianName == nasty)
            let page = try await arna.stranger.get("/kk/registry/bodies/\(id)")
            #expect(page.status == 200)
            #expect(!page.text.contains("<script>alert"))
            #expect(page.text.contains("&lt;script&gt;"))
        }
    }

    @Test func `strangers read and do not write`() async throws {
        try await withRegistry { arna in
            #expect(
                try await arna.stranger.post("\(api)/bodies", Records.body("Орган")).status == 401)
            let reader = try await arna.program(.reader)
            #expect(try await reader.post("\(api)/bodies", Records.body("Орган")).status == 403)
            #expect(try await arna.stranger.get("\(api)/designations").status == 401)
            #expect(try await reader.get("\(api)/designations").status == 200)
            #expect(try await arna.stranger.get("\(api)/bodies").status == 200)
        }
    }

    @Test func `a page beyond the end is empty`() async throws {
        try await withRegistry { arna in
            _ = try await arna.program(.operator).recorded("bodies", Records.body("Орган"))
            let page = try await arna.stranger.read("bodies?page=50")
            #expect(page.items.isEmpty)
            #expect(page["total"]?.int == 1)
        }
    }
}
