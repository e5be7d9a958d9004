import KazakhstanFormats
import PluginKit

/// Of which bodies the coverage is asked.
struct CoverageQuery: Described {
    var on: Day?
    var level: Level?
    var region: KATOCode?
    /// Of the bodies without an official only those that have had none for more than so many days.
    var vacantFor: Int?
    /// Which page of the bodies without an official, from 1.
    var page = 1

    static let pageLength = 20

    static let fields = Fields(
        "CoverageQuery", texts: "registry.search", blank: CoverageQuery(),
        [
            Field("on", \.on), Field("level", \.level), Field("region", \.region),
            Field("vacantFor", \.vacantFor), Field("page", \.page),
        ]
    ) { query, problems in
        if !(1...1_000_000).contains(query.page) { problems.append(.registry("/page", "notAPage")) }
        if let days = query.vacantFor, !(1...36_500).contains(days) {
            problems.append(.registry("/vacantFor", "notDays"))
        }
    }
}
