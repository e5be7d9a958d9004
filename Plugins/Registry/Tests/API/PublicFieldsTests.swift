import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// The allow-list of what is public, field by field and way by way.
@Suite struct `Of a designation the public sees` {
    /// What a designation may tell; whatever is added to one is not public until it is named here.
    private static let allowed: Set<String> = [
        "id", "bodyId", "bodyName", "level", "katoCode", "person", "position", "kind", "contacts",
        "receptionHours", "receptionPlace", "topics", "validFrom", "validTo",
    ]

    /// A designation in which every field says its own name.
    private func full(_ territory: Territory) async throws -> String {
        let body = try #require(territory.bodies["Облыс"])
        let answer = try await territory.ministry.post(
            "\(api)/designations",
            Records.designation(
                of: body, "Тегів", kind: "acting",
                with: [
                    "actingReason": "құпия-себеп", "validFrom": "2024-02-01",
                    "validTo": "2026-12-31",
                    "replaces": .string(try #require(territory.designations["Облыс"])),
                    "basis": "order", "orderNumber": "құпия-нөмір", "orderDate": "2024-01-09",
                    "position": ["kk": "ашық-лауазым", "ru": "открытая-должность"],
                    "receptionHours": ["kk": "ашық-сағат"], "receptionPlace": ["kk": "ашық-орын"],
                    "topics": ["ашық-мәселе"],
                    "contacts": [
                        ["kind": "phone", "value": "+7 7222 11 11 11", "public": true],
                        ["kind": "email", "value": "ashyq@example.kz", "public": true],
                        ["kind": "mobile", "value": "+7 701 999 99 99"],
                        ["kind": "email", "value": "qupiya@example.kz", "public": false],
                    ],
                ]))
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["id"]?.string)
    }

    @Test func `the fields that are named here and no others`() async throws {
        #expect(Set(Official.fields.descriptions.map(\.name)) == Self.allowed)
        try await Territory.open { scene async throws in
            let id = try await full(scene)
            let official = try await scene.arna.stranger.read("officials/\(id)")
            guard case .object(let members) = official else { throw Missing() }
            #expect(Set(members.map(\.name)) == Self.allowed)
            #expect(official["position"]?["kk"]?.string == "ашық-лауазым")
            #expect(official["receptionHours"]?["kk"]?.string == "ашық-сағат")
            #expect(official["receptionPlace"]?["kk"]?.string == "ашық-орын")
            #expect(official["topics"] == ["ашық-мәселе"])
            #expect(official["kind"]?.string == "acting")
            #expect(official["contacts"]?.array?.count == 2)
        }
    }

    @Test func `nothing internal, whichever way it asks`() async throws {
        try await Territory.open(settings: ["registry.embed.sites": "https://a.kz"]) {
            scene async throws in
            let id = try await full(scene)
            let place = Territory.oblast
            let edition = try await scene.published(place)["id"]?.string ?? ""
            for path in [
                "\(api)/officials", "\(api)/officials/\(id)", "\(api)/officials?place=\(place)",
                "\(api)/exports/officials?format=csv", "\(api)/exports/officials?format=jsonl",
                "\(api)/lists", "\(api)/lists/\(place)/editions/\(edition)/officials",
                "/kk/registry/officials", "/kk/registry/officials/\(id)",
                "/kk/registry/officials/\(id).vcf", "/kk/registry/lists/\(place)",
                "/kk/registry/lists/\(place)/table", "/kk/registry/lists/\(place)/embed",
                "/kk/registry/lists/\(place)/editions/\(edition)",
            ] {
                let answer = try await scene.arna.stranger.get(path)
                #expect(answer.status == 200, "\(path)")
                #expect(answer.text.contains("Тегів") || path.hasSuffix("/lists"), "\(path)")
                for secret in [
                    "құпия", "qupiya", "701 999", "7019999999", "2024-01-09", "deputyDirector",
                    "rankVerdict",
                ] {
                    #expect(!answer.text.contains(secret), "\(secret) at \(path)")
                }
            }
        }
    }

    @Test func `a card for the address book, of those who hold their duty`() async throws {
        try await Territory.open { scene async throws in
            let id = try await full(scene)
            let answer = try await scene.arna.stranger.get("/kk/registry/officials/\(id).vcf")
            #expect(answer.headers["content-type"] == "text/vcard; charset=utf-8")
            #expect(
                answer.headers["content-disposition"]
                    == "attachment; filename=\"official-\(id).vcf\"")
            let lines = answer.text.replacing("\r\n ", with: "").split(separator: "\r\n")
            #expect(lines.first == "BEGIN:VCARD" && lines.last == "END:VCARD")
            for line in [
                "VERSION:4.0", "UID:urn:uuid:\(id)", "FN:Тегів Үлгі", "N:Тегів;Үлгі;;;",
                "ORG:Облыс қазақша", "TITLE:ашық-лауазым",
                "TEL;VALUE=uri;TYPE=\"work,voice\":tel:+77222111111",
                "EMAIL;TYPE=work:ashyq@example.kz", "NOTE:ашық-сағат\\nашық-орын",
            ] {
                #expect(lines.contains { $0 == line }, "\(line) in \(lines)")
            }
            #expect(answer.text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
            let tag = try #require(answer.headers["etag"])
            let again = try await scene.arna.stranger.get(
                "/kk/registry/officials/\(id).vcf", headers: ["If-None-Match": tag])
            #expect(again.status == 304)
            let ended = try #require(scene.designations["Облыс"])
            #expect(
                try await scene.arna.stranger.get("/kk/registry/officials/\(ended).vcf").status
                    == 404)
        }
    }
}
