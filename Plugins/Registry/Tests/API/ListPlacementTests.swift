import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Where a list was placed` {
    private let placements = "\(api)/lists/\(Territory.oblast)/placements"

    @Test func `is noted with address, date and author, and shown to anyone`() async throws {
        try await Territory.open { scene async throws in
            let oblast = try await scene.client(of: "Облыс")
            let noted = try await oblast.post(
                placements, ["address": "https://abai.gov.kz/kk/tizim", "placedOn": "2026-09-01"])
            #expect(noted.status == 201, "\(noted.text)")
            #expect(noted.json["author"]?.string?.isEmpty == false)
            let list = try await scene.arna.stranger.read("lists/\(Territory.oblast)")
            #expect(list["address"]?.string == "https://abai.gov.kz/kk/tizim")
            #expect(list["placedOn"]?.string == "2026-09-01")
            let page = try await scene.arna.stranger.get("/kk/registry/lists/\(Territory.oblast)")
            #expect(page.text.contains("href=\"https://abai.gov.kz/kk/tizim\""))
            #expect(try await scene.arna.stranger.get(placements).status == 401)
        }
    }

    @Test func `tells which lists stand on no site`() async throws {
        try await Territory.open { scene async throws in
            let input: JSON = ["address": "https://abai.gov.kz/1", "placedOn": "2026-09-01"]
            #expect(try await scene.ministry.post(placements, input).status == 201)
            func places(_ query: String) async throws -> [String?] {
                try await scene.arna.stranger.read("lists?\(query)").items
                    .map { $0["place"]?.string }
            }
            #expect(try await places("placed=true") == [Territory.oblast])
            let lacking = try await places("placed=false&perPage=100")
            #expect(lacking.count == 20 && !lacking.contains(Territory.oblast))
            #expect(
                try await places("placed=false&region=\(Territory.oblast)") == [Territory.district])
            let page = try await scene.arna.stranger.get("/ru/registry/lists?placed=true").text
            #expect(page.contains("abai.gov.kz/1") && !page.contains("lists/central\""))
        }
    }

    @Test func `ends when the list is taken away, and can be noted anew`() async throws {
        try await Territory.open { scene async throws in
            let input: JSON = ["address": "https://abai.gov.kz/1", "placedOn": "2026-09-01"]
            let id = try await scene.ministry.post(placements, input).json["id"]?.string ?? ""
            #expect(try await scene.ministry.post(placements, input).status == 409)
            let removal = "\(api)/placements/\(id)/removal"
            let foreign = try await scene.client(of: "Аудан").post(
                removal, ["removedOn": "2026-09-30"])
            #expect(foreign.status == 403)
            let early = try await scene.ministry.post(removal, ["removedOn": "2026-08-01"])
            #expect(early.problems == ["/removedOn outsideOfPlacement"])
            let browser = try await scene.browser(of: "Облыс")
            let done = try await browser.fill(
                "/kk/registry/placements/\(id)/removal", [("removedOn", "2026-09-30")])
            #expect(done.status == 200, "\(done.text)")
            #expect(
                try await scene.ministry.post(removal, ["removedOn": "2026-09-30"]).status == 409)
            #expect(
                try await scene.arna.stranger.read("lists/\(Territory.oblast)")["address"] == .null)
            #expect(try await scene.ministry.post(placements, input).status == 201)
            #expect(try await scene.ministry.get(placements).json["total"]?.int == 2)
        }
    }

    @Test func `is shown page by page where there are many`() async throws {
        try await Territory.open { scene async throws in
            for number in 1...21 {
                let input: JSON = [
                    "address": .string("https://abai.gov.kz/\(number)"), "placedOn": "2026-09-01",
                ]
                #expect(try await scene.ministry.post(placements, input).status == 201)
            }
            let browser = try await scene.browser(of: "Облыс")
            let path = "/ru/registry/lists/\(Territory.oblast)"
            #expect(try await browser.open(path).text.contains("\(path)/placements\""))
            let second = try await browser.open("\(path)/placements?page=2")
            #expect(second.status == 200)
            #expect(second.text.matches(of: /https:\/\/abai\.gov\.kz\/\d+"/).count == 1)
        }
    }

    @Test(arguments: [
        ("javascript:alert(1)", "2026-09-01", "/address notASite"),
        ("https://abai.gov.kz/1", "2026-10-02", "/placedOn dayAhead"),
        ("", "2026-09-01", "/address required"),
    ])
    func `is refused where it says nothing of use`(
        _ fault: (address: String, day: String, problem: String)
    ) async throws {
        try await Territory.open { scene async throws in
            let answer = try await scene.ministry.post(
                placements,
                ["address": .string(fault.address), "placedOn": .string(fault.day)])
            #expect(answer.status == 422)
            #expect(answer.problems == [fault.problem], "\(answer.text)")
        }
    }
}
