import KazakhstanFormats
import PluginKit

extension Finder {
    /// So many officials of the centre are shown, and so many of all else; who wants more has the list.
    private static let central = 20
    private static let local = 60

    /// - Returns: Nil where the classifier does not name the place on the day.
    static func read(
        _ query: FinderQuery, on day: Day, from database: Database
    ) async throws -> Finder? {
        guard let chain = try await PlaceChain.read(query.place, on: day, from: database),
            let place = chain.place
        else { return nil }
        async let local = officials(around: chain, on: day, from: database)
        async let central = centralOfficials(on: day, from: database)
        async let without = without(around: chain, on: day, from: database)
        var finder = Finder(place: place)
        let found = try await local + central
        finder.rings = rings(around: chain, of: found, without: try await without)
        finder.topics = Set(found.flatMap(\.topics)).sorted()
        if let topic = FinderTopic(query.topic) {
            for index in finder.rings.indices { finder.rings[index].narrow(to: topic) }
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
        around chain: PlaceChain, on day: Day, from database: Database
    ) async throws -> [Official] {
        try await database.plannedByValues.query(
            """
            SELECT \(Official.columns) FROM registry.officials o
            WHERE o.shown_from <= \(day) AND o.shown_to >= \(day) AND \(chain.surrounds("o.region_code", "o.level_order", "o.kato_code"))
            ORDER BY array_position(\(chain.localCodes), o.kato_code), \(Officials.order)
            LIMIT \(local)
            """
        ).map { try Official($0, seenOn: day) }
    }

    private static func centralOfficials(
        on day: Day, from database: Database
    ) async throws -> [Official] {
        try await database.query(
            """
            SELECT \(Official.columns) FROM registry.officials o
            WHERE o.shown_from <= \(day) AND o.shown_to >= \(day)
                AND o.level_order = \(Level.central.order)
            ORDER BY \(Officials.order) LIMIT \(central)
            """
        ).map { try Official($0, seenOn: day) }
    }

    private static func without(
        around chain: PlaceChain, on day: Day, from database: Database
    ) async throws -> [UncoveredBody] {
        try await Coverage.uncovered(
            chain.surrounds("v.region_code", "v.level_order", "v.kato_code"), on: day, limit: local,
            from: database)
    }
}

extension PlaceChain {
    /// The condition that a body stands in the region as a whole, or where the place or its district is.
    fileprivate func surrounds(_ regionCode: SQL, _ level: SQL, _ code: SQL) -> SQL {
        """
        \(regionCode) = \(region?.code.rawValue)
        AND (\(level) IN (\(Level.regional.order), \(Level.regionalDepartment.order))
            OR \(level) = \(Level.district.order) AND \(code) = ANY (\(localCodes)))
        """
    }
}

extension Level {
    /// Departments of a region answer beside its akimat.
    fileprivate var ring: Level { self == .regionalDepartment ? .regional : self }
}
