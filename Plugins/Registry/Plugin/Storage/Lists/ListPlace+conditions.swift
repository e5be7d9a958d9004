import KazakhstanFormats
import PluginKit

extension ListPlace {
    /// The condition that a body is of the place.
    /// - Parameter row: An alias that has `level_order`, `region_code` and `kato_code` of the body.
    func condition(on row: SQL) -> SQL {
        switch self {
        case .central: "\(row).level_order = 1"
        case .territory(let code) where code.level == .region:
            "\(row).level_order > 1 AND \(row).region_code = \(code)"
        case .territory(let code):
            """
            \(row).level_order > 1 AND \(row).region_code = \(code.region) \
            AND \(row).kato_code >= \(code) AND \(row).kato_code <= \(code.lastBeneath)
            """
        }
    }
}
