import KazakhstanFormats
import PluginKit

extension Finder {
    /// So many officials of a ring are shown; who wants more has the list.
    private static let shown = 20
    /// Among so many of a ring those who deal with a topic are looked for.
    private static let looked = 500

    /// - Returns: Nil where the classifier does not name the place on the day.
    static func read(
        _ query: FinderQuery, on day: Day, from database: Database
    ) async throws -> Finder? {
        guard let chain = try await PlaceChain.read(query.place, on: day, from: database),
            let place = chain.place
        else { return nil }
        let nearest: SQL = "array_position(\(chain.localCodes), o.kato_code), \(Officials.order)"
        async let district = officials(
            chain.isAtDistrict("o.region_code", "o.level_order", "o.kato_code"), by: nearest,
            on: day, from: database)
        async let regional = officials(
            chain.isOfRegion("o.region_code", "o.level_order"), on: day, from: database)
        async let central = officials(
            "o.level_order = \(Level.central.order)", on: day, from: database)
        async let without = without(around: chain, on: day, from: database)
        var finder = Finder(place: place)
        let found = try await district + regional + central
        finder.rings = rings(around: chain, of: found, without: try await without)
        finder.topics = Set(found.flatMap(\.topics)).sorted()
        let topic = FinderTopic(query.topic)
        for index in finder.rings.indices {
            if let topic { finder.rings[index].narrow(to: topic) }
            finder.rings[index].officials = Array(finder.rings[index].officials.prefix(shown))
        }
        return finder
    }

    private static func rings(
        around chain: PlaceChain, of officials: [Official], without: [UncoveredBody]
    ) -> [FinderRing] {
        func ring(_ level: Level, at place: Place?) -> FinderRing {
            FinderRing(
                level: level, place: place, officials: officials.filter { $0.level.ring == level },
                without: without.filter { $0.level.ring == level })
        }
        let centre = ring(.central, at: nil)
        return (chain.district.map { [ring(.district, at: $0)] } ?? [])
            + (chain.region.map { [ring(.regional, at: $0)] } ?? [])
            + (centre.officials.isEmpty ? [] : [centre])
    }

    private static func officials(
        _ condition: SQL, by order: SQL = Officials.order, on day: Day, from database: Database
    ) async throws -> [Official] {
        try await database.plannedByValues.query(
            """
            SELECT \(Official.columns) FROM registry.officials o
            WHERE o.shown_from <= \(day) AND o.shown_to >= \(day) AND \(condition)
            ORDER BY \(order) LIMIT \(looked)
            """
        ).map { try Official($0, seenOn: day) }
    }

    private static func without(
        around chain: PlaceChain, on day: Day, from database: Database
    ) async throws -> [UncoveredBody] {
        let ofRegion = chain.isOfRegion("v.region_code", "v.level_order")
        let atDistrict = chain.isAtDistrict("v.region_code", "v.level_order", "v.kato_code")
        return try await Coverage.uncovered(
            "(\(ofRegion) OR \(atDistrict))", on: day, limit: shown, from: database)
    }
}

extension PlaceChain {
    /// The condition that a body is one of the region as a whole.
    fileprivate func isOfRegion(_ regionCode: SQL, _ level: SQL) -> SQL {
        """
        \(regionCode) = \(region?.code.rawValue)
        AND \(level) IN (\(Level.regional.order), \(Level.regionalDepartment.order))
        """
    }

    /// The condition that a body of a district stands where the place or its district is.
    fileprivate func isAtDistrict(_ regionCode: SQL, _ level: SQL, _ code: SQL) -> SQL {
        """
        \(regionCode) = \(region?.code.rawValue)
        AND \(level) = \(Level.district.order) AND \(code) = ANY (\(localCodes))
        """
    }
}

extension Level {
    /// Departments of a region answer beside its akimat.
    fileprivate var ring: Level { self == .regionalDepartment ? .regional : self }
}
