import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `What points to a body` {
    @Test func `is told of contacts, campaigns and materials, too, by whoever may see it`()
        async throws
    {
        try await Collecting.open { scene in
            let client = scene.ministry
            let body = scene.body("Облыс")
            let official = try await client.recorded("designations", Records.designation(of: body))
            let said = try await scene.arna.stranger.post(
                "\(api)/officials/\(official)/contact-reports", ["subject": "phone"])
            #expect(said.status == 201)
            try await scene.arna.owner.execute(
                """
                INSERT INTO registry.contact_queries (id, designation_id, asked_for, last_asked_on,
                    expires_on, answered_at, answer, note)
                VALUES (gen_random_uuid(), \(official)::uuid, '2026-08-01', '2026-08-01', '2026-09-15',
                    now(), 'changed', 'Нөмір')
                """)
            _ = try await client.recorded(
                "campaigns",
                [
                    "title": ["kk": "Облыстың тізімі"], "contact": "+7 7172 74-00-00",
                    "dueOn": "2026-10-15", "unitId": .string(body),
                ])
            _ = try await scene.opened(asking: ["Облыс"])
            try await scene.arna.owner.execute(
                """
                WITH made AS (
                    INSERT INTO registry.materials (id, agency_id, kind, title_kk)
                    SELECT gen_random_uuid(), id, 'other', 'Ұсыным' FROM platform.agencies LIMIT 1
                    RETURNING id),
                edition AS (
                    INSERT INTO registry.material_editions (id, material_id, number, in_force_from)
                    SELECT gen_random_uuid(), id, 2, '2026-09-01' FROM made RETURNING id)
                INSERT INTO registry.material_recipients (edition_id, body_id)
                SELECT id, \(body)::uuid FROM edition
                """)
            let ties = try await client.read("bodies/\(body)/ties").items
            #expect(
                ties.map { "\($0["kind"]?.string ?? "") \($0["fate"]?.string ?? "")" } == [
                    "child moves", "designation ends", "contactNote waits", "contactReport waits",
                    "campaign waits", "campaignAnswer ends", "material stays",
                ])
            #expect(ties.last?["name"]?["kk"]?.string == "Ұсыным, № 2")
            let form = try await scene.chief.open("/ru/registry/bodies/\(body)/closure").text
            for link in [
                "contact-notes\"", "contact-reports/", "campaigns/", "/acknowledgements\"",
            ] {
                #expect(form.contains("/ru/registry/\(link)") || form.contains(link), "\(link)")
            }
        }
    }

    @Test func `is a placement below its own part of a site that many share`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let site = "https://www.gov.kz/memleket/entities/eski"
            let body = try await client.recorded(
                "bodies", Records.body("Ескі", with: ["site": .string("\(site)?lang=kk")]))
            let addresses = [
                site, "\(site)/tizim", "\(site)ler/tizim", "https://gov.kz/memleket/entities/basqa",
            ]
            for address in addresses {
                _ = try await client.recorded(
                    "lists/central/placements",
                    ["address": .string(address), "placedOn": "2026-03-01"])
            }
            let ties = try await client.read("bodies/\(body)/ties").items
            #expect(ties.map { $0["name"]?["kk"]?.string } == Array(addresses.prefix(2)))
        }
    }
}
