import PluginKit

/// Where a body stands in the state. Cities of republican significance are regional, cities of
/// oblast significance are of the district level. Source: REG-1.
enum Level: String, Choice {
    case central, regional, regionalDepartment, district
    static let texts = "registry.level"
}

extension Level {
    /// Its place in lists, from 1; `level_order` in the tables.
    var order: Int {
        switch self {
        case .central: 1
        case .regional: 2
        case .regionalDepartment: 3
        case .district: 4
        }
    }
}
