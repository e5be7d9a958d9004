public import PluginKit

/// Claims one page twice.
public struct Colliding: Plugin, ShowsPages {
    public init() {}

    public var pages: [Page] {
        [
            .view("page", .public, by: Nothing.self) { _, _, _ in
                View("colliding/page", title: "colliding.title", [:])
            },
            .view("page", .public, by: Nothing.self) { _, _, _ in
                View("colliding/page", title: "colliding.title", [:])
            },
        ]
    }
}

@_cdecl("arna_plugin_colliding")
public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(Colliding.self) }
