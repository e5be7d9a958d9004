extension Endpoint {
    /// `GET` of one thing; nil is a thing that is missing.
    public static func read<Query: Described, Item: Described>(
        _ path: String, _ access: Access, _ summary: String, by query: Query.Type,
        _ handle: @escaping @Sendable (Request, Query) async throws -> Item?
    ) -> Endpoint {
        Endpoint(
            method: .get, path: path, access: access, summary: summary,
            query: Query.fields.descriptions, takesPaging: false, input: nil,
            output: .one(Item.shape),
            example: nil
        ) { call in
            let query = try Query.fields.decode(call.query).record
            guard let item = try await handle(call.request, query) else { throw Missing() }
            return .one(item)
        }
    }

    /// `GET` of a list.
    public static func list<Query: Described, Item: Described>(
        _ path: String, _ access: Access, _ summary: String, by query: Query.Type,
        _ handle: @escaping @Sendable (Request, Query, Paging) async throws -> Listing<Item>
    ) -> Endpoint {
        Endpoint(
            method: .get, path: path, access: access, summary: summary,
            query: Query.fields.descriptions, takesPaging: true, input: nil,
            output: .listing(Item.shape), example: nil
        ) { call in
            let query = try Query.fields.decode(call.query).record
            return .listing(try await handle(call.request, query, call.paging), call.paging)
        }
    }

    /// `POST` that makes a record: answered with 201, `Location` and `ETag`.
    /// - Parameter isFound: Whether the record is read at `<path>/<id>`; where it is not, no `Location` is told.
    public static func create<Input: Described, Item: Described & Identified>(
        _ path: String, _ access: Access, _ summary: String, isFound: Bool = true, example: JSON,
        _ handle: @escaping @Sendable (Request, Given<Input>) async throws -> Item
    ) -> Endpoint {
        Endpoint(
            method: .post, path: path, access: access, summary: summary, query: [],
            takesPaging: false, input: Input.shape, output: .created(Item.shape), example: example,
            read: { _ = try Input.fields.decode($0) }
        ) { call in
            let item = try await handle(call.request, Input.fields.decode(call.body))
            let answer = Answer.one(item)
            return Answer(
                json: answer.json, revision: answer.revision,
                createdId: isFound ? item.id.text : nil)
        }
    }

    /// `PUT` that changes a record: what the input does not give stays as it is.
    ///
    /// The caller names the revision it saw in `If-Match`; none is answered with 428, another one than
    /// the record's with 412. `store` must change the row only where it still has that revision and throw
    /// ``Stale`` otherwise.
    public static func change<Item: Described & Revised>(
        _ path: String, _ access: Access, _ summary: String, example: JSON,
        load: @escaping @Sendable (Request) async throws -> Item?,
        store: @escaping @Sendable (Request, Item, Given<Item>) async throws -> Item
    ) -> Endpoint {
        Endpoint(
            method: .put, path: path, access: access, summary: summary, query: [],
            takesPaging: false, input: Item.shape, needsRevision: true, output: .one(Item.shape),
            example: example,
            read: { _ = try Item.fields.decode($0, onto: Item.fields.blank) }
        ) { call in
            let before = try call.seen(try await load(call.request))
            let given = try Item.fields.decode(call.body, onto: before)
            return .one(try await store(call.request, before, given))
        }
    }

    /// `POST` of an act upon a record: `publications/{id}/withdrawal`. Answered with the record after it.
    public static func act<Input: Described, Item: Described>(
        _ path: String, _ access: Access, _ summary: String, example: JSON,
        _ handle: @escaping @Sendable (Request, Given<Input>) async throws -> Item
    ) -> Endpoint {
        Endpoint(
            method: .post, path: path, access: access, summary: summary, query: [],
            takesPaging: false, input: Input.shape, output: .one(Item.shape), example: example,
            read: { _ = try Input.fields.decode($0) }
        ) { call in
            .one(try await handle(call.request, Input.fields.decode(call.body)))
        }
    }

    /// `POST` of an act upon a record as the caller saw it: `publications/{id}/approval`.
    ///
    /// `If-Match` is asked for as with ``change(_:_:_:example:load:store:)``, and `handle` must act only
    /// where the record still has the revision of the one that it is given.
    public static func act<Input: Described, Item: Described & Revised>(
        _ path: String, _ access: Access, _ summary: String, example: JSON,
        load: @escaping @Sendable (Request) async throws -> Item?,
        _ handle: @escaping @Sendable (Request, Item, Given<Input>) async throws -> Item
    ) -> Endpoint {
        Endpoint(
            method: .post, path: path, access: access, summary: summary, query: [],
            takesPaging: false, input: Input.shape, needsRevision: true, output: .one(Item.shape),
            example: example,
            read: { _ = try Input.fields.decode($0) }
        ) { call in
            let before = try call.seen(try await load(call.request))
            return .one(try await handle(call.request, before, Input.fields.decode(call.body)))
        }
    }
}

extension Endpoint.Call {
    /// The record, where it is there and has the revision that the caller saw.
    fileprivate func seen<Item: Revised>(_ item: Item?) throws -> Item {
        guard let item else { throw Missing() }
        guard let expectedRevision else { throw RevisionRequired() }
        guard expectedRevision == item.revision else { throw Stale() }
        return item
    }
}

extension Endpoint.Answer {
    static func one(_ item: some Described) -> Self {
        var json = JSONWriter(reserving: 1_024)
        item.write(to: &json, masking: .public)
        return Self(json: json, revision: item.revisionIfAny, createdId: nil)
    }

    static func listing<Item: Described>(_ listing: Listing<Item>, _ paging: Paging) -> Self {
        var json = JSONWriter(reserving: 1_024 * (listing.items.count + 1))
        listing.write(to: &json, paging: paging)
        return Self(json: json, revision: nil, createdId: nil)
    }
}
