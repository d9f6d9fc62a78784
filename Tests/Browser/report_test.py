#!/usr/bin/env python3
"""The page of `quorum report` in a real browser: it loads nothing, its tables sort, its weights
compute what the library computes, it prints, a screen reader can read it, and hostile data stay text.

    python3 Tests/Browser/report_test.py PATH/TO/quorum [FOLDER FOR SCREENSHOTS]
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from browser import Browser, executable  # noqa: E402

DATA = os.path.join(HERE, "..", "..", "notebooks-data", "meridian")
QUORUM = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "quorum"
SHOTS = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else None

CONTRAST = """
(() => {
  const parse = (text) => {
    const part = text.match(/rgba?\\(([^)]+)\\)/);
    if (!part) return null;
    const [r, g, b, a = 1] = part[1].split(/[ ,/]+/).filter(Boolean).map(Number);
    return { r, g, b, a };
  };
  const linear = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const luminance = ({ r, g, b }) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color && color.a > 0.99) return color;
    }
    return { r: 255, g: 255, b: 255, a: 1 };
  };
  const failures = [];
  let seen = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || element.closest("svg, script, title, desc")) continue;
    const style = getComputedStyle(element);
    if (style.visibility === "hidden" || !element.getClientRects().length) continue;
    const ink = parse(style.color);
    if (!ink) continue;
    seen += 1;
    const [a, b] = [luminance(ink), luminance(ground(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) failures.push(text.slice(0, 40) + " " + ratio.toFixed(2));
  }
  return { seen, failures: failures.slice(0, 10) };
})()
"""

OVERFLOW = """
document.documentElement.scrollWidth - document.documentElement.clientWidth
"""

OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"


def quorum(*arguments, folder=None):
    """Runs the command and gives its output."""
    done = subprocess.run(
        [QUORUM, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 69):
        raise AssertionError(f"quorum {' '.join(arguments)}: {done.returncode}: {done.stderr}")
    return done.stdout


class PageTest(unittest.TestCase):
    """What every page must be."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="quorum-page-")
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        shutil.rmtree(cls.folder)

    def open(self, path, width=1024, scheme="light"):
        self.browser.resize(width, scheme=scheme)
        self.browser.open(path)

    def assert_quiet(self, path):
        self.assertEqual(self.browser.errors, [])
        self.assertEqual(self.browser.requests, ["file://" + os.path.abspath(path)])

    def assert_fits(self, path):
        for width in (360, 1024, 1920):
            self.open(path, width)
            self.assertLessEqual(self.browser.value(OVERFLOW), 0, f"at {width} pixels")
            self.browser.value(OPEN_ALL)
            self.assertLessEqual(self.browser.value(OVERFLOW), 0, f"opened, at {width} pixels")

    def assert_readable(self, path):
        for scheme in ("light", "dark"):
            self.open(path, scheme=scheme)
            self.browser.value(OPEN_ALL)
            contrast = self.browser.value(CONTRAST)
            self.assertGreater(contrast["seen"], 50)
            self.assertEqual(contrast["failures"], [], scheme)

    def assert_accessible(self, path):
        self.open(path)
        self.browser.value(OPEN_ALL)
        nodes = self.browser.accessibility()
        roles = [node["role"] for node in nodes]
        self.assertIn("main", roles)
        self.assertEqual(sum(1 for n in nodes if n["role"] == "heading"
                             and n["properties"].get("level") == 1), 1)
        levels = [n["properties"]["level"] for n in nodes if n["role"] == "heading"]
        for before, after in zip(levels, levels[1:]):
            self.assertLessEqual(after, before + 1, "a heading level is left out")
        for role in ("heading", "button", "slider", "searchbox", "image", "img", "region",
                     "columnheader", "DisclosureTriangle"):
            for node in nodes:
                if node["role"] == role and role != "columnheader":
                    self.assertTrue(node["name"].strip(), f"a {role} without a name")
        self.assertGreater(roles.count("columnheader"), 5)
        self.assertGreater(roles.count("rowheader"), 5)


