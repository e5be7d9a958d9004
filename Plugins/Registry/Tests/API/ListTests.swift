import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The list of a place` {
    @Test func `has the officials of the bodies of that place, and no others`() async throws {
        try await Territory.open { scene async throws in
            let path = "officials?place="
            #expect(try await scene.surnames(path + "central") == ["Министрліков"])
            #expect(
                try await scene.surnames(path + Territory.oblast)
                    == ["Облысов", "Басқармаов", "Ауданов"])
            #expect(try await scene.surnames(path + Territory.district) == ["Ауданов"])
            #expect(try await scene.surnames(path + "710000000") == [])
            let export = try await scene.arna.stranger.get(
                "\(api)/exports/officials?format=csv&place=\(Territory.district)")
            #expect(export.text.contains("Ауданов") && !export.text.contains("Облысов"))
        }
    }

    @Test func `says how many it has and how many are withheld for want of Kazakh`() async throws {
        try await Territory.open { scene async throws in
            let body = try #require(scene.bodies["Басқарма"])
            _ = try await scene.ministry.recorded(
                "designations",
                Records.designation(
                    of: body, kind: "deputy", with: ["position": ["ru": "директор"]]))
            let lists = try await scene.arna.stranger.read("lists?perPage=100").items
            #expect(lists.count == 21)
            #expect(lists.first?["place"]?.string == "central")
            #expect(lists.first?["name"]?["ru"]?.string == "Центральные государственные органы")
            #expect(lists.first?["officials"]?.int == 1)
            let oblast = lists.first { $0["place"]?.string == Territory.oblast }
            #expect(oblast?["officials"]?.int == 3 && oblast?["withheld"]?.int == 1)
            let ofRegion = try await scene.arna.stranger.read("lists?region=\(Territory.district)")
            #expect(
                ofRegion.items.map { $0["place"]?.string } == [
                    Territory.oblast, Territory.district,
                ])
            #expect(ofRegion.items.map { $0["withheld"]?.int } == [1, 0])
            let one = try await scene.arna.stranger.read("lists/\(Territory.oblast)")
            #expect(one == ofRegion.items.first)
            let page = try await scene.arna.stranger.get("/ru/registry/lists/\(Territory.oblast)")
            #expect(page.text.contains("Ещё 1 должностное лицо не показано"))
            #expect(page.text.contains("Абай: уполномоченные должностные лица"))
        }
    }

    @Test func `is one of so many, on a page beyond the last one, too`() async throws {
        try await Territory.open { scene async throws in
            for query in ["page=9", "page=2&perPage=20", "placed=false&page=5", "perPage=21"] {
                let lists = try await scene.arna.stranger.read("lists?\(query)")
                #expect(lists["total"]?.int == 21, "\(query)")
            }
            let placed = try await scene.arna.stranger.read("lists?placed=true&page=2")
            #expect(placed["total"]?.int == 0)
        }
    }

    @Test(arguments: ["103430100", "999000000", "1000", "nowhere"])
    func `is missing where no list can be`(place: String) async throws {
        try await withRegistry { arna async throws in
            for path in ["", "/editions", "/editions/\(UUID.v7().text)"] {
                #expect(try await arna.stranger.get("\(api)/lists/\(place)\(path)").status == 404)
            }
            for path in ["", "/table", "/embed", "/editions"] {
                let page = "/kk/registry/lists/\(place)\(path)"
                #expect(try await arna.stranger.get(page).status == 404)
            }
        }
    }

    @Test func `refuses a place that has no list in words that name the way out`() async throws {
        try await withRegistry { arna async throws in
            let answer = try await arna.stranger.get("\(api)/officials?place=103430100")
            #expect(answer.status == 422)
            #expect(answer.problems == ["/place noListOfPlace"])
        }
    }

    @Test(arguments: ["kk", "ru", "en"])
    func `is a table to copy, with nothing around it`(_ language: String) async throws {
        try await Territory.open { scene async throws in
            let page = try await scene.arna.stranger.get(
                "/\(language)/registry/lists/\(Territory.oblast)/table")
            #expect(page.status == 200)
            #expect(page.text.contains("<html lang=\"\(language)\">"))
            #expect(page.text.contains("Облысов") && page.text.contains("Ауданов"))
            #expect(page.text.matches(of: /<table>/).count == 1)
            for word in ["<link", "<script", "<nav", "class=", "style=", "registry."] {
                #expect(!page.text.contains(word), "\(word)")
            }
        }
    }
}

/// What a page of another site may show of the lists.
@Suite struct `An embedded list` {
    private let path = "/kk/registry/lists/\(Territory.oblast)/embed"

    private func framing(of answer: Answer) -> String {
        let policy = answer.headers["content-security-policy"] ?? ""
        return policy.split(separator: "; ").first { $0.hasPrefix("frame-ancestors ") }
            .map { String($0.dropFirst("frame-ancestors ".count)) } ?? "missing"
    }

    @Test func `is shown in no frame unless a setting names the site`() async throws {
        try await Territory.open { scene async throws in
            #expect(framing(of: try await scene.arna.stranger.get(path)) == "'none'")
            let list = "/kk/registry/lists/\(Territory.oblast)"
            #expect(try await !scene.arna.stranger.get(list).text.contains("/embed"))
        }
    }

    @Test func `is shown in the frames of the sites that the setting names, and is alone in that`()
        async throws
    {
        let sites = "https://abai.gov.kz, https://*.edu.kz"
        try await Territory.open(settings: ["registry.embed.sites": sites]) { scene async throws in
            let answer = try await scene.arna.stranger.get(path)
            #expect(framing(of: answer) == "https://abai.gov.kz https://*.edu.kz")
            #expect(answer.headers["content-security-policy"]?.contains("unsafe") == false)
            #expect(answer.text.contains("Облысов"))
            for word in ["<form", "_csrf", "<nav class=\"container", "signin"] {
                #expect(!answer.text.contains(word), "\(word)")
            }
            for other in ["", "/officials", "/lists", "/lists/\(Territory.oblast)/table"] {
                let page = try await scene.arna.stranger.get("/kk/registry\(other)")
                #expect(framing(of: page) == "'none'", "\(other)")
            }
            let list = "/kk/registry/lists/\(Territory.oblast)"
            #expect(try await scene.arna.stranger.get(list).text.contains("\(list)/embed"))
        }
    }

    @Test func `has a style and a script that are there`() async throws {
        try await Territory.open { scene async throws in
            let page = try await scene.arna.stranger.get(path).text
            let assets = page.matches(of: /(?:href|src)="(\/assets\/[^"]*)"/).map { String($0.1) }
            #expect(assets.count == 2)
            for asset in assets {
                #expect(try await scene.arna.stranger.get(asset).status == 200, "\(asset)")
            }
        }
    }

    @Test(arguments: ["abai.gov.kz", "https://a.kz; script-src *", "*", "https://", "'self'"])
    func `is refused at the start by a setting that names no site`(sites: String) {
        #expect(Sites(settingText: sites) == nil)
    }
}
