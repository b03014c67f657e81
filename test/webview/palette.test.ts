import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  contrast,
  curveColours,
  mix,
  readColour,
  type Rgb,
  withContrast,
} from "../../src/webview/palette.ts";

const channel = fc.nat({ max: 255 });
const colours: fc.Arbitrary<Rgb> = fc.tuple(channel, channel, channel);

test("contrast is 21 between black and white, and 1 between equals", () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  assert.equal(contrast([12, 34, 56], [12, 34, 56]), 1);
  // The lightest grey that WCAG takes on white for text.
  assert.ok(Math.abs(contrast([118, 118, 118], [255, 255, 255]) - 4.54) < 0.01);
});

test("on every ground each curve has a contrast of 3:1", () => {
  fc.assert(
    fc.property(colours, (ground) => {
      for (const colour of curveColours(ground)) assert.ok(contrast(colour, ground) >= 3);
    }),
  );
});

test("on every ground text can have a contrast of 4.5:1", () => {
  fc.assert(
    fc.property(colours, colours, (colour, ground) => {
      assert.ok(contrast(withContrast(colour, ground, 4.5), ground) >= 4.5);
    }),
  );
});

const usualGrounds: Readonly<Record<string, Rgb>> = {
  "Light Modern": [255, 255, 255],
  "Dark Modern": [31, 31, 31],
  "Dark High Contrast": [0, 0, 0],
  "Solarized Light": [253, 246, 227],
  "Solarized Dark": [0, 43, 54],
  Monokai: [39, 40, 34],
};

for (const [name, ground] of Object.entries(usualGrounds)) {
  test(`in ${name} no two curves have nearly the same colour`, () => {
    const drawn = curveColours(ground);
    for (const [index, colour] of drawn.entries()) {
      for (const other of drawn.slice(index + 1)) {
        const distance = Math.hypot(...colour.map((value, place) => value - (other[place] ?? 0)));
        assert.ok(distance > 40, `${colour.join(" ")} and ${other.join(" ")}`);
      }
    }
  });
}

const written: readonly { css: string; colour: Rgb | undefined }[] = [
  { css: "rgb(11, 98, 196)", colour: [11, 98, 196] },
  { css: "rgba(255, 255, 255, 0.5)", colour: [128, 128, 128] },
  { css: "rgb(11 98 196 / 0)", colour: [0, 0, 0] },
  { css: "rgba(0, 0, 0, 0)", colour: [0, 0, 0] },
  { css: "color(srgb 1 0 0)", colour: undefined },
  { css: "", colour: undefined },
];

for (const { css, colour } of written) {
  test(`"${css}" on black is ${colour?.join(" ") ?? "no colour"}`, () => {
    assert.deepEqual(readColour(css, [0, 0, 0]), colour);
  });
}

test("mixing goes from one colour to the other", () => {
  assert.deepEqual(mix([0, 0, 0], [10, 20, 30], 0), [0, 0, 0]);
  assert.deepEqual(mix([0, 0, 0], [10, 20, 30], 1), [10, 20, 30]);
});