class MeridianTest(PageTest):
    """The sample programme."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.page = os.path.join(cls.folder, "report.html")
        quorum("report", "quorum.yml", "--resamples", "499", "-o", cls.page, folder=DATA)

    def test_loads_nothing_and_fits(self):
        self.open(self.page)
        self.assert_quiet(self.page)
        self.assertLess(os.path.getsize(self.page), 1_000_000)
        self.assert_fits(self.page)
        self.assert_quiet(self.page)

    def test_contrast_and_accessibility(self):
        self.assert_readable(self.page)
        self.assert_accessible(self.page)

    def test_tables_sort_and_filter(self):
        self.open(self.page)
        self.browser.value(OPEN_ALL)
        column = self.browser.value("""
          (() => {
            const table = document.querySelector("figure.ranking table");
            const heads = Array.from(table.tHead.rows[0].cells);
            const place = heads.findIndex((cell) => cell.textContent.startsWith("Weighted"));
            const read = () => Array.from(table.tBodies[0].rows).map((row) =>
              row.cells[place].dataset.value === undefined ? null : Number(row.cells[place].dataset.value));
            heads[place].querySelector("button").click();
            const rising = read();
            const first = heads[place].getAttribute("aria-sort");
            heads[place].querySelector("button").click();
            return { rising, falling: read(), first, second: heads[place].getAttribute("aria-sort") };
          })()
        """)
        self.assertEqual((column["first"], column["second"]), ("ascending", "descending"))
        self.assertEqual(column["rising"], sorted(column["rising"]))
        self.assertEqual(column["falling"], sorted(column["falling"], reverse=True))
        shown = self.browser.value("""
          (() => {
            const box = Array.from(document.querySelectorAll(".filtered")).find((part) =>
              part.textContent.includes("Ironquay Shipyard") && part.querySelector("table").tBodies[0].rows.length > 20);
            const input = box.querySelector("input");
            input.value = "ironquay";
            input.dispatchEvent(new Event("input"));
            return Array.from(box.querySelector("table").tBodies[0].rows).filter((row) => !row.hidden).length;
          })()
        """)
        self.assertEqual(shown, 1)

    def test_weights_compute_what_the_library_computes(self):
        self.open(self.page)
        self.browser.value(OPEN_ALL)
        for weights in ({"decision_maker": 1, "influencer": 4, "end_user": 2.25},
                        {"decision_maker": 6, "influencer": 0, "end_user": 0.75}):
            found = self.browser.value("""
              ((weights) => {
                const figure = document.querySelector("figure.ranking");
                figure.querySelectorAll(".slider").forEach((slider) => {
                  const input = slider.querySelector("input");
                  input.value = String(weights[slider.querySelector("label").textContent]);
                  input.dispatchEvent(new Event("input", { bubbles: true }));
                });
                const used = Array.from(figure.querySelectorAll(".slider input")).map((input) => Number(input.value));
                const rows = Array.from(figure.querySelectorAll("tbody tr")).map((row) => ({
                  name: row.cells[0].textContent,
                  score: row.querySelector(".score").dataset.value ?? null,
                  shown: row.querySelector(".score").textContent,
                  rank: row.querySelector(".rank").textContent,
                }));
                return { used, rows };
              })(%s)
            """ % json.dumps(weights))
            self.assertEqual(found["used"], list(weights.values()))
            option = ",".join(f"{role}={weight}" for role, weight in weights.items())
            library = json.loads(quorum(
                "accounts", "quorum.yml", "--role-weights", option, "--format", "json", folder=DATA))
            means = {
                account["name"]: (account.get("weighted") or {}).get("mean")
                for account in library["result"]["accounts"] if account["answers"]}
            ranks = {
                account["name"]: (account.get("weighted_rank") or {}).get("rank")
                for account in library["result"]["accounts"]}
            self.assertGreater(len(found["rows"]), 40)
            for row in found["rows"]:
                mean = means[row["name"]]
                if mean is None:
                    self.assertEqual((row["shown"], row["rank"]), ("–", "–"))
                    continue
                # The library sums over answers and the page over roles: equal but for the last bits.
                self.assertAlmostEqual(float(row["score"]), mean, delta=1e-13, msg=row["name"])
                self.assertAlmostEqual(float(row["shown"]), mean, delta=0.05 + 1e-9)
                self.assertEqual(int(row["rank"]), ranks[row["name"]], row["name"])

    def test_keyboard_moves_a_weight_and_reset_restores(self):
        self.open(self.page)
        self.browser.value(OPEN_ALL)
        self.browser.value("document.querySelector('.slider input').focus()")
        before = self.browser.value("document.querySelector('.slider input').value")
        self.browser.press("ArrowRight")
        after = self.browser.value("document.querySelector('.slider input').value")
        self.assertGreater(float(after), float(before))
        self.assertEqual(
            self.browser.value("document.querySelector('.slider output').textContent"), after)
        self.browser.value("document.querySelector('.weights .reset').click()")
        self.assertEqual(
            self.browser.value("document.querySelector('.slider input').value"), before)

    def test_prints(self):
        self.open(self.page)
        paper = self.browser.pdf()
        self.assertTrue(paper.startswith(b"%PDF"))
        self.assertGreater(len(paper), 50_000)

    def test_without_scripts_the_figures_are_the_same(self):
        plain = os.path.join(self.folder, "plain.html")
        quorum("report", "quorum.yml", "--resamples", "499", "--no-script", "-o", plain, folder=DATA)
        with open(plain, encoding="utf-8") as file:
            text = file.read()
        self.assertNotIn("<script", text)
        self.assertNotIn("script-src", text)
        read = "Array.from(document.querySelectorAll('figure.ranking tbody tr')).map((r) => r.innerText)"
        self.open(plain)
        self.browser.value(OPEN_ALL)
        without = self.browser.value(read)
        self.assert_quiet(plain)
        self.open(self.page)
        self.browser.value(OPEN_ALL)
        self.assertEqual(self.browser.value(read), without)

    def test_screenshots(self):
        if not SHOTS:
            self.skipTest("no folder was named")
        os.makedirs(SHOTS, exist_ok=True)
        for width in (360, 1024, 1920):
            for scheme in ("light", "dark"):
                self.open(self.page, width, scheme)
                self.browser.screenshot(os.path.join(SHOTS, f"report-{width}-{scheme}.png"))


class HostileTest(PageTest):
    """Names that are markup, formulas, endless, empty, or run from right to left."""

    NAMES = [
        "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "=cmd|'/c calc'!A1",
        "x" * 10_000, "שלום עולם", "\u202egnp.exe", "🏭👩‍🔧", "' onmouseover='alert(1)", "</style><b>",
        "a & b < c", "javascript:alert(1)", "{{7*7}}", "]]>", "-->", "\\u003cscript\\u003e",
    ]

    def test_stays_text(self):
        path = os.path.join(self.folder, "hostile.csv")
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["respondent", "account", "role", "wave", "tier", "nps"])
            for wave in ("<b>2024</b>", "<b>2025</b>"):
                for place, name in enumerate(self.NAMES):
                    for person in range(3):
                        writer.writerow([
                            f"<i>{place}-{person}</i>", name, self.NAMES[person], wave,
                            self.NAMES[place % 2], (place * 3 + person * 2) % 11])
                writer.writerow(["nobody", "", "", wave, "", 5])
        page = os.path.join(self.folder, "hostile.html")
        quorum("report", "hostile.csv", "-o", page, folder=self.folder)
        self.open(page)
        self.browser.value(OPEN_ALL)
        self.assert_quiet(page)
        self.assertEqual(self.browser.value("document.scripts.length"), 1)
        self.assertEqual(self.browser.value("document.images.length"), 0)
        self.assertEqual(self.browser.value("document.querySelectorAll('b, i, iframe, a').length"), 0)
        text = self.browser.value("document.body.innerText")
        for name in ("<script>alert(1)</script>", "a & b < c", "שלום עולם", "🏭"):
            self.assertIn(name, text)
        self.assert_fits(page)
        self.assert_accessible(page)


if __name__ == "__main__":
    if executable() is None:
        sys.exit("report_test: no browser; script/bootstrap installs chromium-headless-shell")
    unittest.main(argv=sys.argv[:1], verbosity=1)
