"""An inhabitant finds who answers to a place: finder.py ADDRESS

In Kazakh and Russian, by suggestions and the keyboard, and without scripts by the form: from the words that
are typed to the card of an official in three steps. Ends with 1 at the first thing that is not so.
"""

import sys

from selenium.webdriver.common.keys import Keys

from browser import Browser

# How people write, and what the place is called in both languages.
_asked = [
    ("Жидебай", {"kk": "Жидебай", "ru": "Жидебай"}),
    ("Zhidebay", {"kk": "Жидебай", "ru": "Жидебай"}),
    ("Өскемен", {"kk": "Өскемен", "ru": "Усть-Каменогорск"}),
    ("Усть-Каменогорск", {"kk": "Өскемен", "ru": "Усть-Каменогорск"}),
    ("Oral", {"kk": "Орал", "ru": "Уральск"}),
    ("Уральск", {"kk": "Орал", "ru": "Уральск"}),
]


def by_suggestion(browser, words):
    """First step: types, and takes the first suggestion with the keyboard."""
    field = browser.one("input[name=q]")
    field.send_keys(words)
    browser.one(".suggestions:not([hidden]) a")
    field.send_keys(Keys.ARROW_DOWN)
    here = browser.address
    browser.run("return document.activeElement.click()")
    browser.until(lambda: browser.address != here, f"the suggestion for {words} leads nowhere")


def by_form(browser, words):
    """The same without scripts: the form is sent, and where several places answer, the first is taken."""
    browser.one("input[name=q]").send_keys(words)
    browser.one("form[role=search] button[type=submit]").click()
    browser.until(lambda: "q=" in browser.address, f"the form with {words} was not sent")
    browser.one("main h2")
    for link in browser.all("ul.choices a")[:1]:
        link.click()
        browser.until(lambda: "place=" in browser.address, f"the choice for {words} leads nowhere")


def find(browser, address, language, words, names, choose):
    browser.open(f"{address}/{language}/registry/finder")
    choose(browser, words)
    place = browser.one("main h2").text
    if names[language] not in place:
        raise AssertionError(f"{words} led to {place}")
    if not browser.one("main .not-an-appeal").is_displayed():
        raise AssertionError("the page does not say that this is no appeal")
    name = browser.one("main .official-name a").text
    browser.one("main .official-name a").click()
    if name not in browser.one("main h1").text:
        raise AssertionError(f"{name} led to {browser.one('main h1').text}")
    browser.one("main a[href^='tel:'], main a[href^='mailto:']")
    print(f"good  {language}  {choose.__name__:13}  {words}: {place}: {name}", flush=True)


def main(address):
    for scripted, choose in [(True, by_suggestion), (False, by_form)]:
        with Browser(scripted) as browser:
            for language in ["kk", "ru"]:
                for words, names in _asked:
                    find(browser, address, language, words, names, choose)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
