import { softmaxGradient, softmaxOf, softmaxSlopes } from "../numeric/softmax.ts";
import { alongAxis, axisParameter, from } from "./definition.ts";
import { func, spell, type Spelling } from "./spelling.ts";

export const gumbelSoftmax = alongAxis({
  id: "gumbel_softmax",
  title: "Gumbel-Softmax",
  aliases: ["concrete distribution"],
  family: "axis",
  formula: {
    value: "f(x)ᵢ = exp((xᵢ + gᵢ)/{tau})/Σⱼ exp((xⱼ + gⱼ)/{tau}), g Gumbel noise",
    derivative: "∂fᵢ/∂xⱼ = fᵢ·(δᵢⱼ − fⱼ)/{tau}; along its own input fᵢ·(1 − fᵢ)/{tau}",
    tex: {
      value: String.raw`f(x)_i = \frac{e^{(x_i + g_i)/\slot{tau}}}{\sum_j e^{(x_j + g_j)/\slot{tau}}},\quad g_i = -\ln(-\ln u_i)`,
      derivative: String.raw`\frac{\partial f_i}{\partial x_j} = \frac{f_i\,(\delta_{ij} - f_j)}{\slot{tau}}`,
    },
  },
  simplerFormulas: [
    {
      when: ({ hard = 0 }) => hard === 1,
      value:
        "f(x)ᵢ = 1 for the largest xᵢ + gᵢ, else 0, g Gumbel noise; p = softmax((x + g)/{tau}) is its soft form",
      derivative: "∂fᵢ/∂xⱼ = pᵢ·(δᵢⱼ − pⱼ)/{tau}, that of the soft form",
      tex: {
        value: String.raw`f(x)_i = \begin{cases} 1 & i = \operatorname{arg\,max}_j (x_j + g_j) \\ 0 & \text{else} \end{cases},\quad p = \operatorname{softmax}\left(\frac{x + g}{\slot{tau}}\right)`,
        derivative: String.raw`\frac{\partial f_i}{\partial x_j} = \frac{p_i\,(\delta_{ij} - p_j)}{\slot{tau}}`,
      },
    },
  ],
  parameters: [
    {
      name: "tau",
      symbol: "τ",
      usual: 1,
      valid: from(0, false),
      slider: { min: 0.1, max: 5, step: 0.1 },
      meaning: "temperature: towards 0 the outputs become one-hot",
    },
    {
      name: "hard",
      symbol: "h",
      usual: 0,
      valid: { min: 0, max: 1, includesMin: true, includesMax: true },
      integer: true,
      meaning: "1 for one-hot outputs with the gradient of the soft ones, 0 for soft outputs",
    },
    { ...axisParameter, meaning: "axis of the categories; −1 is the last one" },
  ],
  essence: "Draws a category at random in a way that gradients can pass.",
  vanishing: ({ tau }) =>
    `towards 0 once one noisy score leads the others by about ${Number((20 * tau).toPrecision(2))}`,
  facts: [
    {
      text: "A high temperature gives smooth samples far from one-hot, a low one gradients of high variance; it is usually lowered in the course of training.",
      source: "Jang, Gu, Poole 2016",
    },
    {
      text: "With `hard` the forward pass is one-hot and the gradient that of the soft sample (straight-through): biased, but the network sees real categories.",
      source: "Jang, Gu, Poole 2016; torch/nn/functional.py 2.13",
    },
    {
      text: "It draws in evaluation mode too: take the arg max or a plain softmax there.",
      source: "torch/nn/functional.py 2.13",
    },
  ],
  traps: [
    {
      text: "A temperature of 0 gives NaN.",
      instead: "Keep it above 0; its authors lower it no further than 0.5.",
    },
    {
      text: "Noise in float16 can be infinite, and then gives NaN, as with older versions of PyTorch.",
      instead: "Sample in float32.",
    },
  ],
  pros: [
    "gradients through the choice of a category",
    "lower variance than score-function estimators",
  ],
  cons: ["biased gradient", "random in evaluation mode too", "the temperature needs a schedule"],
  usedFor: "discrete latent variables, architecture search",
  initialisation: {
    text: "No gain is defined; scores near 0 at the start let the noise, whose standard deviation is 1.28, try all categories.",
    source: "a Gumbel variable has variance π²/6; torch/nn/init.py 2.13",
  },
  relatives: [{ id: "softmax", text: "Without noise and at a temperature of 1 it is softmax." }],
  cost: "a pass along the axis",
  origin: {
    authors: "E. Jang, S. Gu, B. Poole",
    year: 2016,
    title: "Categorical Reparameterization with Gumbel-Softmax",
    url: "https://arxiv.org/abs/1611.01144",
  },
  example: { others: [0, 1], slice: [-1, 0, 1, 2] },
  outputs: "outputs along the axis add up to 1; shown without the noise",

  range: ({ hard }) => ({ min: 0, max: 1, includesMin: hard === 1, includesMax: true }),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: ({ tau, hard }) => {
    if (hard !== 1) return [];
    // The jump to one-hot; on both sides the derivative is that of the soft form.
    const [slope = NaN] = softmaxSlopes(Float64Array.of(1, 0, 1), tau);
    return [{ at: 1, left: slope, right: slope, derivative: slope }];
  },
  monotonicity: ({ hard }) => (hard === 1 ? "non-decreasing" : "increasing"),
  value: (slice, { tau, hard }) => {
    const soft = softmaxOf(slice, tau);
    if (hard !== 1 || soft.some(Number.isNaN)) return soft;
    const winner = slice.indexOf(slice.reduce((best, x) => Math.max(best, x), -Infinity));
    return soft.map((_, index) => (index === winner ? 1 : 0));
  },
  gradient: (slice, upstream, { tau }) => softmaxGradient(slice, upstream, tau),
  ownDerivative: (slice, { tau }) => softmaxSlopes(slice, tau),
  draw: (slice, random) => slice.map((x) => x - Math.log(-Math.log(random()))),
});

export const gumbelSoftmaxSpellings = (): readonly Spelling[] =>
  spell(gumbelSoftmax, [
    func("torch.nn.functional.gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1)", {
      reads: { hard: { False: 0, True: 1 } },
      note: "Draws in evaluation mode too; `eps` is deprecated and ignored.",
    }),
    func(
      "paddle.nn.functional.gumbel_softmax(x, temperature=1.0, hard=False, axis=-1, name=None)",
      {
        sets: { temperature: "tau", axis: "dim" },
        reads: { hard: { False: 0, True: 1 } },
        note: "Draws in evaluation mode too.",
      },
    ),
  ]);
