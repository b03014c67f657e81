import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../../scripts/lib/chromium.mjs";
import { out } from "../../scripts/lib/paths.mjs";
import { activations } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { drawPicture } from "../../src/features/picture.ts";
import { picturePalettes, type ThemeKind } from "../../src/features/themeKind.ts";

const folder = path.join(out, "screenshots", "contactSheet");
const kinds: readonly ThemeKind[] = ["light", "dark", "highContrast", "highContrastLight"];
/** A hover is as large as it is; its picture may not weigh more than this. */
const longestPicture = 12_000;

let browser: Browser;
before(async () => {
  browser = await launchChromium();
  await mkdir(folder, { recursive: true });
});
after(() => browser.close());

for (const kind of kinds) {
  test(`every picture of a hover can be drawn, ${kind}`, async () => {
    const pictures = activations.map((activation) => {
      const svg = drawPicture(activation, usualParameters(activation), kind);
      assert.ok(svg.length <= longestPicture, `${activation.id}: ${svg.length}`);
      assert.doesNotMatch(svg, /NaN|Infinity|undefined/, activation.id);
      const source = `data:image/svg+xml,${encodeURIComponent(svg)}`;
      return `<figure><img src="${source}"><figcaption>${activation.title}</figcaption></figure>`;
    });
    const { ground, text } = picturePalettes[kind];
    const page = await browser.newPage({ viewport: { width: 1760, height: 1000 } });
    await page.setContent(
      `<style>body{background:${ground};color:${text};font:13px sans-serif;display:flex;flex-wrap:wrap}
      figure{margin:6px;text-align:center}</style>${pictures.join("")}`,
    );
    const broken = await page.evaluate(() =>
      Array.from(document.images)
        .filter(({ complete, naturalWidth }) => !complete || naturalWidth === 0)
        .map(({ parentElement }) => parentElement?.textContent),
    );
    assert.deepEqual(broken, []);
    await page.screenshot({ path: path.join(folder, `${kind}.png`), fullPage: true });
    await page.close();
  });
}
