import type { Locator, Page } from "playwright-core";

/** The chart's picture; two that are equal are the same, dot for dot. */
export function picture(page: Page): Promise<string> {
  return page.locator("canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

/** How many dots of a page's chart, or of a canvas, have the colour of the curve at this place in the list. */
export function dotsOfCurve(on: Page | Locator, index: number): Promise<number> {
  const chart = "goto" in on ? on.locator("canvas") : on;
  return chart.evaluate((canvas: HTMLCanvasElement, place) => {
    const app = document.getElementById("app");
    const colour = app ? getComputedStyle(app).getPropertyValue(`--curve-${place}`) : "";
    const [red, green, blue] = (colour.match(/\d+/g) ?? []).map(Number);
    const data = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (!data || red === undefined) throw new Error(`no canvas, or no colour in "${colour}"`);
    let dots = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (
        data[at] === red &&
        data[at + 1] === green &&
        data[at + 2] === blue &&
        data[at + 3] === 255
      )
        dots++;
    }
    return dots;
  }, index);
}

/** Waits until the page has drawn what it was last told. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  });
}
