import assert from "node:assert/strict";
import { test } from "node:test";
import { Typesetter } from "../../scripts/lib/formulas/typesetter.mjs";
import type { Glyph, Row, Slot } from "../../src/features/typeset/boxes.ts";
import { drawLayout } from "../../src/features/typeset/drawLayout.ts";
import { type Layout, layOut, type PlacedGlyph } from "../../src/features/typeset/layOut.ts";
import { numberKeys } from "../../src/features/typeset/numberKeys.ts";
import { assertWellFormed } from "./wellFormed.ts";

/** What formulas of activations are made of; slots are named `a` and `b`. */
const samples = [
  String.raw`f(x) = \max(0, x)`,
  String.raw`f'(x) = \begin{cases} x & x > 0 \\ \slot{a}\left(e^{x} - 1\right) & x \le 0 \end{cases}`,
  String.raw`f(x) = \frac{x}{2}\left(1 + \operatorname{erf}\left(\frac{x}{\sqrt{2}}\right)\right)`,
  String.raw`f'(x) = \Phi(x) + x\,\varphi(x)`,
  String.raw`\frac{x}{2}\left(1 + \tanh\left(\sqrt{\frac{2}{\pi}}\left(x + \slot{a}\,x^3\right)\right)\right)`,
  String.raw`f(x)_i = \frac{e^{x_i / \slot{a}}}{\sum_{j=1}^{n} e^{x_j / \slot{a}}}`,
  String.raw`\frac{\partial f}{\partial a} = \sigma(b), \quad \frac{\partial y_i}{\partial x_j} = y_i\,(\delta_{ij} - y_j)`,
  String.raw`f(x) = \frac{1}{\slot{b}} \ln\left(1 + e^{\slot{b} x}\right)`,
  String.raw`\begin{cases} -\slot{a} & x < -\slot{a} \\ x & -\slot{a} \le x \le \slot{a} \\ \slot{a} & x > \slot{a} \end{cases}`,
  String.raw`\begin{cases} 0 & x \le -3 \\ \dfrac{x\,(x + 3)}{6} & -3 < x < 3 \\ x & \text{otherwise} \end{cases}`,
  String.raw`\begin{cases} 1 & x < 0 \\ 2 & x < 1 \\ 3 & x < 2 \\ 4 & x < 3 \\ \slot{a} & x \ge 3 \end{cases}`,
  String.raw`f(x) = \frac{x}{\sqrt{1 + \slot{a}\,x^2}}`,
  String.raw`f(x) = \frac{\slot{a}}{1 + \dfrac{1}{1 + \frac{x}{\slot{b}}}}`,
  String.raw`f(x) = \slot{a}^{2} x^{\slot{b}} + e^{-\slot{b} x^{\slot{a}}}`,
  String.raw`f(x) = \sqrt{x + \slot{a}} + \sqrt{\slot{b}}`,
  String.raw`f(x) = \left|x\right|^{\slot{a}} \operatorname{sgn}(x)`,
  String.raw`f(x)_i = x_i - \ln \sum_j e^{x_j}`,
  String.raw`f(x) = \max_{1 \le j \le \slot{a}} x_j \cdot \hat{x}`,
  String.raw`x \cdot \tfrac{1}{\sqrt{2\pi}} \int_{-\infty}^{x} e^{-t^2/2}\,dt`,
  String.raw`\left(\frac{\slot{a} + \sqrt{x^2 + 4\slot{b}^2}}{2}\right)^{\slot{a}}`,
  String.raw`\lfloor x \rfloor \ne \lVert x \rVert_2,\ x \in [-1, 1],\ x \to \pm\infty`,
];

const typesetter = await Typesetter.create();
const typeset = async (tex: string) => (await typesetter.typeset(tex)).row;
const fillWith = (keys: string) => (): Row => [keys];
const layOutWith = (row: Row, fill: (slot: Slot) => Row) => layOut(row, typesetter.glyphs, fill);

for (const tex of samples) {
  test(`${tex} is as wide as the library lays it out`, async () => {
    const { row, width } = await typesetter.typeset(tex);
    const difference = layOutWith(row, fillWith("0")).width - width;
    assert.ok(Math.abs(difference) < 3, `${difference}`);
  });

  test(`${tex} keeps its parts apart, whatever is in its slots`, async () => {
    const row = await typeset(tex);
    for (const number of [0, -1.5, 123456, -1.23456e-300, Infinity]) {
      const layout = layOutWith(row, ({ beside }) => [numberKeys(number, beside)]);
      assert.deepEqual(overlapsIn(layout), []);
      const { svg } = drawLayout(layout, typesetter.glyphs, {
        colour: "black",
        fontSize: 13,
        alt: tex,
      });
      assertWellFormed(svg);
    }
  });
}

