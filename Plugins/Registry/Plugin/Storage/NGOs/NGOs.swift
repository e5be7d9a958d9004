import Foundation
import KazakhstanFormats
import PluginKit

/// The organisations of the registry.
enum NGOs {
    /// The card, also of one that was merged into another.
    static func find(_ id: UUID, from database: some SQLExecuting) async throws -> NGO? {
        try await database.query(card(id)).first.map(NGO.init)
    }

    static func card(_ id: UUID) -> SQL {
        "SELECT \(NGO.columns) FROM registry.ngos n WHERE n.id = \(id)"
    }

    /// Which card has a BIN.
    static func find(bin: BIN, from database: some SQLExecuting) async throws -> UUID? {
        try await database.value(holder(of: bin), as: UUID.self)
    }

    static func holder(of bin: BIN) -> SQL {
        "SELECT n.id FROM registry.ngos n WHERE n.bin = \(bin) AND n.merged_into IS NULL"
    }

    /// A page of the organisations asked for: by name, or where words are asked for as these fit.
    static func list(
        _ query: NGOQuery, _ paging: Paging, in language: Language, from database: Database
    ) async throws -> Listing<NGO> {
        if !query.q.isBlank {
            return try await NGOSearch(query).found(paging, from: database)
        }
        let rows = rows(query)
        let order = try NGOQuery.order(paging.sort, in: language)
        let planned = query.isPlain ? database : database.plannedByValues
        let items = try await planned.query(
            "SELECT \(NGO.columns) \(rows) ORDER BY \(order) \(paging.slice)"
        ).map(NGO.init)
        return try await paging.listing(items, counting: rows, from: planned)
    }

    /// `FROM … WHERE …` of the organisations asked for, but for the words.
    static func rows(_ query: NGOQuery) -> SQL {
        "FROM registry.ngos n WHERE \(query.conditions.joined(separator: " AND "))"
    }
}

extension NGOQuery {
    /// On `registry.ngos n`, but for the words.
    var conditions: [SQL] { ["n.merged_into IS NULL"] + narrowing }

    /// What leaves any of the cards out that stand.
    var narrowing: [SQL] {
        var conditions: [SQL] = []
        if let region { conditions.append("n.region_code = \(region.region)") }
        if let form = form.unlessBlank { conditions.append("n.legal_form = \(form)") }
        if let status { conditions.append("n.status = \(status)") }
        if let sphere = sphere.unlessBlank { conditions.append("n.spheres @> \([sphere])") }
        return conditions
    }

    /// By name in the alphabet of the language.
    static func order(_ sort: String?, in language: Language) throws(InvalidFields) -> SQL {
        let name: SQL = language == .ru ? "n.sort_ru" : "n.sort_kk"
        return switch sort {
        case nil, "name": "\(name), n.id"
        case "-name": "\(name) DESC, n.id DESC"
        default: throw InvalidFields(.registry("/sort", "unknownSort", ["known": "name"]))
        }
    }
}
