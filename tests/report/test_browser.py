"""Report: the page in a real browser: hover, curves on and off, points, CSV, keys, no scripts, no network."""

import csv
import io
import json
import shutil
from types import SimpleNamespace

import pytest
from large_scan import FACTS, large_curve, large_results, no_constraints, plane_scan
from PIL import Image

from recast.report.html import write_report
from recast.report.page_figure import scan_pages
from recast.report.scan_table import allowed_rows, scan_curves

selenium = pytest.importorskip("selenium", reason="no selenium (the extra `test`)")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (CHROMIUM and DRIVER), reason="no browser (Debian: apt-get install chromium chromium-driver)"
    ),
]
HOSTILE = "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'>"


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """One browser for all tests; `downloads` is where it saves files."""
    from selenium import webdriver

    downloads = tmp_path_factory.mktemp("downloads")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"):
        options.add_argument(word)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    started.downloads = downloads
    yield started
    started.quit()


def look(browser, page, *, dark=False, width=1280, scripts=True):
    """Open a page as a system with these colours, a screen and a choice about scripts shows it."""
    size = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    feature = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
    for kind in ("browser", "performance"):
        browser.get_log(kind)
    browser.get(page.as_uri())


@pytest.fixture(scope="module")
def scan():
    """A curve of 100 masses with 12 constraints."""
    curve, constraints = large_curve(100)
    return SimpleNamespace(curve=curve, constraints=constraints)


@pytest.fixture
def page(scan, results, tmp_path):
    """The report of the scan, with names that would like to be HTML."""
    Image.new("RGB", (40, 30), "white").save(tmp_path / "exclusion.png")
    content = large_results(results, scan.curve)
    content["name"] = content["provenance"]["card"]["name"] = HOSTILE
    content["curve"]["coupling"]["tex"] = "g'" + HOSTILE
    pages = scan_pages(scan.curve, scan.constraints, FACTS, no_constraints)
    return write_report(content, tmp_path, pages)


@pytest.fixture
def driver(browser, page):
    look(browser, page)
    yield browser
    messages = [item for item in browser.get_log("browser") if item["level"] in ("SEVERE", "WARNING")]
    assert messages == []
    assert browser.execute_script("return window.hacked === undefined")


def places(driver, name, vertex):
    """Where a vertex of a curve is in the window."""
    return driver.execute_script(
        """const plot = recastReport.plots[0];
        const item = plot.drawn.find((one) => one.curve.name === arguments[0]);
        plot.drawing.scrollIntoView({block: "center"});
        const box = plot.u.over.getBoundingClientRect();
        return [box.left + item.x[arguments[1]], box.top + item.y[arguments[1]]];""",
        name,
        vertex,
    )


def move(driver, x, y, *, click=False):
    from selenium.webdriver.common.actions.action_builder import ActionBuilder

    actions = ActionBuilder(driver)
    actions.pointer_action.move_to_location(round(x), round(y))
    if click:
        actions.pointer_action.click()
    actions.perform()


def readout(driver):
    return driver.execute_script("return recastReport.plots[0].readout.innerText")


def test_hover_shows_value_level_source_and_who_ends_the_allowed_range(driver, scan):
    vertex = 30
    (trident,) = (item for item in scan_curves(scan.curve, scan.constraints, FACTS) if item.name == "trident")
    x, y = places(driver, "trident", vertex)
    move(driver, x, y)
    text = readout(driver)
    mass, gp = trident.points[vertex]
    assert f"Nearest: {trident.label}" in text
    assert any(f"g' = {value:.4g}" in text for _, value in trident.points[vertex - 2 : vertex + 3]), (
        gp,
        text,
    )
    assert f"Level: {trident.level}" in text
    assert f"Source: current, {trident.references[0]}" in text
    row = min(allowed_rows(scan.curve, scan.constraints, FACTS), key=lambda item: abs(item.mzp_gev - mass))
    assert row.high_by == "collider"
    assert f"up to {row.high:.4g} (ended by {FACTS.analysis}, observed (95 % CL, recast))" in text
    assert "This place is excluded by" in text


def test_a_box_hides_its_curve(driver):
    from selenium.webdriver.common.by import By

    names = "return recastReport.plots[0].drawn.map((item) => item.curve.name)"
    assert "trident" in driver.execute_script(names)
    label = next(
        item
        for item in driver.find_elements(By.CSS_SELECTOR, ".curves label")
        if item.text.startswith("neutrino trident (")
    )
    before = driver.execute_script("return recastReport.plots[0].u.ctx.canvas.toDataURL()")
    label.find_element(By.TAG_NAME, "input").click()
    driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert "trident" not in driver.execute_script(names)
    assert driver.execute_script("return recastReport.plots[0].u.ctx.canvas.toDataURL()") != before