test("what follows a slot moves by as much as the slot grows", async () => {
  const row = await typeset(String.raw`x + \slot{a} - 1`);
  const narrow = layOutWith(row, fillWith("0"));
  const wide = layOutWith(row, fillWith("0000"));
  const growth = 3 * advanceOf("0");
  assert.equal(wide.width - narrow.width, growth);
  assert.equal(lastOf(wide).x - lastOf(narrow).x, growth);
  assert.deepEqual(wide.glyphs.slice(0, 2), narrow.glyphs.slice(0, 2));
});

test("a fraction's bar spans its widest part, and the other part stays in its middle", async () => {
  const row = await typeset(String.raw`\frac{\slot{a}}{1 + x}`);
  for (const digits of ["0", "000000000000"]) {
    const { glyphs, bars } = layOutWith(row, fillWith(digits));
    const [bar] = bars;
    assert.ok(bar && bars.length === 1);
    const above = extentOf(glyphs.filter(({ y }) => y > 0));
    const below = extentOf(glyphs.filter(({ y }) => y < 0));
    for (const { left, right } of [above, below]) {
      assert.ok(Math.abs(left + right - (2 * bar.x + bar.width)) <= 2, "it is in the middle");
    }
    const widest = Math.max(above.right - above.left, below.right - below.left);
    assert.ok(bar.width >= widest && bar.width <= widest + 300);
  }
});

test("a root's bar ends where its content ends", async () => {
  const row = await typeset(String.raw`\sqrt{x + \slot{a}}`);
  for (const digits of ["0", "000000000000"]) {
    const { glyphs, bars } = layOutWith(row, fillWith(digits));
    const [bar] = bars;
    const { right } = extentOf(glyphs);
    assert.ok(bar && Math.abs(bar.x + bar.width - right) <= 2);
    assert.ok(bar.y > 666, "it is above the digits");
  }
});

test("the columns of cases stay below each other", async () => {
  const row = await typeset(String.raw`\begin{cases} x & 7 \\ \slot{a} & 7 \end{cases}`);
  for (const digits of ["0", "000000000000"]) {
    const { glyphs } = layOutWith(row, fillWith(digits));
    const [first, second] = glyphs.filter(({ key }) => key === "7");
    assert.ok(first && second && first.x === second.x && first.y > second.y);
    assert.ok(first.x > extentOf(glyphs.filter(({ key }) => key === "0")).right);
  }
});

test("a root's degree stands on its sign", async () => {
  const row = await typeset(String.raw`\sqrt[3]{x}`);
  const { glyphs, width } = layOutWith(row, fillWith(""));
  const [degree, sign] = glyphs;
  assert.ok(degree?.key === "3" && sign && degree.x > sign.x && degree.y > 300);
  assert.equal(
    Math.round(width),
    Math.round((await typesetter.typeset(String.raw`\sqrt[3]{x}`)).width),
  );
});

test("a script stands behind its base, smaller", async () => {
  const row = await typeset(String.raw`\slot{a}^{\slot{b}}`);
  const layout = layOutWith(row, ({ slot }) => [slot === "a" ? "000" : "1"]);
  const script = lastOf(layout);
  assert.ok(script.x >= 3 * advanceOf("0") && script.y > 300 && script.scale < 0.8);
});

test("a number gets parentheses where it would be misread", async () => {
  const cases = [
    [String.raw`\slot{a}x`, -2, "-2x"],
    [String.raw`x > \slot{a}`, -2, "x>-2"],
    [String.raw`(\slot{a})`, -2, "(-2)"],
    [String.raw`0, \slot{a}`, -2, "0,-2"],
    [String.raw`x\quad \slot{a}`, -2, "x-2"],
    [String.raw`\frac{\slot{a}}{x}`, -2, "-2x"],
    [String.raw`x^{\slot{a}}`, -2, "x-2"],
    [String.raw`x - \slot{a}`, -2, "x-(-2)"],
    [String.raw`-\slot{a}`, -2, "-(-2)"],
    [String.raw`x\,\slot{a}`, -2, "x(-2)"],
    [String.raw`x - {\slot{a}}`, -2, "x-(-2)"],
    [String.raw`x - \slot{a}`, 2, "x-2"],
    [String.raw`x - \slot{a}`, 1e-6, "x-1e-6"],
    [String.raw`\slot{a}^2`, -2, "(-2)2"],
    [String.raw`\slot{a}^2`, 1e9, "(1e9)2"],
    [String.raw`\slot{a}^2`, 0.5, "0.52"],
    [String.raw`x - \slot{a}_1`, -2, "x-(-2)1"],
    [String.raw`3\slot{a}`, 2, "3(2)"],
    [String.raw`{3}\,\slot{a}`, 2, "3(2)"],
    [String.raw`\slot{a}\,\slot{b}`, 2, "2(2)"],
    [String.raw`\slot{a} \cdot \slot{b}`, 2, "2·2"],
  ] as const;
  for (const [tex, number, expected] of cases) {
    const layout = layOutWith(await typeset(tex), ({ beside }) => [numberKeys(number, beside)]);
    assert.equal(await spell(layout), expected, tex);
  }
});

