import assert from "node:assert/strict";
import { test } from "node:test";
import type { Activation, Formula } from "../../src/activations/definition.ts";
import { activationById, activations } from "../../src/activations/index.ts";
import { relu } from "../../src/activations/relu.ts";
import { fillFormula } from "../../src/features/formula.ts";
import { typesetFormula } from "../../src/features/typesetFormula.ts";
import { assertWellFormed } from "./wellFormed.ts";

const style = { colour: "#cccccc", fontSize: 14 };
const parts = ["value", "derivative"] as const;

/** All formulas of the catalogue; those of older definitions have no TeX yet. */
const formulas = activations.flatMap((activation) =>
  [activation.formula, ...(activation.simplerFormulas ?? [])].flatMap((formula, index) =>
    parts.map((part) => ({ activation, formula, index, part })),
  ),
);

/** Numbers that are as long as they get. */
function longNumbers(activation: Activation): Record<string, number> {
  return Object.fromEntries(activation.parameters.map(({ name }) => [name, -1.23456e-300]));
}

for (const { activation, formula, index, part } of formulas) {
  test(`${activation.id}: formula ${index}, its ${part}, with symbols and with numbers`, () => {
    const usual = Object.fromEntries(activation.parameters.map(({ name, usual }) => [name, usual]));
    for (const known of [{}, usual, longNumbers(activation)]) {
      const { svg, width, height, baseline, alt } = typesetFormula(
        activation,
        formula,
        part,
        known,
        style,
      );
      assertWellFormed(svg);
      assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
      assert.ok(width > 20 && Number.isInteger(width), `it is ${width} wide`);
      assert.ok(baseline > 5 && baseline <= height && Number.isInteger(height));
      assert.equal(alt, fillFormula(activation, formula[part], known));
    }
    const { svg } = typesetFormula(activation, formula, part, usual, style);
    assert.ok(svg.length <= 12_000, `it has ${svg.length} characters`);
  });

  test(`${activation.id}: formula ${index}, its ${part}, has the same slots as TeX and as text`, () => {
    const inText = slotsIn(formula[part], /\{(\w+)\}/g);
    assert.deepEqual(slotsIn(formula.tex[part], /\\slot\{(\w+)\}/g), inText);
  });
}

test("the picture tells screen readers what it shows", () => {
  const { svg, alt } = typesetFormula(relu, relu.formula, "derivative", {}, style);
  const [, label = ""] = /^<svg [^>]*role="img" aria-label="([^"]*)"/.exec(svg) ?? [];
  const read = label.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  assert.equal(read, alt);
});

test("the picture has the given colour and no ground", () => {
  const { svg } = typesetFormula(relu, relu.formula, "value", {}, { ...style, colour: '"><a b="' });
  assertWellFormed(svg);
  assert.match(svg, / fill="&#34;&#62;&#60;a b=&#34;" /);
  assert.doesNotMatch(svg, /<rect/);
});

test("the size follows the font size", () => {
  const at = (fontSize: number) =>
    typesetFormula(relu, relu.formula, "value", {}, { ...style, fontSize });
  const [small, large] = [at(13), at(130)];
  for (const side of ["width", "height", "baseline"] as const) {
    assert.ok(Math.abs(large[side] - 10 * small[side]) <= 20, side);
  }
  const [, box = ""] = /viewBox="([^"]*)"/.exec(small.svg) ?? [];
  const [, , boxWidth = 0, boxHeight = 0] = box.split(" ").map(Number);
  assert.ok(Math.abs(boxWidth / boxHeight - small.width / small.height) < 0.002);
});

test("one formula always gives the same picture", () => {
  const draw = () => typesetFormula(relu, relu.formula, "value", {}, style).svg;
  assert.equal(draw(), draw());
});

test("a formula of another activation is refused", () => {
  const other = activationById("gelu")?.formula;
  assert.ok(other);
  assert.throws(() => typesetFormula(relu, other, "value", {}, style), /relu is not typeset/);
  const copy: Formula = { ...relu.formula };
  assert.throws(() => typesetFormula(relu, copy, "value", {}, style), /relu is not typeset/);
});

function slotsIn(formula: string, pattern: RegExp): string[] {
  return [...new Set(Array.from(formula.matchAll(pattern), ([, name = ""]) => name))].sort();
}
