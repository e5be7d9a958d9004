import Foundation
import KazakhstanFormats
import PluginKit
import Testing

@testable import Host

@Suite struct FormTests {
    private let reader: Reader
    private let shell: Shell

    init() throws {
        shell = try ShellFixture.shell([
            "Templates/form.mustache": "{{#form}}{{> host/form}}{{/form}}"
        ])
        reader = Reader(ShellFixture.frame(.ru), shell.texts)
    }

    private func form(_ values: JSON, _ problems: [FieldProblem] = []) -> Form {
        let offers = ["a", "b", "c"].map { Form.Offer(value: $0, label: "Offer \($0)") }
        return Form(
            words: .init(
                title: "host.form.save", back: "list", offers: ["rank": offers, "offices": offers]),
            fields: Person.fields.descriptions, values: values, problems: problems)
    }

    private func html(_ form: Form) -> String {
        shell.render(
            ShellPage(
                View("notes/form", title: "host.form.save", ["form": .form(form)]), in: reader.frame
            ))
    }

    /// What a browser sends back when nothing is touched.
    private func sent(_ form: Form) -> [(name: String, value: String)] {
        FormDrawing(form, reader).fields.flatMap(\.all).flatMap {
            field -> [(name: String, value: String)] in
            switch field.control {
            case .input(let input): [(field.name, input.value)]
            case .lines(let text): [(field.name, text.replacing("\n", with: "\r\n"))]
            case .hidden(let text): [(field.name, text)]
            case .checkbox(let isChecked):
                [(field.name, "false")] + (isChecked ? [(field.name, "true")] : [])
            case .choice(let options, let manner):
                (manner == .select || manner == .radios ? [] : [(field.name, "")])
                    + options.filter(\.isChosen).map { (field.name, $0.value) }
            case .localized, .group, .elements: []
            }
        }
    }

    @Test func `what is drawn and sent back untouched is what it was`() throws {
        let read = FormReading.json(
            from: sent(form(Person.whole)), fields: Person.fields.descriptions)
        #expect(read == Person.whole)
        #expect(throws: Never.self) { try Person.fields.decode(read) }
    }

    @Test func `an empty form leaves optional fields null and lists empty`() {
        let read = FormReading.json(from: sent(form([:])), fields: Person.fields.descriptions)
        #expect(read["contacts"] == [] && read["phones"] == [] && read["topics"] == [])
        #expect(read["home"] == .null && read["born"] == .null && read["note"] == .null)
        #expect(read["isOpen"] == false)
        #expect(read["place"] == ["kk": nil, "ru": nil, "en": nil])
    }

    @Test func `what is missing is told at its control`() throws {
        let read = FormReading.json(from: sent(form([:])), fields: Person.fields.descriptions)
        let refused = try #require(throws: InvalidFields.self) { try Person.fields.decode(read) }
        let page = html(form(read, refused.problems))
        #expect(page.contains("href=\"#f-name-surname\""))
        #expect(page.contains("href=\"#f-born\""))
        #expect(page.contains("id=\"f-born-problem\""))
        #expect(page.contains("aria-describedby=\"f-born-problem\""))
        #expect(page.contains("id=\"f-name-surname\" tabindex=\"-1\" aria-invalid=\"true\""))
    }

    @Test func `a problem of an element stands at that element`() {
        let problem = FieldProblem("/contacts/1/value", "required")
        let page = html(form(Person.whole, [problem]))
        #expect(page.contains("href=\"#f-contacts-1-value\""))
        #expect(page.contains("id=\"f-contacts-1-value-problem\""))
        #expect(!page.contains("id=\"f-contacts-0-value-problem\""))
    }

    @Test func `a problem of no control is told without a link`() {
        let page = html(form(Person.whole, [FieldProblem("", "notAnObject")]))
        #expect(page.contains("<li>Здесь должен быть набор полей.</li>"))
    }

    @Test func `values stand in the form escaped, with their language`() {
        let page = html(form(Person.whole))
        #expect(page.contains("lang=\"kk\" value=\"Әлиев «&lt;b&gt;\""))
        #expect(page.contains("<option value=\"b\" selected>Offer b</option>"))
        #expect(page.contains("type=\"date\" value=\"2001-02-03\""))
        #expect(page.contains("type=\"datetime-local\" value=\"2026-03-20T14:00\""))
        #expect(page.contains("name=\"_csrf\" value=\"token\""))
        #expect(page.contains("href=\"/ru/notes/list\""))
        #expect(page.contains("type=\"hidden\" name=\"token\" value=\"t-1\""))
    }

    @Test func `a list of objects has two empty elements more`() {
        let page = html(form(Person.whole))
        #expect(
            page.contains("name=\"contacts.3.value\"")
                && !page.contains("name=\"contacts.4.value\""))
    }

    @Test func `a value that is no longer offered is kept`() {
        let page = html(form(["rank": "old"]))
        #expect(page.contains("<option value=\"old\" selected>old</option>"))
    }

    @Test func `every label belongs to a control and no id is given twice`() {
        let page = html(form(Person.whole))
        let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
        let labels = page.matches(of: #/<label[^>]* for="([^"]+)"/#).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        #expect(Set(labels).isSubset(of: ids))
        #expect(labels.count > 20)
    }

    @Test func `what is not offered is searched for, and what is chosen keeps its name`()
        async throws
    {
        let drawn = form([:])
        var words = drawn.words
        words.searches["rank"] = Form.Search("host.form.search") { text in
            [Form.Offer(value: "z", label: "Offer \(text)")]
        } name: { values in
            values.map { Form.Offer(value: $0, label: "Named \($0)") }
        }
        let values: JSON = ["rank": "old"]
        let typed = TypedSearches([("rank.search", "зет"), ("_search", "rank")])
        #expect(typed.areWanted)
        let page = html(
            Form(
                words: try await typed.narrowing(words, choosing: values), fields: drawn.fields,
                values: values))
        #expect(page.contains("<option value=\"z\">Offer зет</option>"))
        #expect(page.contains("<option value=\"old\" selected>Named old</option>"))
        #expect(page.contains("name=\"rank.search\" type=\"search\" value=\"зет\""))
        #expect(page.contains("Найдено: 1"))
    }

    @Test func `a search without words is none, since Enter presses the first button`() {
        #expect(!TypedSearches([("rank.search", " "), ("_search", "rank")]).areWanted)
        #expect(!TypedSearches([("rank.search", "зет")]).areWanted)
    }
}
