import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../../scripts/lib/chromium.mjs";
import { out } from "../../scripts/lib/paths.mjs";
import { compared, evaluation, single, softmax } from "./examples.ts";
import { openPage } from "./openPage.ts";
import { type ThemeName, themes } from "./themes.ts";

const folder = path.join(out, "screenshots", "page");
const states = { single, compared, evaluation, softmax };
const widths = [300, 600, 1200];

let browser: Browser;
before(async () => {
  browser = await launchChromium();
  await mkdir(folder, { recursive: true });
});
after(() => browser.close());

for (const theme of Object.keys(themes) as ThemeName[]) {
  for (const [name, kept] of Object.entries(states)) {
    for (const width of widths) {
      test(`${name} fits into ${width} px in the ${theme} theme`, async () => {
        const { page, problems } = await openPage(browser, { theme, width, kept });
        await page.screenshot({
          path: path.join(folder, `${name}-${width}-${theme}.png`),
          fullPage: true,
        });
        assert.deepEqual(await page.evaluate(clippedElements), []);
        assert.deepEqual(await problems(), []);
        await page.close();
      });
    }
  }
}

/** Runs in the page: what sticks out of the page to the right, other than what can be scrolled to. */
function clippedElements(): string[] {
  const width = document.documentElement.clientWidth;
  return Array.from(document.querySelectorAll("#app *"))
    .filter((part) => !part.closest(".scroll, .visually-hidden, h2"))
    .filter((part) => part.getBoundingClientRect().right > width + 0.5)
    .map((part) => `${part.tagName} ${part.className} ${part.textContent.slice(0, 30)}`);
}
