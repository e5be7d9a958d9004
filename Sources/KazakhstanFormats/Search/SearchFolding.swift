/// Two forms in which texts meet although they were typed in other letters.
///
/// ``fold(_:)`` stays readable and within its script; ``skeleton(_:)`` brings Kazakh, Russian and
/// Latin typing to one spelling. Both are stored beside the text and made of the query by the
/// same function, so changing a table means filling the stored columns anew.
public enum SearchFolding {
    /// The text in small letters, Kazakh letters as their Russian neighbours, punctuation as one
    /// space.
    ///
    /// ә→а, ғ→г, қ→к, ң→н, ө→о, ұ ү→у, һ→х, і→и, ё→е, and й→и, because й and и are typed for each
    /// other in names and a composed and a decomposed й must agree. Lookalikes of another alphabet
    /// inside a word (ҥ, ҡ, Latin I) become the letter that was meant. Latin letters lose their
    /// marks and stay Latin. Apostrophes within a word are dropped.
    public static func fold(_ text: String) -> String {
        var folded = ""
        forEachWord(of: text) { word in
            if !folded.isEmpty { folded.append(" ") }
            for scalar in word { folded.unicodeScalars.append(FoldedLetters.base(of: scalar)) }
        }
        return folded
    }

    /// The text in a common spelling of ASCII letters and digits, words parted by one space.
    ///
    /// «Жидебай», "Zhidebay" and "Jidebai" all give `zhidebai`. The spelling is made so that the
    /// skeleton of the beginning of a word is the beginning of the word's skeleton: letters that
    /// Latin typing writes with two signs keep two signs.
    ///
    /// | typed | skeleton |
    /// |---|---|
    /// | а ә a ä á | a |
    /// | г ғ g gh ğ | g |
    /// | е э ё e | e; `ie` at the beginning of a word and after a vowel (Есіл, Yesil, Сарсенбаева, Sarsenbayeva) |
    /// | ж zh j ž | zh |
    /// | и й і ы i y ı | i |
    /// | к қ k q | k |
    /// | н ң n ŋ ñ | n |
    /// | о ө o ö | o |
    /// | у ұ ү u w ü ū, ý | u |
    /// | х һ h kh | kh |
    /// | ц c ts | ts |
    /// | ч ch ç | tsh, so that a typed "c" begins it |
    /// | ш щ sh shch ş, sch at the beginning of a word | sh |
    /// | ю yu iu | iu |
    /// | я ya ia | ia |
    /// | ь ъ | nothing; i before a vowel (Арсеньев, Arsenyev) |
    /// | x | ks |
    ///
    /// Doubled letters are one, digits stay as they are. Known not to meet: "Ashat" for «Асхат»
    /// (sh is ш), "Alyoshino" for «Алёшино», "Zhangatas" for «Жаңатас», "Vasilevka" for
    /// «Васильевка» (while "Vasilyevka" and "Vasilievka" do).
    public static func skeleton(_ text: String) -> String {
        var writer = SkeletonWriter()
        forEachWord(of: text) { writer.write($0) }
        return writer.text
    }

    /// How words may begin of which one was typed, in skeletons: the word, and where it ends in a к, қ
    /// or п the word with the г, ғ or б that stands there before an ending that begins with a vowel.
    ///
    /// «министрлік» begins «министрлік» and «министрлігі», «кітап» begins «кітап» and «кітабы». Words of
    /// fewer than five letters are taken as they are: «Бек» is not «Бегалиев».
    public static func beginnings(of word: some StringProtocol) -> [String] {
        let word = String(word)
        guard word.utf8.count > 4, let last = word.last, let voiced = ["k": "g", "p": "b"][last]
        else { return [word] }
        return [word, word.dropLast() + voiced]
    }
}
