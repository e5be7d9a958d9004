import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    /// A body that is to be written to.
    struct Addressee: Sendable {
        let bodyId: UUID
        let body: LocalizedText
        let isDemonstration: Bool
        let address: MailAddress
    }

    /// Writes to the bodies of an open campaign that have an address and have not answered, but for those that were
    /// written to there today: keeps the digest of a new link for each, and their letters, in a few statements
    /// however many they are.
    /// - Parameter day: Only those that were not written to since; nil for all.
    /// - Returns: How many are written to.
    @discardableResult
    static func write(
        _ kind: LetterKind, of campaign: Campaign, before day: Day? = nil, to body: UUID? = nil,
        in change: Change
    ) async throws -> Int {
        let request = change.request
        let addressees = try await addressees(of: campaign, before: day, only: body, in: change)
        guard !addressees.isEmpty else { return 0 }
        let until = request.beginning(
            of: request.settings[.remindBefore].next(after: request.today, before: campaign.dueOn))
        let written = addressees.map { ($0, LinkSecret.new()) }
        try await change.execute(
            """
            WITH written AS (
                SELECT * FROM unnest(\(written.map(\.0.bodyId))::uuid[], \(written.map(\.1.text))::text[],
                    \(written.map(\.0.address.text))::text[]) AS w (body_id, secret, address)),
            linked AS (
                INSERT INTO registry.campaign_links (digest, campaign_id, body_id)
                SELECT \(LinkSecret.digest(of: "secret")), \(campaign.id)::uuid, body_id FROM written)
            UPDATE registry.campaign_bodies a
            SET sent_to = w.address, last_asked_on = \(request.today), letters = a.letters + 1
            FROM written w WHERE a.campaign_id = \(campaign.id) AND a.body_id = w.body_id
            """)
        try await change.send(
            written.map { addressee, secret in
                Letter(
                    kind, to: addressee.address, in: nil, path: ["token": secret.text],
                    until: until,
                    isDemonstration: addressee.isDemonstration || campaign.isDemonstration
                ) { language in
                    [
                        "title": campaign.title.line(in: language),
                        "body": addressee.body.line(in: language),
                        "contact": campaign.contact.inOneLine,
                        "day": campaign.dueOn.words(in: language, case: .ablative),
                    ]
                }
            })
        return written.count
    }

    /// The bodies of a campaign that have not answered, have an address and were not written to since a day. Its
    /// own address of the campaign goes first, then that of who stands, then that of the body.
    private static func addressees(
        of campaign: Campaign, before day: Day?, only body: UUID?, in change: Change
    ) async throws -> [Addressee] {
        let today = change.request.today
        return try await change.query(
            """
            SELECT a.body_id, v.name_kk, v.name_ru, v.name_en, b.is_demonstration,
                array_remove(ARRAY[a.address, official.address, v.email], NULL),
                CASE WHEN a.last_asked_on = \(today) THEN a.sent_to END
            FROM registry.campaigns c JOIN registry.campaign_bodies a ON a.campaign_id = c.id
                JOIN registry.bodies b ON b.id = a.body_id
                JOIN registry.body_versions v ON v.body_id = a.body_id AND \(.holds("v", on: today))
                LEFT JOIN LATERAL (
                    SELECT mail.address
                    FROM registry.designations d CROSS JOIN LATERAL (
                        \(ContactQueries.addresses) LIMIT 1) AS mail
                    WHERE d.body_id = a.body_id AND d.agency_id = c.agency_id
                        AND \(Designation.covers) AND \(.holds("d", on: today))
                    ORDER BY d.valid_from DESC LIMIT 1) AS official ON true
            WHERE c.id = \(campaign.id) AND a.answer IS NULL
                AND (\(body)::uuid IS NULL OR a.body_id = \(body))
                AND (\(day)::date IS NULL OR a.last_asked_on IS NULL OR a.last_asked_on < \(day))
            ORDER BY v.level_order, a.body_id
            """
        ).compactMap(Addressee.init)
    }
}

extension Campaigns.Addressee {
    /// Nil where no address can be written to, or was not today already.
    fileprivate init?(_ row: Row) throws {
        var cells = row.cells
        bodyId = try cells.next()
        body = try cells.localized()
        isDemonstration = try cells.next()
        let addresses: [String] = try cells.next()
        let writtenTo: String? = try cells.next()
        try cells.end()
        guard let address = addresses.lazy.compactMap(MailAddress.init).first,
            address.text != writtenTo
        else { return nil }
        self.address = address
    }
}

extension Request {
    /// When a day begins in Kazakhstan.
    func beginning(of day: Day) -> Date {
        let moment = LocalMoment(now)
        let minute = (now.timeIntervalSince1970 / 60).rounded(.down) * 60
        let midnight = minute - Double(moment.hour * 3_600 + moment.minute * 60)
        return Date(timeIntervalSince1970: midnight + Double(today.days(until: day)) * 86_400)
    }
}
