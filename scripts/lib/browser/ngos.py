"""An organisation is searched, and two cards of one are merged: ngos.py ADDRESS EMAIL ONE-TIME-PASSWORD

A reader finds an organisation by a spelling of its name in Latin letters and with a slip of the finger. An
operator finds that there are two cards of it, merges them and parts them again; the former link leads to the
card that took over. In Kazakh and in Russian; each page is judged by axe. Ends with 1 at the first thing that is
not so. Needs the demonstration and an operator.
"""

import re
import sys

from axe import judge
from browser import Browser
from walk import sign_in

# «Үлгі: Таза табиғат» has two cards in the demonstration.
_name = {"kk": "Таза табиғат", "ru": "Чистая природа"}
_typed = {"kk": ["taza tabigat", "табигаат", "таза таб"], "ru": ["chistaya priroda", "прирада"]}


def page(browser):
    """The address of the page that is open, without what it was asked."""
    return re.split("[?#]", browser.address)[0]


def search(reader, base, language):
    for typed in _typed[language]:
        reader.open(f"{base}/ngos")
        reader.fill({"q": typed}, "main form.filters [type=submit]", "main form.filters")
        reader.until(lambda: _name[language] in reader.text, f"nothing is found by «{typed}»")
        if len(reader.all("main table tbody tr")) != 2:
            raise AssertionError(f"«{typed}» finds others, too:\n{reader.text}")
    judge(reader)
    reader.press("main table tbody a[href*='/ngos/']")
    judge(reader)
    print(f"good  {language}  an organisation is found as people type", flush=True)


def merge(operator, base, language):
    operator.open(f"{base}/ngos/duplicates")
    judge(operator)
    operator.press("main table a[href$='/merging']")
    form = page(operator)
    judge(operator)
    kept = operator.one("main select[name=intoId] option[value]:not([value=''])")
    operator.fill({"intoId": kept.get_attribute("value")})
    judge(operator)
    taken = page(operator)
    operator.open(form.removesuffix("/merging"))
    if page(operator) != taken:
        raise AssertionError(f"{form} does not lead to {taken}, but to {operator.address}")
    button = "main form[action$='/merging/revocation'] [type=submit]"
    operator.press(button)
    if page(operator) != form.removesuffix("/merging"):
        raise AssertionError(f"the card is not one of its own again: {operator.address}")
    print(f"good  {language}  two cards are merged, and parted again", flush=True)


def main(address, email, password):
    with Browser() as reader, Browser() as operator:
        sign_in(operator, address, email, password)
        for language in ["kk", "ru"]:
            base = f"{address}/{language}/registry"
            search(reader, base, language)
            merge(operator, base, language)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
