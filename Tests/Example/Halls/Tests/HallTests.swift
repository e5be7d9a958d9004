import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import Testing

@testable import Halls

@Suite struct `A hall` {
    @Test func `is opened by an operator and found by anyone`() async throws {
        try await withHalls { arna in
            let client = try await arna.program(.operator)
            let id = try await client.open("A-1", seats: 40)
            _ = try await client.open("A-2", seats: 200)
            let one = try await arna.stranger.get("\(api)/halls/\(id)")
            #expect(one.json["name"]?["kk"]?.string == "A-1 залы")
            let large = try await arna.stranger.get("\(api)/halls?seats=100")
            #expect(large.all("number") == ["A-2"])
        }
    }

    @Test func `is opened by nobody else`() async throws {
        try await withHalls { arna in
            #expect(try await arna.stranger.post("\(api)/halls", hall("A-1")).status == 401)
            let reader = try await arna.program(.reader)
            #expect(try await reader.post("\(api)/halls", hall("A-1")).status == 403)
        }
    }

    @Test func `has a number that no other has, and a sensible number of seats`() async throws {
        try await withHalls { arna in
            let client = try await arna.program(.operator)
            _ = try await client.open("A-1")
            let taken = try await client.post("\(api)/halls", hall("A-1"))
            #expect(taken.status == 409)
            let empty = try await client.post("\(api)/halls", hall("A-2", seats: 0))
            #expect(empty.status == 422)
            #expect(empty.json["errors"]?.array?.first?["pointer"]?.string == "/seats")
        }
    }

    @Test func `is corrected only as it was seen`() async throws {
        try await withHalls { arna in
            let client = try await arna.program(.operator)
            let path = "\(api)/halls/\(try await client.open("A-1"))"
            let corrected = try await client.put(path, ["seats": 50], revision: 1)
            #expect(corrected.json["seats"]?.int == 50)
            #expect(corrected.revision == 2)
            #expect(try await client.put(path, ["seats": 60], revision: 1).status == 412)
        }
    }

    @Test func `has photographs that anyone sees`() async throws {
        try await withHalls { arna in
            let client = try await arna.program(.operator)
            let id = try await client.open("A-1")
            let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0, count: 32)
            let sent = try await client.send(
                "\(api)/files?kind=photo&owner=\(id)&name=hall.jpg", photo, type: "image/jpeg")
            #expect(sent.status == 201, "\(sent.text)")
            let page = try await arna.browser.open("/en/halls/halls/\(id)")
            #expect(page.text.contains("hall.jpg"))
        }
    }

    @Test func `is named for other plugins`() async throws {
        try await withHalls { arna in
            let id = try await arna.program(.operator).open("A-1")
            let directory = StoredHalls(database: arna.database)
            let name = try await directory.name(of: #require(UUID(uuidString: id)))
            #expect(name?.kk == "A-1 залы")
        }
    }
}
