import KazakhstanFormats
import Testing

@Suite struct SkeletonTests {
    /// Spellings of one name, as stored and as typed.
    static let meeting = [
        ["Жидебай", "Zhidebay", "Jidebai", "жидебаи", "ZHIDEBAY", "Jıdebai"],
        ["Өскемен", "Oskemen", "Öskemen", "Оскемен"], ["Уральск", "Uralsk", "Ural'sk", "Уралск"],
        ["Орал", "Oral"], ["Шымкент", "Shymkent", "Şymkent", "Шимкент"],
        ["Қызылорда", "Kyzylorda", "Qyzylorda", "Кызылорда", "Qızılorda"],
        [
            "Айгерім Сәрсенбаева", "Айгерим Сарсенбаева", "Aigerim Sarsenbayeva",
            "Aygerim Sarsenbaeva",
        ],
        ["Есіл", "Есиль", "Esil", "Yesil"], ["Екібастұз", "Экибастуз", "Ekibastuz", "Yekibastuz"],
        ["Мұхтар Әуезов", "Мухтар Ауэзов", "Mukhtar Auezov", "Muhtar Auyezov"],
        ["Маңғыстау", "Мангистау", "Mangystau", "Mangghystau", "Mańǵystaý"],
        ["Түркістан", "Туркистан", "Turkistan", "Türkıstan", "Túrkistan"],
        ["Щучинск", "Shchuchinsk", "Schuchinsk"], ["Ащысай", "Ashchysai", "Aşysai", "Ashysay"],
        ["Верхняя Берёзовка", "Верхняя Березовка", "Verkhnyaya Berezovka"],
        ["Песчаное", "Peschanoe", "Peschanoye"], ["Арсеньев", "Arsenyev", "Arseniev"],
        ["Целиноград", "Tselinograd", "Celinograd"], ["Чапаев", "Chapaev", "Chapayev", "Çapaev"],
        ["Әлия", "Алия", "Aliya", "Aliia"], ["Аягөз", "Аягоз", "Ayagoz", "Aiagöz"],
        ["Ғабит", "Габит", "Ghabit", "Ğabit", "Gabit"], ["Гауһар", "Гаухар", "Gauhar", "Gaukhar"],
        ["Ұлытау", "Улытау", "Ulytau", "Ūlytau", "Ulitau"], ["Ќоянды", "Қоянды", "Qoyandy"],
        ["Iле", "Іле", "Иле", "Ile"], ["й", "и\u{306}", "и"], ["ş", "s\u{327}", "ш"],
    ]

    @Test func `a word may begin one whose last letter an ending has changed`() {
        for (typed, meant) in [("министрлік", "министрлігі"), ("кітап", "кітабы")] {
            let beginnings = SearchFolding.beginnings(of: SearchFolding.skeleton(typed))
            let found = SearchFolding.skeleton(meant)
            #expect(beginnings.contains { found.hasPrefix($0) }, "\(typed)")
        }
        #expect(SearchFolding.beginnings(of: "akim") == ["akim"])
        #expect(SearchFolding.beginnings(of: "bek") == ["bek"])
    }

    @Test(arguments: meeting)
    func `spellings of one name meet`(spellings: [String]) {
        let skeletons = Set(spellings.map(SearchFolding.skeleton))
        #expect(skeletons.count == 1, "\(skeletons)")
    }

    @Test(arguments: meeting)
    func `the beginning of a word has the beginning of its skeleton`(spellings: [String]) {
        let stored = SearchFolding.skeleton(spellings[0])
        for typed in spellings.filter({ !$0.contains(" ") && $0 != "Iле" && $0 != "Ќоянды" }) {
            for length in 1...typed.count {
                let beginning = SearchFolding.skeleton(String(typed.prefix(length)))
                #expect(stored.hasPrefix(beginning), "\(typed.prefix(length)) of \(typed)")
            }
        }
    }

    @Test(arguments: [
        ("Жамбыл", "Жаңбыр"), ("Орал", "Арал"), ("Алматы", "Алма"), ("Шу", "Чу"), ("11", "1"),
        ("рзд.18", "рзд.118"),
    ])
    func `different names stay apart`(a: String, b: String) {
        #expect(SearchFolding.skeleton(a) != SearchFolding.skeleton(b))
    }

    @Test func `a skeleton is words of small ASCII letters and digits`() {
        #expect(
            SearchFolding.skeleton("  «Камеда» ҚҚ, №7-бөлім\u{A0}(2026) ")
                == "kameda k 7 bolim 2026")
        #expect(SearchFolding.skeleton("") == "")
        #expect(SearchFolding.skeleton("— ! ь 中文 😀") == "")
        #expect(SearchFolding.skeleton("Семей Г.А.") == "semei g a")
    }

    @Test func `a skeleton of any text can be made and stays as it is`() {
        var generator = SeededGenerator(seed: 7)
        let alphabet = Array(
            "аәбвгғеёжзийкқңөсхһцчшщьъыіьэюяABCDEFGHSZKYabcehiksuyz'’-. 123şğŋ\u{306}\u{327}?й😀")
        for _ in 0..<5_000 {
            let text = String(
                (0..<12).compactMap { _ in alphabet.randomElement(using: &generator) })
            let skeleton = SearchFolding.skeleton(text)
            #expect(
                skeleton.utf8.allSatisfy {
                    $0 == 32 || (48...57).contains($0) || (97...122).contains($0)
                })
            #expect(
                !skeleton.hasPrefix(" ") && !skeleton.hasSuffix(" ") && !skeleton.contains("  "))
        }
    }

    @Test func `folding stays within its script`() {
        #expect(
            SearchFolding.fold("«Қоғамдық-Келісім» ҮЕҰ, Ёлка; Һәм Й")
                == "когамдык келисим уеу елка хам и")
        #expect(SearchFolding.fold("Iле қ.") == "иле к")
        #expect(SearchFolding.fold("Öskemen O'zen") == "oskemen ozen")
        #expect(SearchFolding.fold("и\u{306}") == SearchFolding.fold("й"))
    }
}
