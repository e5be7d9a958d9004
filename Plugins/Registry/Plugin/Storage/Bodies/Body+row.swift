import KazakhstanFormats
import PluginKit

extension Body {
    /// Of `registry.bodies b` and `registry.body_versions v`, in the order of ``init(_:)``.
    static let columns: SQL = """
        b.id, v.level, v.kind, v.parent_id, v.kato_code, b.bin, b.no_bin_reason, b.external_code, \
        v.name_kk, v.name_ru, v.name_en, v.short_name_kk, v.short_name_ru, v.short_name_en, \
        v.site, v.address_kk, v.address_ru, v.address_en, v.phones, v.email, v.topics, \
        b.expects_official, b.expects_reason, b.protocol_order, b.valid_from, b.valid_to, b.revision, \
        CASE WHEN b.valid_to IS NULL THEN '{}' ELSE ARRAY( \
        SELECT r.other_id FROM registry.body_relations r \
        WHERE r.body_id = b.id AND r.withdrawn_at IS NULL \
        GROUP BY r.other_id ORDER BY min(r.effective_on), r.other_id) END
        """

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        level = try cells.next()
        kind = try cells.next()
        parentId = try cells.next()
        katoCode = try cells.next()
        bin = try cells.next()
        noBinReason = try cells.next()
        externalCode = try cells.next()
        name = try cells.localized()
        shortName = try cells.localizedIfAny()
        site = try cells.next()
        address = try cells.localizedIfAny()
        phones = try cells.next()
        email = try cells.next()
        topics = try cells.next()
        expectsOfficial = try cells.next()
        expectsReason = try cells.next()
        protocolOrder = try cells.next()
        validFrom = try cells.next()
        validTo = try cells.next()
        revision = try cells.next()
        successorIds = try cells.next()
        try cells.end()
    }
}
