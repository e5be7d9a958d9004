import KazakhstanFormats
import PluginKit
import Testing

@testable import Host

@Suite struct PagingTests {
    private func drawn(_ total: Total, _ page: Int, path: String = "/notes/list") throws -> String {
        let shell = try ShellFixture.shell([
            "Templates/list.mustache": "<i>{{#paging}}{{> host/paging}}{{/paging}}</i>"
        ])
        return shell.render(
            ShellPage(
                View(
                    "notes/list", title: "host.form.save",
                    ["paging": .paging(total, Paging(page: page))]),
                in: ShellFixture.frame(.ru, path: path)))
    }

    @Test func `first, last and neighbours are linked, the rest is a gap`() throws {
        let html = try drawn(.exact(313), 8)
        for page in [7, 8, 9, 16] { #expect(html.contains("page=\(page)\"")) }
        for page in [2, 3, 5, 6, 10, 15] { #expect(!html.contains("page=\(page)\"")) }
        #expect(html.count(of: "…") == 2)
        #expect(html.contains("Всего 313 записей"))
    }

    @Test func `the rest of the query is kept and the first page has no number`() throws {
        let html = try drawn(.exact(50), 2, path: "/notes/list?q=%D0%B0&page=2&region=7")
        #expect(html.contains("href=\"/ru/notes/list?q=%D0%B0&amp;region=7&amp;page=3\""))
        #expect(html.contains("href=\"/ru/notes/list?q=%D0%B0&amp;region=7\""))
    }

    @Test func `one page has no links`() throws {
        #expect(try !drawn(.exact(20), 1).contains("page-link"))
    }

    @Test func `beyond what was counted there is one page more`() throws {
        let html = try drawn(.counted(1_001), 50)
        #expect(html.contains("Не менее 1000 записей"))
        #expect(html.contains("rel=\"next\" href=\"/ru/notes/list?page=51\""))
    }

    @Test func `a page beyond the end leads back to the last`() throws {
        let html = try drawn(.exact(30), 9)
        #expect(html.contains("rel=\"prev\" href=\"/ru/notes/list?page=2\""))
        #expect(!html.contains("rel=\"next\""))
    }
}
