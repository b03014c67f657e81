import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { marked } from "marked";
import { activations } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { findUses, readModule } from "../../src/code/findUses.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { hoverMarkdown } from "../../src/features/hover.ts";
import { drawPicture } from "../../src/features/picture.ts";
import { picturePalettes, type ThemeKind } from "../../src/features/themeKind.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();
const themes: readonly ThemeKind[] = ["light", "dark", "highContrast", "highContrastLight"];

/** The hover over the last activation of the source, character references read. */
function hoverOver(source: string, theme: ThemeKind = "light"): string {
  const use = findUses(runAtOnce(readModule(source)), index).at(-1);
  assert.ok(use, "the source uses an activation");
  const markdown = hoverMarkdown(use, { source, theme, encodeCurves: (curves) => ({ curves }) });
  return markdown
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/<\/?code>/g, "`");
}

describe("a hover", () => {
  test("tells the call as written: formula with its number, and where the number comes from", () => {
    const text = hoverOver("import torch.nn as nn\nnn.LeakyReLU(0.2)");
    assert.match(text, /\*\*Leaky ReLU\*\* \| `torch\.nn\.LeakyReLU` · PyTorch/);
    assert.match(text, /!\[f\(x\) = x if x > 0, else 0\.2·x\]\(data:image/);
    assert.match(text, /`negative_slope` \(α\) = \*\*0\.2\*\* — written here/);
  });

  test("names the spelling that a default comes from", () => {
    const text = hoverOver("import keras\nkeras.layers.LeakyReLU()");
    assert.match(text, /= \*\*0\.3\*\* — default of `keras\.layers\.LeakyReLU`/);
  });

  test("keeps the symbol of a parameter that only the run knows", () => {
    const text = hoverOver("import torch.nn as nn\nnn.LeakyReLU(slope)");
    assert.match(text, /else α·x/);
    assert.match(text, /`slope` — known only when the code runs; drawn for 0\.01/);
  });

  test("states range, value at 0 and the kink with what the framework takes there", () => {
    const text = hoverOver("import torch\ntorch.relu(x)");
    assert.match(
      text,
      /Range \[0, ∞\) · f\(0\) = 0<br>Kink at 0: f′ jumps from 0 to 1, PyTorch takes 0/,
    );
  });

  test("links to plot, comparison and documentation, and to no other command", () => {
    const text = hoverOver("import torch\ntorch.nn.ELU()");
    assert.match(text, /\[Plot\]\(command:activationLens\.plot\?/);
    assert.match(text, /\[Compare with ReLU\]\(command:activationLens\.compare\?/);
    assert.match(text, /\[Documentation\]\(https:\/\/docs\.pytorch\.org\//);
    const commands = Array.from(text.matchAll(/command:([\w.]+)/g), ([, name]) => name);
    assert.deepEqual(commands, ["activationLens.plot", "activationLens.compare"]);
  });

  test("says when a form was written by hand", () => {
    const text = hoverOver("import numpy as np\ndef relu(x):\n    return np.maximum(0, x)\n");
    assert.match(text, /written by hand: reads like `numpy\.maximum\(0, x\)`/);
  });

  test("says what is out of range in place of drawing it", () => {
    const text = hoverOver("import torch.nn as nn\nnn.Softplus(0)");
    assert.match(text, /beta of Softplus is 0; it must lie in \(0, ∞\)\./);
    assert.doesNotMatch(text, /NaN|command:/);
  });

  test("claims nothing that depends on a number which only the run knows", () => {
    const text = hoverOver("import torch.nn as nn\nnn.LeakyReLU(slope)");
    assert.doesNotMatch(text, /Kink|Range/);
  });

  test("says that the form of GELU is known only when the code runs", () => {
    const text = hoverOver("import torch.nn as nn\nnn.GELU(approximate=mode)");
    assert.match(text, /`approximate` = `mode` — known only when the code runs/);
  });

  test("lets no text of the document become a link, a picture or a part of the table", () => {
    const unit = fc.constantFrom(
      "\\",
      "|",
      "`",
      "[x](https://x.org)",
      "![x](https://x.org)",
      "<b>",
      "&",
      " ",
      "\n",
      "a",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (hostile) => {
        const source = `import torch.nn as nn\nnn.LeakyReLU(f("""${hostile}"""))`;
        const use = findUses(runAtOnce(readModule(source)), index).at(-1);
        fc.pre(use !== undefined);
        const html = marked.parse(
          hoverMarkdown(use, { source, theme: "dark", encodeCurves: (curves) => ({ curves }) }),
          { async: false },
        );
        const count = (pattern: RegExp) => Array.from(html.matchAll(pattern)).length;
        assert.equal(count(/<img /g), 3);
        assert.equal(count(/<a /g), 3);
        assert.equal(count(/<t[dh]\b/g), 4);
        assert.doesNotMatch(html.replace(/href="[^"]*"/g, ""), /x\.org\)?"/);
      }),
    );
  });
});

describe("a picture", () => {
  for (const activation of activations) {
    test(`of ${activation.id} fits a hover in every theme`, () => {
      for (const theme of themes) {
        const svg = drawPicture(activation, usualParameters(activation), theme);
        assert.ok(svg.length < 9_000, `${svg.length} characters`);
        assert.doesNotMatch(svg, /NaN|Infinity|undefined/);
        assert.ok(svg.includes(picturePalettes[theme].value));
      }
    });
  }

  test("shows the parameters in force", () => {
    const leaky = activations.find(({ id }) => id === "leaky_relu");
    assert.ok(leaky);
    assert.notEqual(
      drawPicture(leaky, { negative_slope: 0.01 }, "dark"),
      drawPicture(leaky, { negative_slope: 0.5 }, "dark"),
    );
  });
});

describe("a palette", () => {
  /** Grounds of the hover widget in the built-in themes of each kind. */
  const grounds: Readonly<Record<ThemeKind, readonly string[]>> = {
    light: ["#f8f8f8", "#f3f3f3", "#ffffff"],
    dark: ["#202020", "#1f1f1f", "#252526"],
    highContrast: ["#000000", "#0c141f"],
    highContrastLight: ["#ffffff"],
  };
  for (const theme of themes) {
    test(`for ${theme} themes has lines of 3:1 and text of 4.5:1`, () => {
      const { value, derivative, axis, text } = picturePalettes[theme];
      for (const ground of grounds[theme]) {
        for (const colour of [value, derivative])
          assert.ok(contrast(colour, ground) >= 4.5, colour);
        assert.ok(contrast(axis, ground) >= 3, axis);
        assert.ok(contrast(text, ground) >= 4.5, text);
      }
    });
  }
});

/** The contrast ratio of WCAG 2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const channel = (at: number) => {
    const level = parseInt(colour.slice(at, at + 2), 16) / 255;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
