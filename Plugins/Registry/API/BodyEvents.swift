public import Foundation
public import KazakhstanFormats
public import PluginKit

/// A state body was recorded for the first time.
public struct BodyFounded: Event {
    public static let name = "registry.bodyFounded"
    public var bodyId = UUID.blank
    public var body = LocalizedText()
    /// The first day on which it is.
    public var validFrom = Day(daysSince2000: 0)
    public var aggregate: UUID { bodyId }

    public static let fields = Fields(
        "BodyFounded", texts: "registry.event", blank: BodyFounded(),
        [
            Field("bodyId", \.bodyId, .required), Field("body", \.body, .required),
            Field("validFrom", \.validFrom, .required),
        ])

    public init() {}

    public init(bodyId: UUID, body: LocalizedText, validFrom: Day) {
        self.bodyId = bodyId
        self.body = body
        self.validFrom = validFrom
    }
}

/// A state body has, or will have, another name.
public struct BodyRenamed: Event {
    public static let name = "registry.bodyRenamed"
    public var bodyId = UUID.blank
    public var body = LocalizedText()
    /// The first day of the new name.
    public var effectiveOn = Day(daysSince2000: 0)
    public var aggregate: UUID { bodyId }

    public static let fields = Fields(
        "BodyRenamed", texts: "registry.event", blank: BodyRenamed(),
        [
            Field("bodyId", \.bodyId, .required), Field("body", \.body, .required),
            Field("effectiveOn", \.effectiveOn, .required),
        ])

    public init() {}

    public init(bodyId: UUID, body: LocalizedText, effectiveOn: Day) {
        self.bodyId = bodyId
        self.body = body
        self.effectiveOn = effectiveOn
    }
}

/// A state body has, or will have, another parent or place.
public struct BodyTransferred: Event {
    public static let name = "registry.bodyTransferred"
    public var bodyId = UUID.blank
    public var body = LocalizedText()
    /// The first day on which it stands there. Where that is, the body of that day tells.
    public var effectiveOn = Day(daysSince2000: 0)
    public var aggregate: UUID { bodyId }

    public static let fields = Fields(
        "BodyTransferred", texts: "registry.event", blank: BodyTransferred(),
        [
            Field("bodyId", \.bodyId, .required), Field("body", \.body, .required),
            Field("effectiveOn", \.effectiveOn, .required),
        ])

    public init() {}

    public init(bodyId: UUID, body: LocalizedText, effectiveOn: Day) {
        self.bodyId = bodyId
        self.body = body
        self.effectiveOn = effectiveOn
    }
}

/// A state body was, or will be, closed: what points to it must turn to a successor.
public struct BodyClosed: Event {
    public static let name = "registry.bodyClosed"
    public var bodyId = UUID.blank
    public var body = LocalizedText()
    /// The last day on which it is.
    public var closedOn = Day(daysSince2000: 0)
    public var successorIds: [UUID] = []
    public var aggregate: UUID { bodyId }

    public static let fields = Fields(
        "BodyClosed", texts: "registry.event", blank: BodyClosed(),
        [
            Field("bodyId", \.bodyId, .required), Field("body", \.body, .required),
            Field("closedOn", \.closedOn, .required), Field("successorIds", \.successorIds),
        ])

    public init() {}

    public init(bodyId: UUID, body: LocalizedText, closedOn: Day, successorIds: [UUID]) {
        self.bodyId = bodyId
        self.body = body
        self.closedOn = closedOn
        self.successorIds = successorIds
    }
}

/// A state body that expects an official has been left without one.
public struct BodyVacated: Event {
    public static let name = "registry.bodyVacated"
    public var bodyId = UUID.blank
    public var body = LocalizedText()
    /// The first day without an official.
    public var since = Day(daysSince2000: 0)
    public var aggregate: UUID { bodyId }

    public static let fields = Fields(
        "BodyVacated", texts: "registry.event", blank: BodyVacated(),
        [
            Field("bodyId", \.bodyId, .required), Field("body", \.body, .required),
            Field("since", \.since, .required),
        ])

    public init() {}

    public init(bodyId: UUID, body: LocalizedText, since: Day) {
        self.bodyId = bodyId
        self.body = body
        self.since = since
    }
}