def test_a_click_shows_cutflow_yields_and_distributions_of_the_nearest_point(driver, scan):
    from selenium.webdriver.common.by import By

    x, y = places(driver, "observed", 60)
    move(driver, x, y, click=True)
    panel = driver.find_element(By.CSS_SELECTOR, ".panel")
    assert panel.is_displayed()
    for words in (
        f"mZ' = {scan.curve.x[60]:g} GeV",
        "events observed",
        "m1 > 20 GeV",
        "Distributions of the selected events",
        "m4l, region 4mu",
        "new physics",
    ):
        assert words in panel.text, words
    assert len(panel.find_elements(By.CSS_SELECTOR, ".spectra .uplot")) == 1
    panel.find_element(By.CSS_SELECTOR, ".spectra summary").click()
    # 0.002 pb at 20/fb, squared weights of 1e-4 of that
    assert driver.execute_async_script(
        "setTimeout(() => arguments[0](document.querySelector('.spectra tbody').innerText), 100)"
    ).split()[:4] == ["80", "85", "40", f"{20000 * (0.002 * 1e-4) ** 0.5:.3g}"]


def test_the_csv_file_has_the_shown_points_of_the_shown_curves(driver, scan):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import WebDriverWait

    driver.find_element(By.XPATH, "//label[contains(., 'CMS')]/input").click()
    driver.find_element(By.XPATH, "//button[. = 'download CSV']").click()
    path = driver.downloads / "exclusion.csv"
    WebDriverWait(driver, 20).until(lambda _: path.is_file())
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    low, high = driver.execute_script("const s = recastReport.plots[0].u.scales.y; return [s.min, s.max]")
    expected = [
        (curve.name, float(f"{point[0]:.9g}"), float(f"{point[1]:.9g}"))
        for curve in scan_curves(scan.curve, scan.constraints, FACTS)
        for point in curve.points
        if curve.name != "cms_4mu"
        and (low <= point[1] <= high or (curve.role == "band" and low <= point[2] <= high))
    ]
    assert [(row["curve"], float(row["x"]), float(row["y"])) for row in rows] == expected
    observed = [row for row in rows if row["curve"] == "observed"]
    assert len(observed) == 100
    assert float(observed[0]["error"]) == pytest.approx(0.03 * float(observed[0]["y"]), rel=1e-8)


def test_zoom_and_axes_change_and_come_back(driver):
    from selenium.webdriver.common.by import By

    def scales():
        return driver.execute_script(
            "const s = recastReport.plots[0].u.scales; return [s.x.min, s.x.max, s.y.min, s.y.max, s.x.distr]"
        )

    def press(text):
        driver.find_element(By.XPATH, f'//button[. = "{text}"]').click()
        driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")

    start = scales()
    press("zoom in")
    low, high, *_ = scales()
    assert start[0] < low < high < start[1]
    press("log mZ' [GeV]")
    assert scales()[4] == 1
    press("log mZ' [GeV]")
    press("whole range")
    assert scales() == pytest.approx(start)


def test_keys_reach_curves_values_and_points(driver, scan):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    drawing = driver.find_element(By.CSS_SELECTOR, ".drawing")
    driver.execute_script("arguments[0].focus()", drawing)
    drawing.send_keys(Keys.HOME, Keys.ARROW_RIGHT)
    heard = driver.execute_script("return recastReport.plots[0].live.textContent")
    assert "observed (95 % CL, recast)" in heard
    assert f"mZ' = {scan.curve.x[1]:.4g} GeV" in heard
    drawing.send_keys(Keys.ARROW_DOWN)
    assert "expected (95 % CL" in driver.execute_script("return recastReport.plots[0].live.textContent")
    drawing.send_keys(Keys.ENTER)
    focused = driver.switch_to.active_element
    assert focused.text.startswith(f"mZ' = {scan.curve.x[1]:g} GeV")
    for element in driver.find_elements(By.CSS_SELECTOR, "button, input, select, [role=application]"):
        assert element.accessible_name, element.get_attribute("outerHTML")


def test_nothing_is_asked_of_the_network(driver, page):
    asked = set()
    for entry in driver.get_log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            asked.add(message["params"]["request"]["url"].partition(",")[0])
    assert asked == {page.as_uri(), "data:image/png;base64"}


def test_other_scripts_do_not_run(driver):
    driver.execute_script(
        """const script = document.createElement("script");
        script.textContent = "window.hacked = 3";
        document.body.append(script);
        const text = "<p onclick='window.hacked = 4' style='color: red'>x</p>";
        document.body.insertAdjacentHTML("beforeend", text);
        document.body.lastChild.click();"""
    )
    assert driver.execute_script("return window.hacked") is None
    messages = [entry["message"] for entry in driver.get_log("browser")]  # said so, and taken off the log
    assert len(messages) == 3
    assert all("Content Security Policy" in message for message in messages)


