import { alongAxis, anyReal, axisParameter, from } from "./definition.ts";
import { func, layer, spell, type Spelling } from "./spelling.ts";

export const maxout = alongAxis({
  id: "maxout",
  title: "Maxout",
  aliases: [],
  family: "axis",
  formula: {
    value: "f(x)ᵢ = max(xₖ), k = {groups}·i … {groups}·i + {groups} − 1",
    derivative: "∂fᵢ/∂xⱼ = 1 for the largest number of group i, else 0",
    tex: {
      value: String.raw`f(x)_i = \max_{0 \le k < \slot{groups}} x_{\slot{groups}\,i + k}`,
      derivative: String.raw`\frac{\partial f_i}{\partial x_j} = \begin{cases} 1 & x_j = f(x)_i \\ 0 & \text{else} \end{cases}`,
    },
  },
  parameters: [
    {
      name: "groups",
      symbol: "g",
      usual: 2,
      valid: from(1),
      integer: true,
      meaning: "neighbouring inputs that each output is the largest of",
    },
    { ...axisParameter, meaning: "axis that becomes shorter by the groups; −1 is the last one" },
  ],
  essence: "Keeps the largest of every few neighbouring inputs and drops the others.",
  vanishing: ({ groups }) =>
    groups === 1 ? undefined : "exactly 0 for every input that is not the largest of its group",
  facts: [
    {
      text: "The largest input of a group gets the whole gradient, times 1, so nothing saturates and one unit of each group always learns.",
      source: "Goodfellow et al. 2013",
    },
    {
      text: "It shortens the axis by its groups: the layer in front needs that many times the weights, the layer behind that many times fewer inputs.",
      source: "Goodfellow et al. 2013; paddle/phi/kernels/funcs/maxouting.cc",
    },
    {
      text: "Frameworks group differently: Paddle takes neighbours, TensorFlow Addons every `num_units`-th channel, so weights cannot be copied as they are.",
      source: "paddle/phi/kernels/funcs/maxouting.cc; tensorflow_addons/layers/maxout.py 0.23",
    },
  ],
  traps: [
    {
      text: "At a tie, as for inputs that ReLU has set to 0, the gradient goes to the first number in Paddle and is shared equally in TensorFlow.",
      instead: "Put maxout straight behind a linear layer, where ties hardly occur.",
    },
  ],
  pros: ["learns a convex function of its own", "does not saturate", "goes well with dropout"],
  cons: ["multiplies the weights in front of it by the groups", "shortens the axis"],
  usedFor: "rare today; networks with dropout of the early 2010s",
  initialisation: {
    text: "With groups of two the mean square of the outputs is that of the inputs, so weights start as in front of no activation, with a gain of 1; larger groups need less.",
    source: "derived for independent inputs around 0; torch/nn/init.py 2.13 has no gain for it",
  },
  relatives: [
    { id: "relu", text: "With groups of two, one of them fixed at 0, it is ReLU." },
    { id: "leaky_relu", text: "Groups of x and αx with α < 1 make it leaky ReLU." },
  ],
  cost: "a pass along the axis",
  origin: {
    authors: "I. J. Goodfellow, D. Warde-Farley, M. Mirza, A. Courville, Y. Bengio",
    year: 2013,
    title: "Maxout Networks",
    url: "https://arxiv.org/abs/1302.4389",
  },
  example: { others: [0], slice: [1, 3, -2, 0.5] },
  outputs: "one output for every group of neighbours along the axis",
  demand: "a multiple of the groups",

  range: () => anyReal,
  limits: ({ groups }) => ({ negative: groups === 1 ? -Infinity : 0, positive: Infinity }),
  kinks: ({ groups }) => (groups === 1 ? [] : [{ at: 0, left: 0, right: 1, derivative: 1 }]),
  monotonicity: ({ groups }) => (groups === 1 ? "increasing" : "non-decreasing"),
  reducesTo: ({ groups }) => (groups === 1 ? "linear" : undefined),
  outputLength: (length, { groups }) => (length % groups === 0 ? length / groups : undefined),
  value: (slice, { groups }) =>
    Float64Array.from(winnersOf(slice, groups), (winner) => slice[winner] ?? NaN),
  gradient: (slice, upstream, { groups }) => {
    const gradient = new Float64Array(slice.length);
    for (const [output, winner] of winnersOf(slice, groups).entries()) {
      gradient[winner] = Number.isNaN(slice[winner]) ? NaN : (upstream[output] ?? NaN);
    }
    return gradient;
  },
});

/** For each group the index of its largest number: the first of several, or the first NaN. */
function winnersOf(slice: Float64Array, groups: number): number[] {
  return Array.from({ length: Math.floor(slice.length / groups) }, (_, group) => {
    const start = group * groups;
    const members = slice.subarray(start, start + groups);
    const invalid = members.findIndex(Number.isNaN);
    if (invalid >= 0) return start + invalid;
    return start + members.reduce((best, x, i) => (x > (members[best] ?? x) ? i : best), 0);
  });
}

export const maxoutSpellings = (): readonly Spelling[] =>
  spell(maxout, [
    layer("paddle.nn.Maxout(groups, axis=1, name=None)", {
      sets: { axis: "dim" },
      note: "For 4-D input only, with `axis` 1, 3 or −1; `groups` neighbouring channels make one.",
    }),
    func("paddle.nn.functional.maxout(x, groups, axis=1, name=None)", {
      sets: { axis: "dim" },
      note: "For 4-D input only, with `axis` 1, 3 or −1; `groups` neighbouring channels make one.",
    }),
    layer("tensorflow_addons.layers.Maxout(num_units, axis=-1)", {
      sets: { axis: "dim" },
      atKinks: { choices: ["mean"], note: "Equal numbers share the gradient." },
      deprecated:
        "TensorFlow Addons ended in May 2024; use a reshape and a maximum over the new axis.",
      note: "`num_units` is the number of outputs, not the size of a group, and output i is the largest of the inputs i, i + `num_units`, i + 2·`num_units` …, not of neighbours.",
    }),
  ]);
