"""Tries the pages of a running host with axe: walk.py ADDRESS EMAIL ONE-TIME-PASSWORD

Follows the links of every page, as a stranger and as the account that is named, and opens one page of
each kind in Kazakh, in Kazakh in the mode for weak eyesight, and in Russian. Prints each page, and what of WCAG 2.2 AA it breaks; ends with 1 then.
"""

import re
import sys
import time

from axe import violations
from browser import Browser

# What is no page, or leads away from being signed in.
_passed_over = re.compile(r"/(low-vision|signout)\b|\.[a-z]+(\?|$)|^/(api|assets|health|metrics)\b")
_changing = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/|$)"
    r"|(?<=/operations/get)\w+|(?<=/operations/put)\w+|(?<=/operations/post)\w+")
_password = "a long walk over the steppe"

_links = """
return [...document.querySelectorAll('a[href^="/"]:not([download])')].map(a => a.getAttribute('href'))
"""


def kind(path):
    """What pages of one declaration have in common: no ids, no values of a query."""
    place, _, query = path.partition("?")
    names = sorted({part.partition("=")[0] for part in query.split("&") if part})
    return _changing.sub("{}", place) + ("?" + "&".join(names) if names else "")


class Walk:
    """Opens pages of one host as one reader."""

    def __init__(self, browser, address, reader):
        self.browser, self.address, self.reader = browser, address, reader
        self.violations = 0
        self.pages = []

    def follow(self, language):
        """Judges one page of each kind that links lead to from the start page."""
        waiting, met = [f"/{language}"], {f"/{language}"}
        while waiting:
            path = waiting.pop(0)
            if not self.judge(path):
                continue
            self.pages.append(path)
            for link in self.browser.run(_links):
                link = link.partition("#")[0]
                if _passed_over.search(link) or not re.match(rf"/{language}(/|\?|$)", link):
                    continue
                if kind(link) not in met:
                    met.add(kind(link))
                    waiting.append(link)

    def judge(self, path):
        """Opens a page and tells what it breaks; false for what is no page."""
        began = time.monotonic()
        self.browser.open(self.address + path)
        if not self.browser.run("return document.contentType === 'text/html' && !!document.body"):
            return False
        found = violations(self.browser)
        seconds = time.monotonic() - began
        print(f"{'bad ' if found else 'good'} {self.reader:8} {seconds:4.1f} s  {path}", flush=True)
        for violation in found:
            print(violation)
        self.violations += len(found)
        return True

    def judge_again(self, language):
        """The pages that were met, in another language, or in another mode."""
        for path in self.pages:
            self.judge("/" + language + path.removeprefix("/kk"))

    def weak_eyesight(self, is_on):
        """Turns the mode for weak eyesight on or off, as the link in the head of each page does."""
        mode = "on" if is_on else "off"
        self.browser.open(f"{self.address}/kk/low-vision?to={mode}&back=/kk")
        if self.browser.run("return document.documentElement.className") != "low-vision" * is_on:
            raise RuntimeError(f"the mode for weak eyesight is not {mode}")


def sign_in(browser, address, email, password):
    """Signs in as a person does the first time, with a password of their own afterwards."""
    browser.open(address + "/en/signin")
    browser.fill({"email": email, "password": password})
    browser.fill({"current": password, "new": _password, "repeated": _password})
    browser.one(".account")


def main(address, email, password):
    with Browser() as browser:
        stranger, account = (Walk(browser, address, who) for who in ("stranger", "account"))
        stranger.follow("kk")
        sign_in(browser, address, email, password)
        account.follow("kk")
        account.judge_again("ru")
        account.weak_eyesight(True)
        account.judge_again("kk")
        browser.forget()
        stranger.judge_again("ru")
        stranger.weak_eyesight(True)
        stranger.judge_again("kk")
    broken = stranger.violations + account.violations
    print(f"{len(stranger.pages + account.pages)} pages in three ways, {broken} violations of WCAG 2.2 AA")
    return 1 if broken else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
