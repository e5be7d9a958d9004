import Foundation
import KazakhstanFormats
import PluginKit
import Testing

@testable import Host

@Suite struct LocaleTests {
    @Test func `the host's own texts and templates are whole`() throws {
        let shell = try ShellFixture.shell()
        #expect(shell.texts.text("host.form.save", in: .kk) == "Сақтау")
        #expect(shell.texts.text("host.form.save", in: .ru) == "Сохранить")
        #expect(shell.texts.keys.count > 200)
    }

    @Test func `a text that one language lacks is told with its key`() throws {
        let problems = try ShellFixture.problems(
            ShellFixture.locales("list: {title: Тізім, hint: Көмек}", ru: "list: {title: Список}"))
        #expect(problems == ["notes: Locales/ru.yaml: notes.list.hint is missing; kk.yaml has it"])
    }

    @Test func `all problems of all owners come in one list`() throws {
        let problems = try ShellFixture.problems([
            "Locales/kk.yaml": "a: бір\nb: екі {name}", "Locales/ru.yaml": "a: раз\nb: два",
            "Templates/list.mustache":
                "{{t.notes.absent}} {{t.notes.b}} {{> notes/none}} {{#open}}",
        ])
        #expect(problems.count == 6)
        #expect(problems.contains("notes: Locales/en.yaml: the file is missing"))
        #expect(problems.contains { $0.contains("differ in {name}") })
        #expect(problems.contains { $0.contains("no locale has the text notes.absent") })
        #expect(problems.contains { $0.contains("notes.b needs arguments") })
        #expect(problems.contains { $0.contains("there is no template notes/none") })
        #expect(problems.contains { $0.contains("list.mustache:1") && $0.contains("Section") })
    }

    @Test func `broken YAML is told and nothing else of its owner`() throws {
        let problems = try ShellFixture.problems(ShellFixture.locales("a: [", ru: "a: раз"))
        #expect(
            problems.allSatisfy { $0.contains("Locales/kk.yaml") || $0.contains("Locales/en.yaml") }
        )
        #expect(problems.count == 2)
    }

    @Test func `a key given twice is told`() throws {
        let problems = try ShellFixture.problems(ShellFixture.locales("a: бір\na: екі"))
        #expect(problems.count == 3)
    }

    @Test func `Russian counts need three forms`() throws {
        let two = "count: {one: '{count} день', other: '{count} дней'}"
        let problems = try ShellFixture.problems(
            ShellFixture.locales(
                "count: {other: '{count} күн'}", ru: two,
                en: "count: {one: '{count} day', other: '{count} days'}"))
        #expect(problems.map { $0.hasSuffix("notes.count lacks the form few, many") } == [true])
    }

    @Test(arguments: [
        (0, "жазба жоқ", "0 записей"), (1, "1 жазба", "1 запись"), (3, "3 жазба", "3 записи"),
        (5, "5 жазба", "5 записей"), (21, "21 жазба", "21 запись"),
        (112, "112 жазба", "112 записей"),
    ]) func `a count chooses its form`(count: Int, kk: String, ru: String) throws {
        let texts = try ShellFixture.shell(
            ShellFixture.locales(
                "n: {zero: жазба жоқ, other: '{count} жазба'}",
                ru: "n: {one: '{count} запись', few: '{count} записи', many: '{count} записей'}",
                en: "n: {one: '{count} record', other: '{count} records'}")
        ).texts
        #expect(texts.text(Message("notes.n", count: count), in: .kk) == kk)
        #expect(texts.text(Message("notes.n", count: count), in: .ru) == ru)
    }

    @Test func `a group of texts called like forms is no count`() throws {
        let texts = try ShellFixture.shell(ShellFixture.locales("reason: {other: басқа}")).texts
        #expect(texts.text("notes.reason.other", in: .kk) == "басқа")
    }

    @Test func `words that YAML reads as yes or no are texts and keys`() throws {
        let texts = try ShellFixture.shell(ShellFixture.locales("no: yes\n\"404\": 12")).texts
        #expect(texts.text("notes.no", in: .en) == "yes")
        #expect(texts.text("notes.404", in: .en) == "12")
    }

    @Test func `a text that nobody wrote is shown by its name`() throws {
        #expect(try ShellFixture.shell().texts.text("notes.absent", in: .ru) == "notes.absent")
    }
}

@Suite struct GroupedNumberTests {
    @Test(arguments: [
        (0, "0", "0"), (1_000, "1000", "1000"), (15_594, "15\u{A0}594", "15,594"),
        (1_234_567, "1\u{A0}234\u{A0}567", "1,234,567"), (-20_000, "−20\u{A0}000", "−20,000"),
    ]) func `digits stand in groups of three`(number: Int, kk: String, en: String) {
        #expect(number.grouped(in: .kk) == kk)
        #expect(number.grouped(in: .en) == en)
    }
}
