import Foundation
import KazakhstanFormats
import PluginKit

extension Demonstration {
    /// A recommendation with an edition that is in force and was sent to some bodies, and one that is prepared.
    static func publishMaterial(in transaction: Transaction, agency: Agency) async throws {
        let material = UUID(demonstrated: "material", "recommendation")
        let edition = UUID(demonstrated: "materialEdition", "1")
        let moment = Date(timeIntervalSince1970: 1_773_982_800)
        let statements: [SQL] = [
            """
            INSERT INTO registry.materials
                (id, agency_id, kind, title_kk, title_ru, title_en, is_demonstration)
            VALUES (\(material), \(agency.id), 'recommendation', 'Үлгі: әдістемелік ұсынымдар',
                'Образец: методические рекомендации', 'Sample: methodical recommendations', true)
            ON CONFLICT (id) DO NOTHING
            """,
            """
            INSERT INTO registry.material_editions
                (id, material_id, number, in_force_from, note_kk, note_ru, note_en, published_at)
            VALUES
                (\(edition), \(material), 1, '2020-01-01', 'Үлгі: алғашқы басылым, мәтіні жоқ',
                    'Образец: первая редакция, текста нет', 'Sample: first edition, without a text',
                    \(moment)::timestamptz),
                (\(UUID(demonstrated: "materialEdition", "2")), \(material), 2, '2099-01-01',
                    'Үлгі: дайындалып жатқан басылым', 'Образец: редакция готовится',
                    'Sample: an edition in preparation', NULL)
            ON CONFLICT (id) DO NOTHING
            """,
            """
            INSERT INTO registry.material_recipients (edition_id, body_id, is_due, letters, last_sent_on,
                acknowledged_at)
            SELECT \(edition), b.id, false, 1, '2026-03-20',
                CASE WHEN b.id < '80000000-0000-0000-0000-000000000000' THEN \(moment)::timestamptz END
            FROM registry.bodies b
            WHERE b.is_demonstration AND b.expects_official AND b.valid_to IS NULL
            ON CONFLICT (edition_id, body_id) DO NOTHING
            """,
        ]
        for statement in statements { try await transaction.execute(statement) }
    }
}
