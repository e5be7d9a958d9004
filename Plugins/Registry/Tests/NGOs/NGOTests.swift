import Foundation
import PluginKit
import PluginTesting
import RegistryAPI
import Testing

@testable import Registry

@Suite struct `An organisation` {
    private let contact: JSON = [
        ["kind": "phone", "value": "+7 7172 00-00-00", "public": true],
        ["kind": "email", "value": "bas@example.invalid", "public": false],
    ]

    @Test func `is recorded with a BIN or with the reason why there is none`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let neither = try await client.post(
                "\(api)/ngos", Records.ngo("Үлгі", with: ["noBinReason": ""]))
            #expect(neither.status == 422)
            #expect(neither.text.contains("/bin"))
            let both = try await client.post(
                "\(api)/ngos",
                Records.ngo("Үлгі", with: ["bin": "020340000122", "noBinReason": "тіркеуде"]))
            #expect(both.status == 422)
            _ = try await client.recorded(
                "ngos", Records.ngo("Үлгі", with: ["bin": "020340000122"]))
            let second = try await client.post(
                "\(api)/ngos", Records.ngo("Басқа", with: ["bin": "020340000122"]))
            #expect(second.status == 409)
            #expect(second.text.contains("БСН"))
            #expect(try await arna.events(NGORecorded.self).count == 1)
        }
    }

    @Test func `shows its contacts only while it agrees, and the private ones never`() async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let without = try await client.post(
                "\(api)/ngos", Records.ngo("Үлгі", with: ["contacts": contact]))
            #expect(without.status == 422)
            #expect(without.text.contains("/consentOn"))
            let id = try await client.recorded(
                "ngos",
                Records.ngo(
                    "Үлгі",
                    with: [
                        "contacts": contact, "consentOn": "2026-01-15", "consentBasis": "Хат № 1",
                    ]))
            let open = try await arna.stranger.read("ngos/\(id)")
            #expect(open["contacts"]?.array?.count == 1)
            #expect(open["consentBasis"]?.string == nil)
            #expect(try await client.read("ngos/\(id)")["contacts"]?.array?.count == 2)
            let ended = try await client.put(
                "\(api)/ngos/\(id)", ["consentEndedOn": "2026-02-01"], revision: 1)
            #expect(ended.status == 200)
            #expect(try await arna.stranger.read("ngos/\(id)")["contacts"]?.array?.isEmpty == true)
        }
    }

    @Test func `agrees on a day that has come, not on one to come`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let refused = try await client.post(
                "\(api)/ngos",
                Records.ngo("Үлгі", with: ["consentOn": "2999-01-01", "consentBasis": "Хат"]))
            #expect(refused.status == 422)
            #expect(refused.text.contains("/consentOn"))
        }
    }

    @Test func `is warned of where letters of two alphabets stand in one word`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let answer = try await client.post("\(api)/ngos", Records.ngo("Қoғам"))
            #expect(answer.status == 201)
            #expect(answer.json["warnings"]?.array?.first?["code"]?.string == "mixedLetters")
            #expect(answer.text.contains("«Қoғам»"))
        }
    }

    @Test func `keeps how it stood before, which counts for its eligibility on a day`() async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded(
                "ngos", Records.ngo("Үлгі", with: ["registeredOn": "2020-02-03"]))
            let suspended = try await client.put(
                "\(api)/ngos/\(id)",
                [
                    "status": "suspended", "statusSince": "2025-05-01",
                    "statusBasis": "Сот шешімі",
                ], revision: 1)
            #expect(suspended.status == 200)
            let now = try await arna.stranger.read("ngos/\(id)/eligibility?on=2025-05-01")
            #expect(now["reasons"]?.array?.map { $0["code"]?.string } == ["suspended"])
            #expect(now["reasons"]?.array?.first?["source"]?.string == "Сот шешімі")
            let before = try await arna.stranger.read("ngos/\(id)/eligibility?on=2025-04-30")
            #expect(before["reasons"]?.array?.isEmpty == true)
            #expect(try await arna.events(NGOStatusChanged.self).count == 1)
        }
    }

    @Test func `that is a trade union needs a person to judge`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded("ngos", Records.ngo("Үлгі", form: "tradeUnion"))
            let found = try await arna.stranger.read("ngos/\(id)/eligibility")
            #expect(found["reasons"]?.array?.map { $0["code"]?.string } == ["form"])
        }
    }

    @Test func `keeps the day on which a status began, when a whole record repeats the one before`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded(
                "ngos", Records.ngo("Үлгі", with: ["registeredOn": "2020-02-03"]))
            let suspended = try await client.put(
                "\(api)/ngos/\(id)", ["status": "suspended", "statusSince": "2020-02-03"],
                revision: 1)
            #expect(suspended.json["statusSince"]?.string != "2020-02-03")
            let before = try await arna.stranger.read("ngos/\(id)/eligibility?on=2024-01-01")
            #expect(before["reasons"]?.array?.isEmpty == true)
            let earlier = try await client.put(
                "\(api)/ngos/\(id)", ["status": "liquidating", "statusSince": "2021-01-01"],
                revision: 2)
            #expect(earlier.status == 422)
            #expect(earlier.text.contains("/statusSince"))
        }
    }

    @Test func `is found by the name that it had before`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded("ngos", Records.ngo("Ескі атау"))
            let renamed = try await client.post(
                "\(api)/ngos/\(id)/renaming",
                ["name": ["kk": "Жаңа есім", "ru": "Новое имя"], "effectiveOn": "2026-01-01"])
            #expect(renamed.status == 200)
            let corrected = try await client.put(
                "\(api)/ngos/\(id)", ["head": "Үлгіов"], revision: 2)
            #expect(corrected.status == 200)
            for word in ["ескі атау", "жаңа есім"] {
                let found = try await arna.stranger.read("ngos?q=\(word.percentEncoded)")
                #expect(found.items.map { $0["id"]?.string } == [id])
            }
        }
    }
}
