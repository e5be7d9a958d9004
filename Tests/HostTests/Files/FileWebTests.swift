import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Host

@Suite struct FileWebTests {
    @Test(arguments: FileType.allCases)
    func `a file of each type comes in and goes out as it was`(_ type: FileType) async throws {
        try await FiledScene.play { scene in
            let bytes = SampleFiles.bytes(of: type)
            let sent = try await scene.send(bytes, named: "есеп.\(type.extensions[0])")
            #expect(sent.status == 201, "\(sent.text)")
            let place = try #require(sent.headers["location"])
            #expect(try await scene.arna.stranger.get(place).json == sent.json)
            let answer = try await scene.arna.stranger.get("\(place)/content")
            #expect(answer.bytes == bytes)
            #expect(answer.headers["content-type"]?.hasPrefix(type.mediaType) == true)
            #expect(answer.headers["x-content-type-options"] == "nosniff")
            let isShown = [.pdf, .png, .jpeg].contains(type)
            let disposition = answer.headers["content-disposition"] ?? ""
            #expect(disposition.hasPrefix(isShown ? "inline;" : "attachment;"))
            let policy = answer.headers["content-security-policy"] ?? ""
            #expect(policy.contains("sandbox") == !isShown)
        }
    }

    @Test func `a record that is closed to changes meanwhile takes no file and loses none`()
        async throws
    {
        try await FiledScene.play { scene in
            let place = try #require(try await scene.send(SampleFiles.pdf).headers["location"])
            let kept = try await scene.kept()
            try await scene.arna.owner.execute(
                "UPDATE publications.publications SET name_kk = 'Мөрленген'")
            #expect(try await scene.send(SampleFiles.pdf).status == 404)
            #expect(try await scene.client.post("\(place)/withdrawal", [:]).status == 404)
            #expect(try await scene.kept() == kept)
            #expect(try await scene.client.get(place).status == 200)
        }
    }

