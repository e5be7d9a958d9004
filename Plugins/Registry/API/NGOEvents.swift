public import Foundation
public import KazakhstanFormats
public import PluginKit

/// An organisation was recorded for the first time.
public struct NGORecorded: Event {
    public static let name = "registry.ngoRecorded"
    public var ngoId = UUID.blank
    public var ngo = LocalizedText()
    public var bin: BIN?
    public var aggregate: UUID { ngoId }

    public static let fields = Fields(
        "NGORecorded", texts: "registry.event", blank: NGORecorded(),
        [
            Field("ngoId", \.ngoId, .required), Field("ngo", \.ngo, .required),
            Field("bin", \.bin),
        ])

    public init() {}

    public init(ngoId: UUID, ngo: LocalizedText, bin: BIN?) {
        self.ngoId = ngoId
        self.ngo = ngo
        self.bin = bin
    }
}

/// An organisation stands otherwise than before: suspended, liquidating, liquidated, active again.
public struct NGOStatusChanged: Event {
    public static let name = "registry.ngoStatusChanged"
    public var ngoId = UUID.blank
    public var ngo = LocalizedText()
    /// `active`, `inactive`, `suspended`, `liquidating`, `liquidated`.
    public var status = ""
    public var since = Day(daysSince2000: 0)
    public var aggregate: UUID { ngoId }

    public static let fields = Fields(
        "NGOStatusChanged", texts: "registry.event", blank: NGOStatusChanged(),
        [
            Field("ngoId", \.ngoId, .required), Field("ngo", \.ngo, .required),
            Field("status", \.status, .required), Field("since", \.since, .required),
        ])

    public init() {}

    public init(ngoId: UUID, ngo: LocalizedText, status: String, since: Day) {
        self.ngoId = ngoId
        self.ngo = ngo
        self.status = status
        self.since = since
    }
}

/// Two cards were of one organisation: what points to the first must turn to the second.
public struct NGOsMerged: Event {
    public static let name = "registry.ngosMerged"
    public var ngoId = UUID.blank
    public var intoId = UUID.blank
    /// Whether it was undone.
    public var isUndone = false
    public var aggregate: UUID { ngoId }

    public static let fields = Fields(
        "NGOsMerged", texts: "registry.event", blank: NGOsMerged(),
        [
            Field("ngoId", \.ngoId, .required), Field("intoId", \.intoId, .required),
            Field("isUndone", \.isUndone),
        ])

    public init() {}

    public init(ngoId: UUID, intoId: UUID, isUndone: Bool) {
        self.ngoId = ngoId
        self.intoId = intoId
        self.isUndone = isUndone
    }
}
