import PluginKit
import Testing

@testable import Host

@Suite struct QueryReadingTests {
    struct Query: Described {
        var region: String?
        var count: Int?
        var tags: [String] = []
        static let fields = Fields(
            "Query", texts: "notes", blank: Query(),
            [Field("region", \.region), Field("count", \.count), Field("tags", \.tags)])
    }

    private func problems(_ pairs: [(name: String, value: String)], paging: Bool = true) -> [String]
    {
        do {
            _ = try QueryReading.strict(
                pairs, fields: Query.fields.descriptions, takesPaging: paging)
            return []
        } catch {
            return error.problems.map { "\($0.pointer) \($0.code)" }
        }
    }

    @Test func `what is known is read in its shape`() throws {
        let (json, paging) = try QueryReading.strict(
            [
                ("region", "75"), ("count", "12"), ("tags", "a"), ("tags", "b"), ("page", "3"),
                ("sort", "-name"),
            ],
            fields: Query.fields.descriptions, takesPaging: true)
        #expect(json == ["region": "75", "count": 12, "tags": ["a", "b"]])
        #expect(paging == Paging(page: 3, perPage: 20, sort: "-name"))
    }

    @Test func `an empty parameter is absent`() throws {
        let read = try QueryReading.strict(
            [("region", ""), ("count", ""), ("page", "")], fields: Query.fields.descriptions,
            takesPaging: true)
        #expect(read.json == [:])
        #expect(read.paging == Paging())
    }

    @Test func `every problem is told at once`() {
        let found = problems([
            ("regoin", "1"), ("region", "1"), ("region", "2"), ("page", "0"), ("perPage", "101"),
            ("sort", "name;drop"),
        ])
        #expect(
            Set(found) == [
                "/regoin unknownKey", "/region repeated", "/page outOfRange", "/perPage outOfRange",
                "/sort notASorting",
            ])
    }

    @Test(arguments: ["-1", "1.5", "x", "99999999999999999999"])
    func `a page that cannot be is refused`(page: String) {
        #expect(problems([("page", page)]) == ["/page outOfRange"])
    }

    @Test func `where nothing is listed a page is unknown`() {
        #expect(problems([("page", "2")], paging: false) == ["/page unknownKey"])
    }

    @Test func `a link with mistakes still opens its page`() {
        let (json, paging) = QueryReading.lenient(
            [("utm", "x"), ("page", "zero"), ("region", "75")], fields: Query.fields.descriptions)
        #expect(json == ["region": "75"])
        #expect(paging == Paging())
    }
}
