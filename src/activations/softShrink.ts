import { anyReal, elementwise, from } from "./definition.ts";
import { func, key, layer, spell, type Spelling } from "./spelling.ts";

export const softShrink = elementwise({
  id: "soft_shrink",
  title: "SoftShrink",
  aliases: ["softshrink", "soft thresholding"],
  family: "shrink",
  formula: {
    value: "f(x) = x − {lambd} if x > {lambd}, x + {lambd} if x < −{lambd}, else 0",
    derivative: "f′(x) = 1 if |x| > {lambd}, else 0",
    tex: {
      value: String.raw`f(x) = \begin{cases} x - \slot{lambd} & x > \slot{lambd} \\ x + \slot{lambd} & x < -\slot{lambd} \\ 0 & \text{otherwise} \end{cases}`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & |x| > \slot{lambd} \\ 0 & \text{otherwise} \end{cases}`,
    },
  },
  parameters: [
    {
      name: "lambd",
      symbol: "λ",
      usual: 0.5,
      valid: from(0),
      slider: { min: 0, max: 2, step: 0.05 },
      meaning: "half-width of the dead zone, and how far the rest moves towards 0",
    },
  ],
  essence: "Turns small numbers into exact zeros and moves the rest towards 0 by the same amount.",
  vanishing: ({ lambd }) => (lambd === 0 ? undefined : "exactly 0 in the dead zone, |x| ≤ λ"),
  facts: [
    {
      text: "It is the proximal operator of λ·|x|: one step of sparse coding (ISTA) is a linear map followed by it.",
      source:
        "Donoho 1995, De-noising by soft-thresholding; Gregor, LeCun 2010, Learning Fast Approximations of Sparse Coding",
    },
    {
      text: "In the dead zone output and gradient are exactly 0, on both sides of 0: a unit whose inputs all stay there does not learn, so λ must fit the scale of the inputs.",
      source: "tools/autograd/derivatives.yaml (softshrink), PyTorch 2.13",
    },
    {
      text: "Every number that passes is λ nearer to 0, however large: the price of having no jump.",
      source: "Donoho 1995, De-noising by soft-thresholding",
    },
  ],
  traps: [
    {
      text: "PyTorch returned 0 for NaN inputs in older versions, 1.13 among them, which hides a broken layer before it.",
      instead: "Look for NaN in front of it there.",
    },
  ],
  pros: ["exact zeros on both sides", "no jump", "comparisons and one subtraction"],
  cons: ["no gradient in the dead zone", "biases large values by λ", "λ depends on the scale"],
  usedFor: "learned sparse coding (LISTA), denoising, sparse autoencoders",
  initialisation: {
    text: "In unrolled sparse coding the weights start from the dictionary and λ from its step size; no general scheme is established.",
    source: "Gregor, LeCun 2010; torch/nn/init.py 2.13 has no gain for it",
  },
  relatives: [
    { id: "hard_shrink", text: "HardShrink keeps what passes unchanged, and jumps at ±λ instead." },
    { id: "tanh_shrink", text: "TanhShrink is a smooth form of it with λ = 1." },
    { id: "relu", text: "It is ReLU(x − λ) − ReLU(−x − λ)." },
  ],
  cost: "comparison",
  origin: { authors: "D. L. Donoho", year: 1995, title: "De-noising by soft-thresholding" },

  range: () => anyReal,
  limits: () => ({ negative: -Infinity, positive: Infinity }),
  // Without a dead zone it is the identity, whose derivative PyTorch still gives as 0 at 0.
  kinks: ({ lambd }) =>
    lambd === 0
      ? [{ at: 0, left: 1, right: 1, derivative: 0 }]
      : [
          { at: -lambd, left: 1, right: 0, derivative: 0 },
          { at: lambd, left: 0, right: 1, derivative: 0 },
        ],
  monotonicity: ({ lambd }) => (lambd === 0 ? "increasing" : "non-decreasing"),
  symmetry: () => "odd",
  value: (x, { lambd }) =>
    x > lambd ? x - lambd : x < -lambd ? x + lambd : Number.isNaN(x) ? NaN : 0,
  derivative: (x, { lambd }) => (Number.isNaN(x) ? NaN : Math.abs(x) > lambd ? 1 : 0),
});

/** Keras' and Paddle's name of λ. */
const threshold = { threshold: "lambd" };

export const softShrinkSpellings = (): readonly Spelling[] =>
  spell(softShrink, [
    layer("torch.nn.Softshrink(lambd=0.5)", { note: "A negative `lambd` raises." }),
    func("torch.nn.functional.softshrink(input, lambd=0.5)", {
      note: "A negative `lambd` raises.",
    }),
    func("keras.activations.soft_shrink(x, threshold=0.5)", { sets: threshold, since: "3.7.0" }),
    func("keras.ops.soft_shrink(x, threshold=0.5)", { sets: threshold, since: "3.7.0" }),
    key("keras.activations.get", ["soft_shrink"], {
      as: "keras.activations.soft_shrink",
      since: "3.7.0",
    }),
    layer("paddle.nn.Softshrink(threshold=0.5, name=None)", { sets: threshold }),
    func("paddle.nn.functional.softshrink(x, threshold=0.5, name=None)", {
      sets: threshold,
      alsoNamed: { threshold: ["lambd"] },
      note: "A negative `threshold` raises.",
    }),
    layer("mindspore.nn.SoftShrink(lambd=0.5)"),
    key("mindspore.nn.get_activation", ["softshrink"], { as: "mindspore.nn.SoftShrink" }),
    layer("mlx.nn.Softshrink(lambd=0.5)"),
    func("mlx.nn.softshrink(x, lambd=0.5)"),
    func("tensorflow_addons.activations.softshrink(x, lower=-0.5, upper=0.5)", {
      sets: { upper: "lambd" },
      deprecated:
        "TensorFlow Addons ended in May 2024; use `keras.activations.soft_shrink` of Keras 3.7.",
      note: "Has two bounds; this is its curve where `lower` is −`upper`.",
    }),
  ]);