    @Test func `a name in Kazakh reaches new programs and old ones`() async throws {
        try await FiledScene.play { scene in
            let sent = try await scene.send(SampleFiles.pdf, named: "Бұйрық \"№ 1\"; 50%.pdf")
            let place = try #require(sent.headers["location"])
            let answer = try await scene.client.get("\(place)/content")
            #expect(
                answer.headers["content-disposition"] == """
                    inline; filename="______ __ 1_; 50_.pdf"; \
                    filename*=UTF-8''%D0%91%D2%B1%D0%B9%D1%80%D1%8B%D2%9B%20%22%E2%84%96%201%22%3B%2050%25.pdf
                    """)
        }
    }

    @Test func `who has the bytes already is told so`() async throws {
        try await FiledScene.play { scene in
            let sent = try await scene.send(SampleFiles.pdf)
            let place = try #require(sent.headers["location"])
            let tag = "\"\(sent.json["sha256"]?.string ?? "")\""
            let first = try await scene.client.get("\(place)/content")
            #expect(first.headers["etag"] == tag)
            let again = try await scene.client.get(
                "\(place)/content", headers: ["If-None-Match": "\"x\", \(tag)"])
            #expect(again.status == 304)
            #expect(again.bytes.isEmpty)
        }
    }

    @Test func `who has the bytes compressed is told so, too`() async throws {
        try await FiledScene.play { scene in
            let text = Array(String(repeating: "Қаулы\r\n", count: 500).utf8)
            let sent = try await scene.send(text, named: "қаулы.txt")
            let place = try #require(sent.headers["location"])
            let accept = ["Accept-Encoding": "gzip"]
            let first = try await scene.arna.stranger.get("\(place)/content", headers: accept)
            #expect(first.headers["content-encoding"] == "gzip")
            let tag = try #require(first.headers["etag"])
            #expect(tag.hasPrefix("W/"))
            let again = try await scene.arna.stranger.get(
                "\(place)/content", headers: accept.merging(["If-None-Match": tag]) { $1 })
            #expect(again.status == 304)
        }
    }

    @Test func `the head of a file tells its length and reads none of it`() async throws {
        try await FiledScene.play { scene in
            let sent = try await scene.send(SampleFiles.pdf, kind: "contract")
            let place = try #require(sent.headers["location"])
            let head = try await scene.client.call("HEAD", "\(place)/content")
            #expect(head.status == 200)
            #expect(head.headers["content-length"] == "\(SampleFiles.pdf.count)")
            #expect(head.headers["cache-control"] == "no-store")
            let read = try await scene.arna.owner.value(
                "SELECT count(*) FROM platform.audit WHERE action = 'host.file.read'", as: Int.self)
            #expect(read == 0)
        }
    }

    @Test func `what is wrong with a file is said, and nothing of it stays`() async throws {
        try await FiledScene.play { scene in
            let refused: [(bytes: [UInt8], name: String, status: Int, codes: [String])] = [
                (SampleFiles.png, "a.pdf", 422, ["contentOfAnotherType"]),
                ([], "a.pdf", 422, ["empty"]),
                (SampleFiles.pdf, "a/b.pdf", 422, ["nameWithFolders"]),
                (SampleFiles.pdf, "a\u{202E}.pdf", 422, ["nameWithUnseenCharacters"]),
                (SampleFiles.docm, "a.docx", 422, ["macros"]),
                (SampleFiles.pdf, "a.exe", 415, ["typeNotTaken"]),
                (SampleFiles.pdf + [UInt8](repeating: 0, count: 1_048_576), "a.pdf", 413, []),
            ]
            for (bytes, name, status, codes) in refused {
                let answer = try await scene.send(bytes, named: name)
                #expect(answer.status == status, "\(name): \(answer.text)")
                #expect(answer.codes == codes, "\(name)")
                let title = answer.json["title"]?.string ?? "host."
                #expect(!title.contains("host."), "\(title)")
            }
            #expect(try await scene.kept() == 0)
        }
    }

    @Test func `a kind takes its own types only`() async throws {
        try await FiledScene.play { scene in
            let answer = try await scene.send(SampleFiles.png, kind: "contract", named: "a.png")
            #expect(answer.status == 415)
            #expect(answer.text.contains("PDF"))
        }
    }

    @Test func `a kind, a record and an id must be there`() async throws {
        try await FiledScene.play { scene in
            let client = scene.client
            let unknown = try await client.get(scene.path(kind: "cover"))
            #expect(unknown.status == 404)
            #expect(unknown.text.contains("copy"))
            let lost = "\(FiledScene.api)?kind=copy&owner=\(UUID().uuidString)"
            #expect(try await client.get(lost).status == 404)
            #expect(try await client.get("\(FiledScene.api)?kind=copy").status == 422)
            #expect(try await client.get("\(FiledScene.api)/\(UUID())").status == 404)
            #expect(try await client.get("\(FiledScene.api)/x/content").status == 404)
        }
    }

    @Test func `a stranger reads what is public and nothing else`() async throws {
        try await FiledScene.play { scene in
            let open = try await scene.send(SampleFiles.pdf)
            let closed = try await scene.send(SampleFiles.pdf, kind: "contract")
            let stranger = scene.arna.stranger
            let places = try [open, closed].map { try #require($0.headers["location"]) }
            #expect(try await stranger.get("\(places[0])/content").status == 200)
            #expect(try await stranger.get("\(places[1])/content").status == 401)
            #expect(try await stranger.get(places[1]).status == 401)
            #expect(try await stranger.get(scene.path(kind: "contract")).status == 401)
            let sent = try await stranger.send(
                scene.path(name: "a.pdf"), SampleFiles.pdf, type: "application/pdf")
            #expect(sent.status == 401)
        }
    }

    @Test func `a script of another site cannot send with a session`() async throws {
        try await FiledScene.play { scene in
            let browser = try await scene.arna.browser(.operator)
            let answer = try await browser.attach(
                "/kk", to: scene.path(), SampleFiles.pdf, named: "a.pdf")
            #expect(answer.status == 403)
            #expect(try await scene.kept() == 0)
        }
    }

    @Test func `one file at a time`() async throws {
        try await FiledScene.play { scene in
            let part =
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
            let body = "\(part)%PDF-1.7 \r\n\(part)%PDF-1.7 \r\n--x--\r\n"
            let answer = try await scene.client.send(
                scene.path(), Array(body.utf8), type: "multipart/form-data; boundary=x")
            #expect(answer.codes == ["several"])
            let cut = try await scene.client.send(
                scene.path(), Array(body.utf8.prefix(90)), type: "multipart/form-data; boundary=x")
            #expect(cut.status == 400)
            #expect(try await scene.kept() == 0)
        }
    }

    @Test func `the description tells of files without an empty schema`() async throws {
        try await FiledScene.play { scene in
            let paths = try await scene.arna.stranger.get("/api/openapi.json").json["paths"]
            let files = paths?[FiledScene.api]
            #expect(files?["get"]?["summary"] != nil)
            let kinds = files?["post"]?["parameters"]?.array?.first?["schema"]?["enum"]
            #expect(kinds == ["copy", "contract"])
            let content = paths?["\(FiledScene.api)/{id}/content"]?["get"]
            let types = content?["responses"]?["200"]?["content"]
            #expect(types?["application/pdf"]?["schema"]?["type"]?.string == "string")
            #expect(paths?["\(FiledScene.api)/{id}/withdrawal"]?["post"] != nil)
        }
    }
}
