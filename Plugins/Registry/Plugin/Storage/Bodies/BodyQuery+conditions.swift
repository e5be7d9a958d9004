import KazakhstanFormats
import PluginKit

extension BodyQuery {
    func conditions(on day: Day) -> [SQL] {
        var conditions: [SQL] = [.holds("v", on: day)]
        if let region { conditions.append("v.region_code = \(region.region)") }
        if let level { conditions.append("v.level = \(level)") }
        if let kind { conditions.append("v.kind = \(kind)") }
        if let parentId { conditions.append("v.parent_id = \(parentId)") }
        return conditions + SQL.matches("v.search", q)
    }

    /// By the order of protocol, or by name in the alphabet of the language.
    static func order(_ sort: String?, in language: Language) throws(InvalidFields) -> SQL {
        let name: SQL = language == .ru ? "v.sort_ru" : "v.sort_kk"
        return switch sort {
        case nil, "order": "v.level_order, b.protocol_order, \(name), b.id"
        case "-order": "v.level_order DESC, b.protocol_order DESC, \(name) DESC, b.id DESC"
        case "name": "\(name), b.id"
        case "-name": "\(name) DESC, b.id DESC"
        default: throw InvalidFields(.registry("/sort", "unknownSort", ["known": "name, order"]))
        }
    }
}
