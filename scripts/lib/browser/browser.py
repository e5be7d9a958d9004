"""A browser without a window: Debian's chromium, driven by Debian's selenium."""

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

_arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
              "--disable-background-networking", "--force-prefers-reduced-motion",
              "--window-size=1280,1000"]
_patience = 60
_enter = """
const [selector, values] = arguments
const form = document.querySelector(selector)
for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name]
    if (!field) throw new Error(`there is no field ${name}`)
    field.value = value
}"""


class Browser:
    """Opens pages and runs scripts in them. To be closed: `with Browser() as browser`."""

    def __init__(self, scripted=True):
        self._options = webdriver.ChromeOptions()
        for argument in _arguments:
            self._options.add_argument(argument)
        if not scripted:
            self._options.add_experimental_option(
                "prefs", {"profile.managed_default_content_settings.javascript": 2})

    def __enter__(self):
        self._program = webdriver.Chrome(
            service=Service("/usr/bin/chromedriver"), options=self._options)
        self._program.set_script_timeout(_patience)
        self._program.set_page_load_timeout(_patience)
        return self

    def __exit__(self, *_):
        self._program.quit()

    @property
    def address(self):
        """That of the page that is open."""
        return self._program.current_url

    @property
    def text(self):
        """What a reader sees of the page."""
        return self._program.find_element(By.TAG_NAME, "body").text

    def open(self, address):
        self._program.get(address)

    def resize(self, width, height):
        self._program.set_window_size(width, height)

    def picture(self, file):
        self._program.save_screenshot(str(file))

    def forget(self):
        """Signs out of everything."""
        self._program.delete_all_cookies()

    def all(self, selector):
        return self._program.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        """The first that is there, or comes soon."""
        return self.until(lambda: next(iter(self.all(selector)), None), f"nothing is {selector}")

    def until(self, condition, what):
        """Waits until `condition()` holds, and returns what it gave; fails with `what` and the page."""
        wait = WebDriverWait(
            self._program, 20, ignored_exceptions=[StaleElementReferenceException])
        try:
            return wait.until(lambda _: condition())
        except TimeoutException:
            raise AssertionError(f"{what}:\n{self.address}\n{self.text}") from None

    def fill(self, values, button="main form [type=submit]", form="main form"):
        """Enters values by the names of their fields, presses the button and waits for the page that answers."""
        self.one(form)
        self.run(_enter, form, values)
        self.press(button)

    def press(self, selector):
        """Presses a button or link and waits for the page that answers."""
        pressed = self.one(selector)
        self.run("window.isLeft = true")
        pressed.click()
        self.until(
            lambda: self.run("return !window.isLeft && document.readyState === 'complete'"),
            f"{selector} leads nowhere")

    def run(self, script, *arguments):
        """The value that a script returns."""
        return self._program.execute_script(script, *arguments)

    def wait_for(self, script, *arguments):
        """The value that a script hands to its last argument, a function."""
        return self._program.execute_async_script(script, *arguments)