/** What a layout shows, in the order of the formula. */
async function spell({ glyphs }: Layout): Promise<string> {
  const signs = { x: "x", ",": ",", ">": ">", "\\cdot": "·" };
  const shown = new Map<string, string>();
  for (const [tex, sign] of Object.entries(signs)) {
    shown.set(lastOf(layOutWith(await typeset(tex), fillWith(""))).key, sign);
  }
  return glyphs.map(({ key }) => shown.get(key) ?? key).join("");
}

test("numbers are written as elsewhere, with powers of ten as in code", () => {
  const written = [0.2, -1.5, 1e-6, -2.5e7, 1.2345678, Infinity, -Infinity, 0, -0, NaN].map(
    (number) => numberKeys(number),
  );
  const expected = ["0.2", "-1.5", "1e-6", "-2.5e7", "1.23457", "∞", "-∞", "0", "0", "NaN"];
  assert.deepEqual(written, expected);
});

test("the glyphs of numbers are in every table, upright and under their own keys", async () => {
  const { glyphs } = await Typesetter.create();
  for (const key of "0123456789.-()e∞Na") assert.ok(glyphs[key], key);
  assert.deepEqual(await typeset(String.raw`\mathrm{e}`), ["e"]);
  assert.notDeepEqual(await typeset("e"), ["e"]);
});

test("each outline is in the table once", () => {
  const outlines = Object.values(typesetter.glyphs).map(([, , , outline]) => outline);
  assert.equal(new Set(outlines).size, outlines.length);
  for (const outline of outlines) assert.match(outline, /^m-?\d+[ -]\d+[mlhvc\d -]+$/);
});

test("TeX that is wrong, or that slots could not be moved in, is refused", async () => {
  const wrong = [
    [String.raw`\frac{1}{`, "Missing close brace"],
    [String.raw`\unknown`, "Undefined control sequence"],
    [String.raw`\begin{cases} x`, "Missing"],
    [String.raw`\text{日}`, "lacks a character"],
    [String.raw`\boxed{x}`, "menclose is not supported"],
    [String.raw`\overline{x}`, "stretch sideways"],
    [String.raw`\tag{1} x`, "Tags are not supported"],
  ] as const;
  for (const [tex, why] of wrong) {
    await assert.rejects(typesetter.typeset(tex), (error: Error) => {
      assert.ok(error.message.includes(tex) && error.message.includes(why), error.message);
      return true;
    });
  }
});

test("a glyph that the table lacks is an error", () => {
  assert.throws(() => layOut(["x"], {}, fillWith("")), /no glyph x/);
});

function advanceOf(key: string): number {
  return typesetter.glyphs[key]?.[0] ?? NaN;
}

function lastOf({ glyphs }: Layout): PlacedGlyph {
  const last = glyphs.at(-1);
  assert.ok(last);
  return last;
}

/** From the first glyph's origin to where the last one's advance ends. */
function extentOf(glyphs: readonly PlacedGlyph[]): { left: number; right: number } {
  return {
    left: Math.min(...glyphs.map(({ x }) => x)),
    right: Math.max(...glyphs.map(({ x, key, scale }) => x + scale * advanceOf(key))),
  };
}

/** Pairs of glyphs, and of a glyph and a bar, that share more than slanted letters or joints do. */
function overlapsIn({ glyphs, bars }: Layout): string[] {
  const tolerance = 65;
  const boxes = [
    ...glyphs.map(({ key, x, y, scale }) => {
      const [advance, height, depth]: Glyph = typesetter.glyphs[key] ?? [0, 0, 0, ""];
      const [left, right] = [x, x + scale * advance];
      return { name: key, left, right, top: y + scale * height, bottom: y - scale * depth };
    }),
    ...bars.map(({ x, y, width, thickness }) => ({
      name: "bar",
      left: x,
      right: x + width,
      // A bar is thin: it is made as thick as what is tolerated and somewhat more.
      top: y + thickness + tolerance / 2,
      bottom: y - tolerance / 2,
    })),
  ];
  return boxes.flatMap((one, i) =>
    boxes.slice(i + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const up = Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom);
      // The pieces of a tall delimiter stand above each other, and overlap at their joints.
      const joint = one.left === other.left ? 40 : 0;
      return across > tolerance && up > tolerance + joint ? [`${one.name} and ${other.name}`] : [];
    }),
  );
}
