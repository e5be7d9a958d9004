"""Somebody says that a contact is wrong, and is answered: contact.py ADDRESS EMAIL ONE-TIME-PASSWORD

From the list of officials to the form, without signing in; an operator answers, and the page of the reader
says so. In Kazakh and in Russian; the pages that no walk from the start page reaches are judged by axe. Ends
with 1 at the first thing that is not so. Needs the demonstration and an operator.
"""

import sys

from axe import judge
from browser import Browser
from walk import sign_in


def play(reader, operator, address, language):
    base = f"{address}/{language}/registry"
    details = f"Browser {language}: 112"
    reader.open(f"{base}/officials")
    reader.press("main table tbody a[href*='/officials/']")
    reader.press("main a[href$='/contact-reports/new']")
    judge(reader)
    reader.fill({"subject": "phone", "details": details})
    judge(reader)
    own = reader.address
    reader.until(lambda: details in reader.text, "the reader does not see what they said")

    operator.open(f"{base}/contact-notes")
    row = next(row for row in operator.all("main tbody tr") if details in row.text)
    operator.open(row.find_element("css selector", "a[href$='/settlement']").get_attribute("href"))
    operator.fill({"outcome": "corrected", "answer": f"{details}!"})

    reader.open(own)
    reader.until(lambda: f"{details}!" in reader.text, "the answer is not there")
    judge(reader)
    print(f"good  {language}  a wrong contact is reported, and answered", flush=True)


def main(address, email, password):
    with Browser() as reader, Browser() as operator:
        sign_in(operator, address, email, password)
        for language in ["kk", "ru"]:
            play(reader, operator, address, language)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
