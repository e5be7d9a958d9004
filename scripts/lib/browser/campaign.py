"""The list of officials is collected: campaign.py ADDRESS EMAIL ONE-TIME-PASSWORD

The ministry asks an oblast with all below it, who sits there answers for a district by the link, without
signing in, and the ministry confirms, closes and publishes the list. In Kazakh and in Russian. Each page
that a link of a letter leads to is judged by axe, which no walk from the start page reaches. Ends with 1
at the first thing that is not so. Needs the demonstration, an operator, and `site.address`.
"""

import datetime
import re
import sys

from axe import judge
from browser import Browser
from walk import sign_in

_oblast = "110000000"
_said = {
    "kk": {"thanks": "Рақмет", "designated": "Жаңадан тағайындалған"},
    "ru": {"thanks": "Спасибо", "designated": "Новое назначение"},
}


class Campaign:
    def __init__(self, operator, official, address, language, district):
        self.operator, self.official = operator, official
        self.base = f"{address}/{language}/registry"
        self.language, self.district = language, district

    def play(self):
        page = self.prepare()
        self.operator.open(page + "/opening")
        self.operator.fill({})
        self.answer(self.link_of_the_oblast(page))
        self.confirm()
        self.close_and_publish(page)

    def prepare(self):
        """A draft for the oblast and all below it; the address of its page."""
        due = datetime.date.today() + datetime.timedelta(days=30)
        self.operator.open(self.base + "/campaigns/new")
        self.operator.fill({
            "title.kk": "Браузердегі тізім", "title.ru": "Список в браузере",
            "contact": "С. Үлгіов, +7 7172 00-00-00", "dueOn": due.isoformat()})
        page = self.operator.address.partition("?")[0]
        self.operator.open(f"{page}/tree/{_oblast}")
        self.operator.press("main button[name=below]")
        self.operator.open(f"{page}/tree/{_oblast}")
        # The akimat itself need not have an official; it is asked since it collects for those below it.
        self.operator.one("main input[name=bodies]").click()
        self.operator.press("main form [type=submit]")
        return page

    def link_of_the_oblast(self, page):
        """The akimat stands first, and its link is shown to whoever conducts the campaign."""
        self.operator.open(f"{page}/bodies?region={_oblast}")
        self.operator.press("main form[action$='/link'] [type=submit]")
        return self.here(self.operator.one("#link").get_attribute("value"))

    def here(self, link):
        """The page of a link in the language that is played."""
        path = re.sub(r"^https?://[^/]+/[a-z]{2}/registry", "", link)
        return self.base + path

    def answer(self, link):
        """By the link of the oblast, a district designates somebody."""
        self.look_at(link)
        row = next(a for a in self.official.all("main tbody th a") if self.district in a.text)
        self.look_at(row.get_attribute("href"))
        self.look_at(self.official.one("main a[href$='/designation']").get_attribute("href"))
        self.official.fill({
            "surname.kk": "Браузеров", "surname.ru": "Браузеров", "givenName.kk": "Сынақ",
            "givenName.ru": "Проба", "position.kk": "әкім аппаратының басшысы",
            "position.ru": "руководитель аппарата акима", "orderNumber": "15-қ",
            "orderDate": datetime.date.today().isoformat(),
            "validFrom": datetime.date.today().isoformat(), "email": "sinaq@example.invalid"})
        self.expect(self.official, _said[self.language]["thanks"])
        self.official.open(link)
        self.expect(self.official, _said[self.language]["designated"])

    def confirm(self):
        """The ministry confirms and publishes what was submitted."""
        self.operator.open(self.base + "/designations?state=submitted&q=Браузеров")
        self.operator.press("main tbody th a, main tbody td a")
        for step in ["confirmation", "publication"]:
            self.operator.press(f"main form[action$='/{step}'] [type=submit]")

    def close_and_publish(self, page):
        self.operator.open(page + "/closure")
        self.operator.fill({})
        self.operator.open(page + "/result")
        self.expect(self.operator, "Браузеров")
        self.operator.open(page)
        self.operator.press("main a[href$='/publication']")
        self.operator.fill({})
        self.expect(self.operator, "№")

    def look_at(self, page):
        self.official.open(page)
        judge(self.official)

    @staticmethod
    def expect(browser, words):
        browser.until(lambda: words in browser.text, f"“{words}” is not there")


def main(address, email, password):
    with Browser() as operator, Browser() as official:
        sign_in(operator, address, email, password)
        for language, district in [("kk", "Егіндікөл"), ("ru", "Жаксынского")]:
            Campaign(operator, official, address, language, district).play()
            print(f"good  {language}  a campaign from the ministry to the published list", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
