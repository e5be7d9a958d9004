import PluginKit

@testable import Registry

/// Many officials at once, as a bench or a long list needs them.
enum Crowd {
    static func fill(_ count: Int, in owner: Database) async throws {
        try await owner.withTransaction { transaction in
            try await transaction.execute(
                """
                INSERT INTO registry.bodies (id, valid_from)
                SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '2016-01-01'
                FROM generate_series(1, \(count)::integer) AS n
                """)
            try await transaction.execute(
                """
                INSERT INTO registry.body_versions
                    (body_id, valid_from, kato_code, level, kind, name_kk, name_ru, search)
                SELECT id, valid_from, '100000000', 'district', 'akimat', 'Орган', 'Орган', ' organ'
                FROM registry.bodies
                """)
            try await transaction.execute(
                """
                INSERT INTO registry.persons (id, given_name_kk, search)
                SELECT id, 'Үлгі', ' ulgi' FROM registry.bodies
                """)
            try await transaction.execute(
                """
                INSERT INTO registry.designations (id, agency_id, body_id, person_id, position_kk,
                    kind, valid_from, published, state, rank_verdict, search)
                SELECT b.id, a.id, b.id, b.id, 'директор', 'primary', '2024-01-01', true, 'published',
                    'unknown',
                    ' direktor'
                FROM registry.bodies b, platform.agencies a
                """)
            try await Officials.renewAll(in: transaction)
        }
    }
}
