public import Foundation
import HallsAPI
public import PluginKit

/// Halls in public buildings that public organisations may use.
public struct Halls: Plugin {
    public init() {}
}

extension Halls: DeclaresPermissions {
    public var permissions: [Permission] { [.editHalls] }
}

extension Halls: DeclaresSettings {
    public var settings: [any AnySettingKey] { [SettingKey.newsDays] }
}

extension Halls: ServesAPI {
    public var endpoints: [Endpoint] { Hall.endpoints + News.endpoints + SeatCount.endpoints }
}

extension Halls: ShowsPages {
    public var pages: [Page] { Hall.pages + Hall.forms + News.pages + SeatCount.pages }
}

extension Halls: AddsNavigation {
    public var navigation: [NavigationItem] {
        [NavigationItem("halls.list.title", path: "", access: .public)]
    }
}

extension Halls: AddsCards {
    public var cards: [Card] { [Hall.card] }
}

extension Halls: PublishesFeeds {
    public var feeds: [Feed] { [News.feed] }
}

extension Halls: PublishesEvents {
    public var events: [EventKind] { [.of(HallOpened.self), .of(HallClosed.self)] }
}

extension Halls: HandlesEvents {
    public var handlers: [EventHandler] { News.handlers }
}

extension Halls: RunsJobs {
    public var jobs: [Job] { [Closings.job, .seatCounting] }
}

extension Halls: KeepsFiles {
    public var files: [FileKind] { [.photo] }
}

extension Halls: OffersImports {
    public var imports: [ImportKind] { [HallImport.kind] }
}

extension Halls: OffersExports {
    public var exports: [ExportKind] { [Hall.export] }
}

extension Halls: OffersServices {
    public func offer(in room: Room) {
        room.services.offer(StoredHalls(database: room.database), as: (any HallDirectory).self)
    }
}

extension Halls: BringsDemonstration {
    public func loadDemonstration(
        from folder: URL, in transaction: Transaction, agency: Agency
    ) async throws {
        try await Demonstration(folder: folder).load(in: transaction)
    }

    public func removeDemonstration(in transaction: Transaction) async throws -> [UUID] {
        try await Demonstration.remove(in: transaction)
    }
}

/// The plugin, handed to the host that loads its library.
@_cdecl("arna_plugin_halls")
public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(Halls.self) }
