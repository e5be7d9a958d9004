"""Whoever gets a letter follows its link: letters.py ADDRESS INBOX

An official confirms their contacts or says what has changed, and a body acknowledges a material, in Kazakh
and in Russian, with scripts and without. Each page, which no walk from the start page reaches, is judged
by axe, in the mode for weak eyesight too. Ends with 1 at the first thing that is not so. Needs the letters
in the box: those of `right-kk@mail.test`, `changed-kk@mail.test`, and the same in Russian.
"""

import mailbox
import re
import sys

from axe import judge
from browser import Browser

_said = {
    "kk": {"confirmed": "Байланыс деректеріңіз расталды", "told": "Жазғаныңызды оператор көріп",
           "read": "танысқаныңыз белгіленді", "isRead": "Органыңыздың танысқаны белгіленген"},
    "ru": {"confirmed": "Контакты подтверждены", "told": "Оператор увидит написанное",
           "read": "ознакомление отмечено", "isRead": "Ознакомление Вашего органа отмечено"},
}


class Reader:
    """Whoever has the letters that went to one address."""

    def __init__(self, browser, box, address, language, name):
        self.browser, self.language = browser, language
        self.address = address
        self.letters = [
            letter.get_payload(decode=True).decode() for letter in box
            if f"{name}-{language}@mail.test" in letter["To"]]

    def link(self, kind):
        """The page of this host to which a letter leads, in the language that is played."""
        found = [link for letter in self.letters
                 for link in re.findall(rf"https://\S+/registry/({kind}/\S+)", letter)]
        if not found:
            raise AssertionError(f"no letter leads to {kind}: {self.letters}")
        return f"{self.address}/{self.language}/registry/{found[0]}"

    def look_at(self, page):
        """As it is, and in the mode for weak eyesight."""
        for mode in ["on", "off"]:
            self.browser.open(f"{self.address}/{self.language}/low-vision?to={mode}")
            self.browser.open(page)
            judge(self.browser)

    def expect(self, words):
        self.browser.until(lambda: words in self.browser.text, f"“{words}” is not there")
        print(f"good  {self.language}  {words}", flush=True)


def with_scripts(reader):
    """Looks at every page, says what has changed, and acknowledges the material."""
    said = _said[reader.language]
    contacts = reader.link("contacts")
    for page in ["", "/confirmation", "/change"]:
        reader.look_at(contacts + page)
    reader.browser.fill({"note": "Телефон: 74 00 01"})
    judge(reader.browser)
    reader.expect(said["told"])
    reader.look_at(contacts)

    material = reader.link("acknowledgements")
    for page in ["", "/confirmation"]:
        reader.look_at(material + page)
    reader.browser.fill({"name": "Үлгі Сынақов"})
    judge(reader.browser)
    reader.expect(said["read"])
    reader.look_at(material)
    reader.expect(said["isRead"])


def without_scripts(reader):
    """Confirms the contacts and acknowledges the material by their buttons."""
    said = _said[reader.language]
    for kind, words in [("contacts", "confirmed"), ("acknowledgements", "read")]:
        reader.browser.open(reader.link(kind))
        for button in ["main a[href$='/confirmation']", "main form [type=submit]"]:
            reader.browser.one(button).click()
        reader.expect(said[words])


def main(address, inbox):
    box = mailbox.mbox(inbox)
    for scripted, name, follow in [
            (True, "changed", with_scripts), (False, "right", without_scripts)]:
        with Browser(scripted) as browser:
            for language in ["kk", "ru"]:
                follow(Reader(browser, box, address, language, name))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
