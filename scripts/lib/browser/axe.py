"""What of WCAG 2.2 AA the page that is open breaks, as axe finds it."""

from pathlib import Path

_tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_source = (Path(__file__).parents[3] / ".build/axe/axe.min.js").read_text()

_judge = """
const [tags, done] = arguments
axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(
    found => done(found.violations.map(v => ({
        id: v.id, help: v.help, url: v.helpUrl,
        nodes: v.nodes.map(n => n.html.slice(0, 160) + ' -- ' + n.any.concat(n.all, n.none)
            .map(c => c.message).join('; '))}))),
    error => done([{id: 'axe', help: String(error), url: '', nodes: []}]))
"""


def violations(browser):
    """A text for each, with the first places where it was found."""
    browser.run(_source + "; window.axe = axe")
    return ["\n".join([f"     {found['id']}: {found['help']} ({found['url']})"]
                      + [f"       {node}" for node in found["nodes"][:4]])
            for found in browser.wait_for(_judge, _tags)]


def judge(browser):
    """Fails where the page that is open breaks any."""
    if found := violations(browser):
        raise AssertionError("\n".join([browser.address] + found))
