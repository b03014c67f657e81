import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../../scripts/lib/chromium.mjs";
import { contrast, readColour, type Rgb } from "../../src/webview/palette.ts";
import { compared, evaluation, softmax } from "./examples.ts";
import { openPage } from "./openPage.ts";
import { type ThemeName, themes } from "./themes.ts";

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

const everything = { ...softmax, curves: [...softmax.curves, ...compared.curves] };

for (const theme of Object.keys(themes) as ThemeName[]) {
  test(`text has a contrast of 4.5:1 in the ${theme} theme, lines 3:1`, async () => {
    const { page } = await openPage(browser, { theme, kept: everything });
    const colours = await page.evaluate(coloursOfPage);
    assert.ok(colours.length > 50);
    const weak = colours.filter(({ colour, grounds, least }) => {
      const ground = grounds.reduceRight<Rgb>(
        (below, layer) => readColour(layer, below) ?? below,
        [255, 255, 255],
      );
      const read = readColour(colour, ground);
      return !read || contrast(read, ground) < least;
    });
    assert.deepEqual(weak, []);
    await page.close();
  });
}

test("every control has a name", async () => {
  const { page } = await openPage(browser, { kept: everything });
  const unnamed = await page.evaluate(() =>
    Array.from(document.querySelectorAll("button, input, select, summary, [tabindex]"))
      .filter((part) => {
        const labels =
          part instanceof HTMLInputElement || part instanceof HTMLSelectElement
            ? part.labels
            : null;
        const name =
          part.getAttribute("aria-label") ?? labels?.item(0).textContent ?? part.textContent;
        return name.trim() === "";
      })
      .map((part) => part.outerHTML),
  );
  assert.deepEqual(unnamed, []);
  await page.close();
});

test("ids that labels and descriptions name are there, once", async () => {
  const { page } = await openPage(browser, { kept: everything });
  const broken = await page.evaluate(() => {
    const ids = Array.from(document.querySelectorAll("[id]"), ({ id }) => id);
    const named = Array.from(
      document.querySelectorAll("[for], [aria-describedby], [aria-labelledby]"),
    ).flatMap((part) =>
      ["for", "aria-describedby", "aria-labelledby"].flatMap(
        (name) => part.getAttribute(name)?.split(" ") ?? [],
      ),
    );
    return [
      ...named.filter((id) => !ids.includes(id)),
      ...ids.filter((id, index) => ids.indexOf(id) !== index),
    ];
  });
  assert.deepEqual(broken, []);
  await page.close();
});

test("the tab key reaches every control, each with a visible outline, and leaves the page", async () => {
  const { page } = await openPage(browser, {
    kept: { ...evaluation, curves: [...evaluation.curves, ...compared.curves] },
  });
  const reachable = await page.evaluate(
    () =>
      Array.from(
        document.querySelectorAll(
          "button, input:not([type=radio]), input:checked, select, summary, [tabindex='0']",
        ),
      ).filter((part) => part.checkVisibility()).length,
  );
  const outlines: string[] = [];
  for (let stop = 0; stop <= reachable; stop++) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      return `${focused.tagName}: ${outlineStyle} ${outlineWidth}`;
    });
    if (outline === undefined) break;
    outlines.push(outline);
  }
  assert.equal(outlines.length, reachable);
  assert.deepEqual(
    outlines.filter((outline) => !/: (solid|dashed) [1-9]/.test(outline)),
    [],
  );
  await page.close();
});

test("headings go down in steps of one, from one at the top", async () => {
  const { page } = await openPage(browser, { kept: everything });
  const levels = await page
    .getByRole("heading")
    .evaluateAll((headings) => headings.map(({ tagName }) => Number(tagName.slice(1))));
  assert.equal(levels[0], 1);
  assert.equal(levels.filter((level) => level === 1).length, 1);
  for (const [index, level] of levels.entries()) {
    assert.ok(level <= (levels[index - 1] ?? 0) + 1, levels.join(" "));
  }
  await page.close();
});

interface Pair {
  what: string;
  colour: string;
  /** Backgrounds from the nearest outwards, transparent ones included. */
  grounds: string[];
  least: number;
}

/** Runs in the page: each text and line sample with what lies behind it. */
function coloursOfPage(): Pair[] {
  const groundsOf = (part: Element | null): string[] =>
    part ? [getComputedStyle(part).backgroundColor, ...groundsOf(part.parentElement)] : [];
  const pair = (part: Element, colour: string, grounds: string[], least: number): Pair => ({
    what: `${part.tagName}.${part.getAttribute("class") ?? ""} ${part.textContent.slice(0, 20)}`,
    colour,
    grounds,
    least,
  });
  const parts = Array.from(document.querySelectorAll("#app *")).filter((part) =>
    part.checkVisibility({ visibilityProperty: true }),
  );
  const texts = parts
    .filter((part) =>
      Array.from(part.childNodes).some(
        (child) => child instanceof Text && child.data.trim() !== "",
      ),
    )
    .concat(parts.filter((part) => part.matches("input[type=number], select")))
    .map((part) => pair(part, getComputedStyle(part).color, groundsOf(part), 4.5));
  const swatches = parts
    .filter((part) => part.matches("svg.swatch"))
    .map((part) => pair(part, getComputedStyle(part).color, groundsOf(part), 3));
  return [...texts, ...swatches];
}
