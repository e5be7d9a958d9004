import Foundation
import KazakhstanFormats
import PluginKit

extension Demonstration {
    /// A campaign that is closed, one that takes answers, and one that is being prepared.
    static func conductCampaigns(in transaction: Transaction, agency: Agency) async throws {
        let made: [Campaign.State: String] = [
            .closed: "2026-02-20", .draft: "2026-08-31", .open: "2026-09-14",
        ]
        for campaign in try campaigns() {
            try await transaction.execute(
                """
                INSERT INTO registry.campaigns (id, agency_id, title_kk, title_ru, title_en, contact, due_on,
                    state, opened_on, closed_on, made_at, is_demonstration)
                VALUES (\(campaign.id), \(agency.id), \(.values(of: campaign.title)), \(campaign.contact),
                    \(campaign.dueOn), \(campaign.state), \(campaign.openedOn), \(campaign.closedOn),
                    \(made[campaign.state])::timestamptz, true)
                ON CONFLICT (id) DO NOTHING
                """)
            try await transaction.execute(asking(campaign))
        }
    }

    private static func campaigns() throws -> [Campaign] {
        func campaign(
            _ key: String, _ title: LocalizedText, from: String?, to: String?, due: String
        ) throws -> Campaign {
            var campaign = Campaign()
            campaign.id = UUID(demonstrated: "campaign", key)
            campaign.title = title
            campaign.contact = "С. Үлгіов, +7 7172 00-00-00"
            campaign.openedOn = try from.map { try Day(iso8601: $0) }
            campaign.closedOn = try to.map { try Day(iso8601: $0) }
            campaign.dueOn = try Day(iso8601: due)
            campaign.state = to != nil ? .closed : from != nil ? .open : .draft
            return campaign
        }
        return [
            try campaign(
                "closed",
                LocalizedText(
                    kk: "Үлгі: 2026 жылғы көктемгі тізім", ru: "Пример: весенний список 2026 года",
                    en: "Example: the list of spring 2026"), from: "2026-03-02",
                to: "2026-03-16", due: "2026-03-16"),
            try campaign(
                "open",
                LocalizedText(
                    kk: "Үлгі: 2026 жылғы күзгі тізім", ru: "Пример: осенний список 2026 года",
                    en: "Example: the list of autumn 2026"), from: "2026-09-21", to: nil,
                due: "2026-12-31"),
            try campaign(
                "draft",
                LocalizedText(
                    kk: "Үлгі: 2027 жылғы тізім", ru: "Пример: список 2027 года",
                    en: "Example: the list of 2027"), from: nil, to: nil, due: "2027-03-15"),
        ]
    }

    /// Asks two dozen demonstrated bodies of many regions; some have answered, and every seventh has no address.
    private static func asking(_ campaign: Campaign) -> SQL {
        """
        INSERT INTO registry.campaign_bodies (campaign_id, body_id, asked_on, sent_to, last_asked_on, letters,
            answer, answers, answered_at, answered_by, reason)
        SELECT \(campaign.id)::uuid, id, day, CASE WHEN place % 7 > 0 AND day IS NOT NULL THEN 'ulgi@example.invalid' END,
            CASE WHEN place % 7 > 0 THEN day END, CASE WHEN place % 7 > 0 AND day IS NOT NULL THEN 1 ELSE 0 END,
            answer, CASE WHEN answer IS NULL THEN 0 ELSE 1 END,
            CASE WHEN answer IS NOT NULL THEN day + interval '34 hours' END, CASE WHEN answer IS NOT NULL THEN id END,
            CASE answer WHEN 'nobody' THEN 'Үлгі: штат кестесі бекітілуде' END
        FROM (
            SELECT b.id, row_number() OVER (ORDER BY b.id) AS place,
                \(campaign.openedOn)::date AS day
            FROM registry.bodies b
            WHERE b.is_demonstration AND b.expects_official AND b.valid_to IS NULL) AS asked
            CROSS JOIN LATERAL (
                SELECT CASE WHEN day IS NULL THEN NULL WHEN place % 5 = 4 THEN 'nobody'
                    WHEN EXISTS (SELECT FROM registry.designations d WHERE d.body_id = asked.id)
                        AND place % 3 = 0 THEN 'unchanged' END) AS given (answer)
        WHERE place <= 24
        ON CONFLICT DO NOTHING
        """
    }
}
