/// An entry of the menu, shown to those who may open its page.
public struct NavigationItem: Sendable {
    public let title: TextKey
    /// The page, relative to the plugin: `officials`.
    public let path: String
    public let access: Access
    /// Smaller comes first; entries of equal order follow the plugins'.
    public let order: Int

    public init(_ title: TextKey, path: String, access: Access, order: Int = 100) {
        self.title = title
        self.path = path
        self.access = access
        self.order = order
    }
}

/// A card of the start page: a heading, a few figures, and the way on.
public struct Card: Sendable {
    public let title: TextKey
    public let path: String
    public let access: Access
    public let order: Int
    /// The figures at this moment, read from the database.
    public let figures: @Sendable (Request) async throws -> [Figure]

    public init(
        _ title: TextKey, path: String, access: Access, order: Int = 100,
        figures: @escaping @Sendable (Request) async throws -> [Figure]
    ) {
        self.title = title
        self.path = path
        self.access = access
        self.order = order
        self.figures = figures
    }
}

/// A number with what it counts: «313 officials».
public struct Figure: Sendable {
    public let value: String
    public let label: Message

    public init(_ value: String, _ label: Message) {
        self.value = value
        self.label = label
    }
}