def test_without_scripts_there_are_pictures_and_tables(browser, page):
    from selenium.webdriver.common.by import By

    look(browser, page, scripts=False)
    assert browser.find_element(By.CSS_SELECTOR, "section[data-figure] > img").is_displayed()
    assert browser.find_elements(By.CSS_SELECTOR, "canvas, .plot") == []
    assert "scaling" in browser.find_element(By.TAG_NAME, "table").text
    browser.find_element(By.CSS_SELECTOR, "#point-3 summary").click()
    assert "m1 > 20 GeV" in browser.find_element(By.ID, "point-3").text


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_fits_a_small_screen_and_follows_the_colours_of_the_system(browser, page, dark):
    look(browser, page, dark=dark, width=400)
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert browser.execute_script(wide) <= 0
    colour = "return getComputedStyle(document.body).backgroundColor"
    light, black = "rgb(255, 255, 255)", "rgb(22, 24, 27)"
    assert browser.execute_script(colour) == (black if dark else light)
    button = browser.execute_script("return document.querySelector('.top button')")
    button.click()
    assert browser.execute_script(colour) == light
    button.click()
    assert browser.execute_script(colour) == black


def test_a_slider_moves_through_the_second_parameter(browser, results, tmp_path):
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    curve, constraints = plane_scan()
    Image.new("RGB", (40, 30), "white").save(tmp_path / "exclusion.png")
    content = large_results(results, curve)
    page = write_report(content, tmp_path, scan_pages(curve, (), FACTS, constraints))
    look(browser, page)
    shown = """const plot = recastReport.plots[1];
        return [plot.slice.value, plot.drawn[0].curve.y, plot.select.options.length]"""
    values = [[0.5, 4], [1.0, 4], [2.0, 4]]
    slider = browser.find_element(By.CSS_SELECTOR, "input[type=range]")
    for value, options in values:
        at, limits, choices = browser.execute_script(shown)
        assert (at, choices) == (value, options)
        assert limits == pytest.approx([0.001 * mass / value for mass in (10, 20, 40)])
        assert slider.get_attribute("aria-valuetext") == f"{value:g}"
        slider.send_keys(Keys.ARROW_RIGHT)
    place = """const plot = recastReport.plots[0];
        plot.drawing.scrollIntoView({block: "center"});
        const box = plot.u.over.getBoundingClientRect();
        const [x, y] = plot.figure.coloured.points[4];
        return [box.left + plot.u.valToPos(x, "x"), box.top + plot.u.valToPos(y, "y")];"""
    move(browser, *browser.execute_script(place), click=True)
    assert "excluded g' = 0.02 at mZ' = 20 GeV" in readout(browser)
    rows = list(csv.DictReader(io.StringIO(browser.execute_script("return recastReport.plots[0].csv()"))))
    limits = [row for row in rows if row["curve"] == "limit"]
    assert len(limits) == 9
    assert {(row["x_name"], row["y_name"]) for row in limits} == {("mzp_gev", "charges.mu")}
    assert float(limits[4]["excluded g'"]) == pytest.approx(0.02)
    assert browser.execute_script("return recastReport.plots[0].select.value") == "point-4"
    assert browser.get_log("browser") == []


def test_hover_over_100_masses_and_12_constraints(driver, capsys):
    """Printed, not asserted: what a move of the mouse costs in the page's own clock."""
    times = driver.execute_async_script(
        """const done = arguments[0];
        const plot = recastReport.plots[0];
        plot.drawing.scrollIntoView({block: "center"});
        const box = plot.u.over.getBoundingClientRect();
        const [handled, shown] = [[], []];
        let step = 0;
        function next() {
          if (step === 60) { done([handled, shown]); return; }
          const at = {bubbles: true, clientX: box.left + (box.width * (step + 0.5)) / 60,
                      clientY: box.top + (box.height * ((step * 7) % 60)) / 60};
          const start = performance.now();
          plot.u.over.dispatchEvent(new MouseEvent("mousemove", at));
          plot.readout.getBoundingClientRect();
          handled.push(performance.now() - start);
          requestAnimationFrame(() => { shown.push(performance.now() - start); step += 1; next(); });
        }
        next();"""
    )
    handled, shown = (sorted(row) for row in times)
    with capsys.disabled():
        print(  # noqa: T201
            f"\nhover over 100 masses and 12 constraints: median {handled[30]:.1f} ms, largest "
            f"{handled[-1]:.1f} ms; to the next frame {shown[30]:.1f} ms, largest {shown[-1]:.1f} ms"
        )
    assert driver.execute_script("return recastReport.plots[0].slice.curves.length") >= 16
