import { exactly, multiply, sumOf } from "../numeric/pair.ts";
import { elementwise, from } from "./definition.ts";
import { func, key, layer, spell, type Spelling } from "./spelling.ts";

/** Below it x²/2 is less than half a unit in the last place of x. */
const nearZero = 1e-17;

export const hardMish = elementwise({
  id: "hard_mish",
  title: "Hard Mish",
  aliases: ["h-mish"],
  family: "sigmoid",
  formula: {
    value: "f(x) = x/2·min(max(x + 2, 0), 2)",
    derivative: "f′(x) = 0 if x < −2, x + 1 if −2 ≤ x ≤ 0, else 1",
    tex: {
      value: String.raw`f(x) = \frac{x}{2} \min(\max(x + 2, 0), 2)`,
      derivative: String.raw`f'(x) = \begin{cases} 0 & x < -2 \\ x + 1 & -2 \le x \le 0 \\ 1 & x > 0 \end{cases}`,
    },
  },
  parameters: [],
  essence: "Mish without exponentials: 0 below −2, x above 0, a parabola between.",
  vanishing: () => "exactly 0 for x < −2, and once more at x = −1",
  facts: [
    {
      text: "Inputs below −2 give exactly 0 with gradient 0, so units can die, which those of Mish do not.",
      source: "timm/layers/activations.py, commit aa4b5850",
    },
    {
      text: "Just above −2 the gradient is −1, nine times the lowest one of Mish; at −2 it jumps to that from 0.",
      source: "f′; Mish has at least −0.113",
    },
  ],
  traps: [
    {
      text: "Below −2 the result is −0, whose reciprocal is −∞ and whose sign bit is set.",
      instead: "Compare with `== 0`, which holds for both zeros.",
    },
  ],
  pros: ["no exponential", "no kink at 0, where inputs are many"],
  cons: ["experimental: only timm ships it", "no gradient below −2", "not monotonic"],
  usedFor: "experiments with timm",
  initialisation: {
    text: "He initialisation with the gain of ReLU, which it equals above 0.",
    source: "He et al. 2015; torch/nn/init.py 2.13 knows no gain for it",
  },
  relatives: [
    { id: "mish", text: "It approximates Mish to within 0.253, worst at −2." },
    { id: "hard_swish", text: "Hard Swish is built likewise, with a parabola between −3 and 3." },
    { id: "relu", text: "Above 0 and below −2 it is ReLU." },
  ],
  cost: "arithmetic",
  origin: {
    authors: "D. Misra",
    year: 2020,
    title: "H-Mish (repository note)",
    url: "https://github.com/digantamisra98/H-Mish",
  },

  range: () => from(-0.5),
  limits: () => ({ negative: 0, positive: Infinity }),
  // torch.clamp, which timm uses, counts its bounds as inside.
  kinks: () => [{ at: -2, left: 0, right: -1, derivative: -1 }],
  monotonicity: () => "none",
  value: (x) => {
    if (x <= -2) return -0;
    if (x >= -nearZero) return x;
    return multiply(exactly(x), sumOf(x, 2)).high / 2;
  },
  derivative: (x) => {
    if (x < -2) return 0;
    return x > 0 ? 1 : x + 1;
  },
});

export const hardMishSpellings = (): readonly Spelling[] =>
  spell(hardMish, [
    layer("timm.layers.HardMish(inplace=False)"),
    layer("timm.layers.HardMishMe(inplace=False)", { note: "Keeps only its input for backward." }),
    func("timm.layers.hard_mish(x, inplace=False)"),
    key("timm.layers.get_act_layer", ["hard_mish"]),
  ]);
