"""An organisation asks for a card: registration.py ADDRESS INBOX EMAIL ONE-TIME-PASSWORD

Without signing in it fills in the form and gives back the code that was mailed, an operator looks at the
application and makes the card, and anyone sees it. A reader then says that something on it is wrong, and is
answered. In Kazakh and in Russian; each page is judged by axe, those for anyone in the mode for weak eyesight,
too. Ends with 1 at the first thing that is not so. Needs an operator, and a mail system that puts letters
into the inbox.
"""

import mailbox
import re
import sys
from pathlib import Path

from axe import judge
from browser import Browser
from walk import sign_in

_send = "main form .form-actions [type=submit]"
_said = {
    "kk": {"card": "мемлекеттік тіркеу емес", "wrong": "Код қате", "waiting": "Өтінім операторда",
           "accepted": "Қабылданды", "answered": "Рақмет, қате түзетілді"},
    "ru": {"card": "не государственная регистрация", "wrong": "Код неверен",
           "waiting": "Заявка у оператора", "accepted": "Принята",
           "answered": "Спасибо, ошибка исправлена"},
}


class Registration:
    def __init__(self, applicant, operator, address, inbox, language):
        self.applicant, self.operator, self.inbox = applicant, operator, inbox
        self.address, self.language = address, language
        self.base = f"{address}/{language}/registry"
        self.name = f"Браузер {language}"
        self.mail = f"browser-{language}@mail.test"
        self.said = _said[language]

    def play(self):
        self.apply()
        own = self.confirm()
        card = self.accept()
        self.look_at(own)
        self.expect(self.applicant, self.said["accepted"])
        self.correct(card)

    def apply(self):
        self.look_at(f"{self.base}/ngos/registration")
        self.expect(self.applicant, self.said["card"])
        self.applicant.fill({}, _send)
        judge(self.applicant)
        self.applicant.fill({
            "name.kk": self.name, "name.ru": self.name, "legalForm": "publicFund",
            "noBinReason": "сынақ", "katoCode": "100000000", "email": "kense@mail.test",
            "applicant": "Үлгі Сынақов", "applicantEmail": self.mail}, _send)

    def confirm(self):
        """A wrong code is told, the right one is taken; the address of the applicant's page."""
        self.expect(self.applicant, self.said["card"])
        judge(self.applicant)
        code = self.applicant.until(self.code, "no code was mailed")
        self.applicant.fill({"code": "000000" if code != "000000" else "000001"})
        self.expect(self.applicant, self.said["wrong"])
        judge(self.applicant)
        own = self.applicant.address.removesuffix("/confirmation")
        self.look_at(own)
        self.applicant.open(own + "/confirmation")
        self.applicant.fill({"code": code})
        self.expect(self.applicant, self.said["waiting"])
        self.look_at(own)
        return own

    def code(self):
        """That of the letter, once it is there: the mail system makes the box."""
        if not Path(self.inbox).exists():
            return None
        for letter in mailbox.mbox(self.inbox):
            if self.mail in letter["To"]:
                found = re.search(r"\b[0-9]{6}\b", letter.get_payload(decode=True).decode())
                return found and found[0]
        return None

    def accept(self):
        """The operator goes from the start of what has come in to the card; the address of that."""
        self.operator.open(f"{self.base}/ngo-incoming")
        judge(self.operator)
        self.operator.press("main a[href$='/ngos/applications']")
        judge(self.operator)
        row = next(a for a in self.operator.all("main tbody th a") if self.name in a.text)
        self.operator.open(row.get_attribute("href"))
        self.expect(self.operator, self.mail)
        judge(self.operator)
        self.operator.open(self.operator.one("main a[href$='/refusal']").get_attribute("href"))
        judge(self.operator)
        self.operator.press("main a.btn-link")
        self.operator.press("main form[action$='/acceptance'] [type=submit]")
        self.expect(self.operator, self.said["accepted"])
        card = next(a.get_attribute("href") for a in self.operator.all("main a[href*='/ngos/']")
                    if re.search(r"/ngos/[0-9a-f-]{36}$", a.get_attribute("href")))
        self.applicant.open(card)
        self.expect(self.applicant, self.name)
        return card

    def correct(self, card):
        """A reader says that something on the card is wrong, and reads the answer on a page of their own."""
        self.look_at(card + "/corrections/new")
        self.applicant.fill({"subject": "head", "details": self.name})
        judge(self.applicant)
        own = self.applicant.address
        self.operator.open(f"{self.base}/ngos/corrections")
        judge(self.operator)
        row = next(row for row in self.operator.all("main tbody tr") if self.name in row.text)
        form = row.find_element("css selector", "a[href$='/settlement']").get_attribute("href")
        self.operator.open(form)
        judge(self.operator)
        self.operator.fill({"outcome": "corrected", "answer": self.name})
        self.look_at(own)
        self.expect(self.applicant, self.said["answered"])

    def look_at(self, page):
        """As it is, and in the mode for weak eyesight."""
        for mode in ["on", "off"]:
            self.applicant.open(f"{self.address}/{self.language}/low-vision?to={mode}")
            self.applicant.open(page)
            judge(self.applicant)

    @staticmethod
    def expect(browser, words):
        browser.until(lambda: words in browser.text, f"“{words}” is not there")


def main(address, inbox, email, password):
    with Browser() as applicant, Browser() as operator:
        sign_in(operator, address, email, password)
        for language in ["kk", "ru"]:
            Registration(applicant, operator, address, inbox, language).play()
            print(f"good  {language}  an organisation asks for a card, and it is found", flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
