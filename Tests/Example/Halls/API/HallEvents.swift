public import Foundation
public import KazakhstanFormats
public import PluginKit

/// A hall can be used from now on.
public struct HallOpened: Event {
    public static let name = "halls.hallOpened"
    public var hallId = UUID.blank
    public var hall = LocalizedText()
    public var aggregate: UUID { hallId }

    public static let fields = Fields(
        "HallOpened", texts: "halls.event", blank: HallOpened(),
        [Field("hallId", \.hallId, .required), Field("hall", \.hall, .required)])

    public init() {}

    public init(hallId: UUID, hall: LocalizedText) {
        self.hallId = hallId
        self.hall = hall
    }
}

/// A hall can be used no more.
public struct HallClosed: Event {
    public static let name = "halls.hallClosed"
    public var hallId = UUID.blank
    public var hall = LocalizedText()
    /// The last day on which it could be used.
    public var lastDay = Day(daysSince2000: 0)
    public var aggregate: UUID { hallId }

    public static let fields = Fields(
        "HallClosed", texts: "halls.event", blank: HallClosed(),
        [
            Field("hallId", \.hallId, .required), Field("hall", \.hall, .required),
            Field("lastDay", \.lastDay, .required),
        ])

    public init() {}

    public init(hallId: UUID, hall: LocalizedText, lastDay: Day) {
        self.hallId = hallId
        self.hall = hall
        self.lastDay = lastDay
    }
}
