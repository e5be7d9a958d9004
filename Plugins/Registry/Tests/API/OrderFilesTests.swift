import Foundation
import Host
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Scans of orders` {
    private static let scan = Array("%PDF-1.7\n% бұйрық\n".utf8)

    private func designation(by client: Client) async throws -> String {
        let body = try await client.recorded("bodies", Records.body("Орган"))
        return try await client.recorded("designations", Records.designation(of: body))
    }

    private func send(
        _ bytes: [UInt8] = scan, for designation: String, by client: Client
    ) async throws -> Answer {
        let name = "№ 12 бұйрық.pdf".addingPercentEncoding(withAllowedCharacters: .alphanumerics)
        return try await client.send(
            "\(api)/files?kind=order&owner=\(designation)&name=\(name ?? "")", bytes,
            type: "application/pdf")
    }

    @Test func `an operator adds a scan, and a reader opens it`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await designation(by: client)
            let sent = try await send(for: id, by: client)
            #expect(sent.status == 201, "\(sent.text)")
            let file = try #require(sent.json["id"]?.string)
            let reader = try await arna.program(.reader)
            let listed = try await reader.read("files?kind=order&owner=\(id)")
            #expect(listed.items.map { $0["name"]?.string } == ["№ 12 бұйрық.pdf"])
            let content = try await reader.get("\(api)/files/\(file)/content")
            #expect(content.bytes == Self.scan)
            #expect(content.headers["content-type"] == "application/pdf")
        }
    }

    @Test func `a stranger sees none, and a reader adds none`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await designation(by: client)
            let file = try #require(try await send(for: id, by: client).json["id"]?.string)
            for path in ["files?kind=order&owner=\(id)", "files/\(file)", "files/\(file)/content"] {
                #expect(try await arna.stranger.get("\(api)/\(path)").status == 401, "\(path)")
            }
            let auditor = try await arna.program(.auditor)
            #expect(try await auditor.get("\(api)/files/\(file)/content").status == 403)
            let reader = try await arna.program(.reader)
            #expect(try await send(for: id, by: reader).status == 403)
            let withdrawal = try await reader.post("\(api)/files/\(file)/withdrawal", [:])
            #expect(withdrawal.status == 403)
        }
    }

    @Test func `an editor adds scans to what is prepared, not to what holds`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let editor = try await arna.program(.editor)
            let held = try await designation(by: client)
            #expect(try await send(for: held, by: editor).status == 404)
            let body = try await client.recorded("bodies", Records.body("Басқа"))
            let draft = try await editor.recorded(
                "designations", Records.designation(of: body, with: ["state": "draft"]))
            #expect(try await send(for: draft, by: editor).status == 201)
        }
    }

    @Test func `scans follow their designation to whom it is shown`() async throws {
        try await TwoOblasts.open { scene in
            let (own, other) = (
                try #require(scene.designations[scene.mine.akimat]),
                try #require(scene.designations[scene.others.akimat])
            )
            #expect(try await send(for: own, by: scene.oblast).status == 201)
            #expect(try await send(for: other, by: scene.oblast).status == 404)
            let foreign = try await send(for: other, by: scene.ministry)
            let file = try #require(foreign.json["id"]?.string)
            #expect(try await scene.oblast.get("\(api)/files/\(file)/content").status == 404)
            let list = try await scene.oblast.get("\(api)/files?kind=order&owner=\(other)")
            #expect(list.status == 404)
        }
    }

    @Test func `a scan needs a designation`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            #expect(try await send(for: body, by: client).status == 404)
        }
    }

    @Test func `a withdrawn scan is kept and not found any more`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await designation(by: client)
            let file = try #require(try await send(for: id, by: client).json["id"]?.string)
            let path = "\(api)/files/\(file)"
            let withdrawn = try await client.post("\(path)/withdrawal", ["note": "Басқа құжат"])
            #expect(withdrawn.status == 200, "\(withdrawn.text)")
            #expect(try await client.read("files?kind=order&owner=\(id)").items.isEmpty)
            #expect(try await client.get("\(path)/content").status == 404)
            #expect(try await client.post("\(path)/withdrawal", [:]).status == 404)
            let kept = try await arna.owner.value(
                "SELECT withdrawal_note FROM platform.files WHERE id = \(file)::uuid",
                as: String.self)
            #expect(kept == "Басқа құжат")
        }
    }

    @Test func `each step is in the audit of the designation, without the name of the file`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await designation(by: client)
            let file = try #require(try await send(for: id, by: client).json["id"]?.string)
            _ = try await client.call("HEAD", "\(api)/files/\(file)/content")
            _ = try await client.get("\(api)/files/\(file)/content")
            _ = try await client.post("\(api)/files/\(file)/withdrawal", [:])
            let rows = try await arna.owner.rows(
                """
                SELECT action, after::text FROM platform.audit
                WHERE subject = \(id)::uuid AND action LIKE 'host.file.%' ORDER BY id
                """, as: (String, String).self)
            #expect(rows.map(\.0) == ["host.file.added", "host.file.read", "host.file.withdrawn"])
            #expect(rows.allSatisfy { $0.1.contains(file) && !$0.1.contains("бұйрық") })
        }
    }

    @Test func `the demonstration takes the files of its records along, and no others`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let own = try await designation(by: client)
            _ = try await send(for: own, by: client)
            try await arna.host.loadDemonstration()
            let shown = try await arna.owner.value(
                "SELECT id FROM registry.designations WHERE is_demonstration LIMIT 1",
                as: UUID.self)
            let demonstrated = try #require(shown)
            #expect(try await send(for: demonstrated.text, by: client).status == 201)
            try await arna.host.removeDemonstration()
            let left = try await arna.owner.rows(
                "SELECT owner_id FROM platform.files", as: UUID.self)
            #expect(left.map(\.text) == [own])
        }
    }
}

@Suite struct `Pages of scans` {
    private let scan = Array("%PDF-1.7\n".utf8)

    @Test(arguments: ["kk", "ru", "en"])
    func `a person adds, opens and withdraws a scan on the page of the designation`(
        language: String
    ) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let id = try await client.recorded("designations", Records.designation(of: body))
            let page = "/\(language)/registry/designations/\(id)"
            let browser = try await arna.browser(.operator)
            let action = "/\(language)/registry/files?kind=order&owner=\(id)"
            let added = try await browser.attach(page, to: action, scan, named: "Скан №1.PDF")
            #expect(added.status == 200)
            #expect(added.text.contains("Скан №1.PDF"))
            #expect(!added.text.contains("host.files"), "a text is missing")
            let link = added.text.firstMatch(of: /href="([^"]*\/files\/[0-9a-f-]{36})"/)
            let href = String(try #require(link).1)
            let opened = try await browser.open(href)
            #expect(opened.bytes == scan)
            let asked = try await browser.open("\(href)/withdrawal")
            #expect(asked.text.contains("Скан №1.PDF"))
            let withdrawn = try await browser.fill("\(href)/withdrawal", [("note", "")])
            #expect(withdrawn.status == 200)
            #expect(!withdrawn.text.contains("Скан №1.PDF"))
        }
    }

    @Test func `what is refused comes back with the reason and the form`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let id = try await client.recorded("designations", Records.designation(of: body))
            let browser = try await arna.browser(.operator)
            let action = "/ru/registry/files?kind=order&owner=\(id)"
            let refused = try await browser.attach(
                action, to: action, Array("<html>".utf8), named: "приказ.pdf")
            #expect(refused.status == 422)
            #expect(refused.text.contains("Содержимое файла – не PDF"))
            #expect(refused.text.contains("enctype=\"multipart/form-data\""))
            let unchosen = try await browser.attach(action, to: action, [], named: "")
            #expect(unchosen.text.contains("Файл не выбран"))
        }
    }

    @Test func `a reader sees no form, and a forged one is refused`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let id = try await client.recorded("designations", Records.designation(of: body))
            let reader = try await arna.browser(.reader)
            let page = try await reader.open("/ru/registry/designations/\(id)")
            #expect(page.text.contains("Файлов пока нет"))
            #expect(!page.text.contains("type=\"file\""))
            let browser = try await arna.browser(.operator)
            let forged = try await browser.attach(
                "/ru/registry/designations/\(id)", to: "/ru/registry/files?kind=order&owner=\(id)",
                scan, named: "a.pdf", token: "forged")
            #expect(forged.status == 403)
        }
    }
}
