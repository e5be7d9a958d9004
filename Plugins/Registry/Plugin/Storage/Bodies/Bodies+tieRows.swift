import Foundation
import KazakhstanFormats
import PluginKit

/// The rows of ``Bodies/ties(of:_:for:)``: position, kind, id, name and day of each that points to a body.
extension Bodies {
    /// Those of its officials, for whoever may read its designations.
    static func tiesOfOfficials(of id: UUID, _ request: Request) -> [SQL] {
        let designation: SQL = """
            registry.designations d JOIN registry.persons p ON p.id = d.person_id
            """
        let own: SQL = "d.body_id = \(id) AND d.agency_id = \(request.agency.id)"
        return [
            // Those that hold or will, and those on their way.
            """
            SELECT CASE WHEN \(Designation.inForce) THEN 2 ELSE 3 END,
                CASE WHEN \(Designation.inForce) THEN 'designation' ELSE 'draft' END, d.id,
                \(personName), d.valid_from
            FROM \(designation) WHERE \(own) AND NOT d.entered_by_mistake
                AND (d.valid_to IS NULL OR d.valid_to >= \(request.today))
            """,
            """
            SELECT 4, 'contactQuery', d.id, \(personName), q.asked_for
            FROM \(designation) JOIN registry.contact_queries q ON q.designation_id = d.id
            WHERE \(own) AND q.answered_at IS NULL AND q.expires_on >= \(request.today)
            """,
        ]
    }

    /// What is said of its officials' contacts and nobody has seen to yet, for whoever may correct them.
    static func tiesOfContacts(of id: UUID, _ request: Request) -> [SQL] {
        let designation: SQL = """
            registry.designations d JOIN registry.persons p ON p.id = d.person_id
            """
        let own: SQL = "d.body_id = \(id) AND d.agency_id = \(request.agency.id)"
        return [
            """
            SELECT 5, 'contactNote', q.id, \(personName), \(day(of: "q.answered_at"))
            FROM \(designation) JOIN registry.contact_queries q ON q.designation_id = d.id
            WHERE \(own) AND q.answer = 'changed' AND q.settled_at IS NULL
            """,
            """
            SELECT 6, 'contactReport', r.id, \(personName), \(day(of: "r.first_at"))
            FROM \(designation) JOIN registry.contact_reports r ON r.designation_id = d.id
            WHERE \(own) AND r.settled_at IS NULL
            """,
        ]
    }

    /// The campaigns for its area, and those that await its answer.
    static func tiesOfCampaigns(of id: UUID, _ request: Request) -> [SQL] {
        [
            """
            SELECT 7, 'campaign', c.id, c.title_kk, c.title_ru, c.title_en, c.opened_on
            FROM registry.campaigns c
            WHERE c.unit_id = \(id) AND c.agency_id = \(request.agency.id) AND c.state <> 'closed'
            """,
            """
            SELECT 8, 'campaignAnswer', c.id, c.title_kk, c.title_ru, c.title_en, a.asked_on
            FROM registry.campaign_bodies a JOIN registry.campaigns c ON c.id = a.campaign_id
            WHERE a.body_id = \(id) AND a.answer IS NULL AND c.agency_id = \(request.agency.id)
                AND c.state = 'open'
            """,
        ]
    }

    /// The editions of materials that nobody there has acknowledged.
    static func tiesOfMaterials(of id: UUID, _ request: Request) -> [SQL] {
        [
            """
            SELECT 9, 'material', e.id, m.title_kk || ', № ' || e.number,
                m.title_ru || ', № ' || e.number, m.title_en || ', № ' || e.number, r.last_sent_on
            FROM registry.material_recipients r
                JOIN registry.material_editions e ON e.id = r.edition_id
                JOIN registry.materials m ON m.id = e.material_id
            WHERE r.body_id = \(id) AND r.acknowledged_at IS NULL
                AND m.agency_id = \(request.agency.id)
            """
        ]
    }

    private static func day(of moment: SQL) -> SQL {
        "(\(moment) AT TIME ZONE 'Asia/Almaty')::date"
    }

    private static let personName: SQL = """
        nullif(concat_ws(' ', p.surname_kk, p.given_name_kk, p.patronymic_kk), ''), \
        nullif(concat_ws(' ', p.surname_ru, p.given_name_ru, p.patronymic_ru), ''), \
        nullif(concat_ws(' ', p.surname_en, p.given_name_en, p.patronymic_en), '')
        """
}
