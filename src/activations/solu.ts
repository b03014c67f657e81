import { soluGradient, soluOf, soluSlopes } from "../numeric/solu.ts";
import { alongAxis, anyReal } from "./definition.ts";
import { layer, spell, type Spelling } from "./spelling.ts";

export const solu = alongAxis({
  id: "solu",
  title: "SoLU",
  aliases: ["softmax linear unit"],
  family: "axis",
  formula: {
    value: "f(x)ᵢ = xᵢ·pᵢ, p = softmax(x)",
    derivative: "∂fᵢ/∂xⱼ = pᵢ·(δᵢⱼ + xᵢ·(δᵢⱼ − pⱼ)); along its own input pᵢ·(1 + xᵢ·(1 − pᵢ))",
    tex: {
      value: String.raw`f(x)_i = x_i\,p_i,\quad p_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`,
      derivative: String.raw`\frac{\partial f_i}{\partial x_j} = p_i\,(\delta_{ij} + x_i\,(\delta_{ij} - p_j))`,
    },
  },
  parameters: [],
  essence: "Weighs every feature by its softmax, so that the largest ones suppress the others.",
  vanishing: () => "towards 0 for every feature that lies about 20 below the largest one",
  facts: [
    {
      text: "Over n features of similar size every output is about x/n, so the signal all but vanishes; the paper puts a LayerNorm behind it, without which its models were clearly worse.",
      source: "Elhage et al. 2022",
    },
    {
      text: "That LayerNorm scales small outputs up again, so suppressed features may pass hidden in them; the authors suspect that part of the gain in quality comes from it.",
      source: "Elhage et al. 2022",
    },
  ],
  traps: [
    {
      text: "A feature masked with −∞ gives −∞·0, which is NaN.",
      instead: "Mask with a large finite negative number, whose output is 0.",
    },
  ],
  pros: [
    "more neurons that stand for one concept, in the paper's trials",
    "close to GELU in quality when a LayerNorm follows",
  ],
  cons: ["couples all features of a position", "small outputs, so it needs a LayerNorm behind it"],
  usedFor: "transformers built for interpretability research",
  initialisation: {
    text: "No gain is defined: the LayerNorm behind it sets the scale, so the usual start of the transformer stays.",
    source: "Elhage et al. 2022",
  },
  relatives: [
    { id: "softmax", text: "It multiplies its input by softmax." },
    { id: "silu", text: "Over two features, x and 0, the output of x is SiLU." },
    { id: "gelu", text: "It takes GELU's place in a transformer's MLP." },
  ],
  cost: "a pass along the axis",
  origin: {
    authors: "N. Elhage et al.",
    year: 2022,
    title: "Softmax Linear Units",
    url: "https://transformer-circuits.pub/2022/solu/index.html",
  },
  example: { others: [0, 1], slice: [-1, 0, 1, 2] },
  outputs: "outputs along the axis add up to an average of the inputs weighted by softmax",
  axis: -1,

  range: () => anyReal,
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "none",
  value: (slice) => soluOf(slice),
  gradient: (slice, upstream) => soluGradient(slice, upstream),
  ownDerivative: (slice) => soluSlopes(slice),
});

export const soluSpellings = (): readonly Spelling[] =>
  spell(solu, [
    layer("x_transformers.x_transformers.SoLU(dim)", {
      note: "A LayerNorm over `dim` features follows inside it; values here are those in front of that.",
    }),
  ]);
