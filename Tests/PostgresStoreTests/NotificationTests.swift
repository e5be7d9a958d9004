import PostgresStore
import Testing

struct NotificationTests {
    @Test func `a listener hears its channel and no other`() async throws {
        try await withStore { database, _ in
            var events = database.notifications(on: "Мои \"news\"").makeAsyncIterator()
            #expect(await events.next() == .reconnected)
            try await database.execute("SELECT pg_notify('other', 'no')")
            try await database.execute("SELECT pg_notify('Мои \"news\"', 'yes')")
            let heard = await events.next()
            #expect(heard?.payload == "yes")
        }
    }

    @Test func `a notification is heard only after the commit`() async throws {
        try await withStore { database, _ in
            var events = database.notifications(on: "news").makeAsyncIterator()
            #expect(await events.next() == .reconnected)
            try? await database.withTransaction { transaction in
                try await transaction.execute("NOTIFY news, 'undone'")
                throw CancellationError()
            }
            try await database.withTransaction { try await $0.execute("NOTIFY news, 'done'") }
            #expect(await events.next()?.payload == "done")
        }
    }

    @Test func `a listener that is too slow is told to read again`() async throws {
        try await withStore { database, _ in
            var events = database.notifications(on: "news").makeAsyncIterator()
            #expect(await events.next() == .reconnected)
            var other = database.notifications(on: "end").makeAsyncIterator()
            #expect(await other.next() == .reconnected)
            try await database.execute(
                "SELECT pg_notify('news', i::text) FROM generate_series(1, 3000) i")
            try await database.execute("NOTIFY \"end\"")
            _ = await other.next()
            var last: Notification?
            for _ in 0..<1024 { last = await events.next() }
            #expect(last == .reconnected)
        }
    }

    @Test func `the sequence ends with the store`() async throws {
        try await withStore { database, store in
            var events = database.notifications(on: "news").makeAsyncIterator()
            #expect(await events.next() == .reconnected)
            store.shutdown()
            #expect(await events.next() == nil)
        }
    }
}
