import Foundation
import PluginKit

extension Demonstration {
    private static let moment = Date(timeIntervalSince1970: 1_773_982_800)

    /// An organisation has asked for a card, and somebody finds an error on another one. No link leads to either.
    static func takeInAboutNGOs(in transaction: Transaction) async throws {
        let id = UUID(demonstrated: "ngoApplication", "first")
        try await transaction.execute(
            """
            INSERT INTO registry.ngo_applications (id, sent_at, language, digest, code_expires_at,
                confirmed_at, no_bin_reason, name_kk, name_ru, legal_form, kato_code, spheres,
                applicant, applicant_email, is_demonstration)
            VALUES (\(id), \(moment), 'kk', \(LinkSecret.digest(of: "\(id.text)::text")), \(moment),
                \(moment), 'Көрсетілім / Демонстрация', '«Үлгі бастама» қоғамдық қоры',
                'Общественный фонд «Үлгі бастама»', 'publicFund', '100000000', '{education}',
                'Үлгі Көрсетілімов', 'ulgi@example.invalid', true)
            ON CONFLICT DO NOTHING
            """)
        try await transaction.execute(
            """
            INSERT INTO registry.contact_reports
                (id, ngo_id, subject, details, first_at, last_at)
            SELECT \(UUID(demonstrated: "ngoCorrection", "head"))::uuid, n.id, 'head',
                'Үлгі: ұйымды басқа адам басқарады', \(moment)::timestamptz, \(moment)::timestamptz
            FROM registry.ngos n WHERE n.is_demonstration AND n.merged_into IS NULL
            ORDER BY n.sort_kk, n.id LIMIT 1
            ON CONFLICT DO NOTHING
            """)
    }
}
