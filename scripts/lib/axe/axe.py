"""Tries the pages of a running host with axe: axe.py ADDRESS EMAIL ONE-TIME-PASSWORD

Follows the links of every page, as a stranger and as the account that is named, and opens one page of
each kind in Kazakh and Russian. Prints each page, and what of WCAG 2.2 AA it breaks; ends with 1 then.
"""

import re
import sys
import time
from pathlib import Path

from driver import Browser

_tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_axe = Path(__file__).parents[3] / ".build/axe/axe.min.js"

# What is no page, or leads away from being signed in.
_passed_over = re.compile(r"/(low-vision|signout)\b|\.[a-z]+(\?|$)|^/(api|assets|health|metrics)\b")
_changing = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)\d+(?=/|$)")
_password = "a long walk over the steppe"

_links = """
return [...document.querySelectorAll('a[href^="/"]:not([download])')].map(a => a.getAttribute('href'))
"""
_judge = """
const [tags, done] = arguments
axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(
    found => done(found.violations.map(v => ({
        id: v.id, help: v.help, url: v.helpUrl,
        nodes: v.nodes.map(n => n.html.slice(0, 160) + ' -- ' + n.any.concat(n.all, n.none)
            .map(c => c.message).join('; '))}))),
    error => done([{id: 'axe', help: String(error), url: '', nodes: []}]))
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
        self.browser.run(_source + "; window.axe = axe")
        found = self.browser.wait_for(_judge, _tags)
        seconds = time.monotonic() - began
        print(f"{'bad ' if found else 'good'} {self.reader:8} {seconds:4.1f} s  {path}", flush=True)
        for violation in found:
            self.violations += 1
            print(f"     {violation['id']}: {violation['help']} ({violation['url']})")
            for node in violation["nodes"][:4]:
                print(f"       {node}")
        return True


def sign_in(browser, address, email, password):
    """Signs in as a person does the first time, with a password of their own afterwards."""
    def fill(**values):
        browser.run("""
            const form = document.querySelector('main form')
            for (const [name, value] of Object.entries(arguments[0])) form.elements[name].value = value
            form.querySelector('[type=submit]').click()""", values)

    browser.open(address + "/en/signin")
    fill(email=email, password=password)
    _until(browser, "return !!document.querySelector('main form [name=repeated]')")
    fill(current=password, new=_password, repeated=_password)
    _until(browser, "return !!document.querySelector('.account')"
                    " && !document.querySelector('main form [name=repeated]')")


def _until(browser, script):
    end = time.monotonic() + 20
    while not browser.run(script):
        if time.monotonic() > end:
            raise RuntimeError(
                "not signed in: " + browser.run("return document.body.innerText")[:600])
        time.sleep(0.1)


def main(address, email, password):
    with Browser() as browser:
        stranger, account = (Walk(browser, address, who) for who in ("stranger", "account"))
        stranger.follow("kk")
        sign_in(browser, address, email, password)
        account.follow("kk")
        for path in account.pages:
            account.judge("/ru" + path.removeprefix("/kk"))
        browser.forget()
        for path in stranger.pages:
            stranger.judge("/ru" + path.removeprefix("/kk"))
    broken = stranger.violations + account.violations
    print(f"{2 * len(stranger.pages + account.pages)} pages, {broken} violations of {_tags[-1]}")
    return 1 if broken else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    _source = _axe.read_text()
    sys.exit(main(*sys.argv[1:]))
