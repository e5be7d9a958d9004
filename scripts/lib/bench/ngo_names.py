"""Names of organisations as they are met in Kazakhstan: some 1,500 words, few of them often and most of them seldom."""

import itertools
import random

# What given names and names of organisations are made of: «Нұрбол», «Айгүл», «Жасұлан». So a few beginnings
# are shared by many words, as in life.
FIRST = """нұр ай бек қай ер жан гүл ал ақ қара құт мар сәу дәу бай тем жас мұх аман асқ дин дос ел есен зар
зере инжу кең қуан лау мей мир нар ораз өр рай руз сал сам сер таң тоқ тол ұл шын""".split()
LAST = """бол бек жан гүл сұлу ай мұрат хан тай бай дәулет сәуле ерке ғали қазы дос кен ман нар нұр зат шат дана
лан бақыт тас жар""".split()
KAZAKH = """жастар жастары отбасы отбасылар балалар балаларға әйелдер әйелдердің ардагерлер ардагерлері мүгедектер
мүгедектерді қолдау қолдаудың дамыту дамытудың даму орталығы орталық бірлігі бірлік одағы одақ қоғамы қоғамдық қозғалысы
білім беру мәдениет мәдениеті өнер өнері спорт спорты денсаулық денсаулығы экология табиғат табиғатты қорғау құқық
құқықтарды қорғауды заңгерлер журналистер мұғалімдер дәрігерлер фермерлер кәсіпкерлер инвалид қайырымдылық мейірім үміт
шаңырақ атамекен жерұйық болашақ келешек мирас мұра тарих тілі тіл ана баласы азаматтар азаматтық қоғам бастама бастамалар
волонтерлер еріктілер көмек қамқор қамқорлық демеу сенім достық бейбітшілік ынтымақ жарық жол таза су ауа орман дала
тау өзен ауыл ауылы қала қаласы аудан ауданы облыстық республикалық халықаралық қазақстан""".split()
RUSSIAN = """поддержки поддержка развития развитие молодежи молодежь молодежный молодежная детей дети детский семьи семья
женщин женский ветеранов ветераны инвалидов инвалиды лиц ограниченными возможностями помощи помощь центр центра
социальный социальная социальных инициатив инициатива проектов гражданских гражданское общества общество образования
образование науки наука культуры культура искусства спорта спорт физической здоровья здоровье экологии экология
экологический природы охраны защиты защита прав права потребителей юристов журналистов учителей врачей фермеров
предпринимателей благотворительный благотворительности милосердие надежда возрождение единство согласие дружба мир
наследие история традиции язык языков народа казахстана казахстан республиканский областной городской районный
международный национальный новый новое поколение будущее дорога дом родник степь город село аул волонтеров
волонтерский движение союз ассоциация клуб лига совет форум академия школа институт студия театр""".split()
FORMS = [
    ("қоғамдық бірлестігі", "Общественное объединение", "publicAssociation"),
    ("қоғамдық қоры", "Общественный фонд", "publicFund"),
    ("жеке қоры", "Частный фонд", "privateFund"),
    ("корпоративтік қоры", "Корпоративный фонд", "corporateFund"),
    ("жеке мекемесі", "Частное учреждение", "privateInstitution"),
]
# The three cities have more organisations than any region.
REGIONS = """750000000 750000000 750000000 710000000 710000000 790000000 790000000 100000000 110000000 150000000 190000000
230000000 270000000 310000000 330000000 350000000 390000000 430000000 470000000 550000000 590000000 610000000 620000000
630000000""".split()
PROPER = [first + last for first, last in itertools.product(FIRST, LAST)]


class Names:
    """The same ones each time."""

    def __init__(self):
        self.random = random.Random(2026)
        for words in (PROPER, KAZAKH, RUSSIAN):
            self.random.shuffle(words)

    def some(self, words, count, skew):
        """So many different ones: the word at place n is met in proportion to n to the power of -skew."""
        weights = self.weights(len(words), skew)
        found = []
        while len(found) < count:
            word = self.random.choices(words, cum_weights=weights)[0]
            if word not in found:
                found.append(word)
        return found

    def weights(self, count, skew, known={}):
        if (count, skew) not in known:
            known[count, skew] = list(itertools.accumulate(
                (place + 1) ** -skew for place in range(count)))
        return known[count, skew]

    def next(self):
        """A name in Kazakh and in Russian, without form: one or two words of its own, and what it does."""
        proper = " ".join(self.some(PROPER, self.random.choice((1, 1, 2)), 0.7)).capitalize()
        return (f"«{proper}» {' '.join(self.some(KAZAKH, self.random.choice((1, 2, 3)), 0.9))}",
                f"{' '.join(self.some(RUSSIAN, self.random.choice((1, 2, 3)), 0.9))} «{proper}»")


def bin_of(number):
    """The number with its check digit; nil for one that cannot have one."""
    year, month, serial = number % 24, 1 + number // 24 % 12, number // 288
    digits = [int(sign) for sign in f"{year:02}{month:02}40{serial:05}"]
    for weights in ([*range(1, 12)], [*range(3, 12), 1, 2]):
        check = sum(digit * weight for digit, weight in zip(digits, weights)) % 11
        if check < 10:
            return "".join(map(str, digits)) + str(check)
    return None
