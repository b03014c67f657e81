import { anyReal, elementwise, from } from "./definition.ts";
import { func, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const hardShrink = elementwise({
  id: "hard_shrink",
  title: "HardShrink",
  aliases: ["hardshrink", "hard thresholding"],
  family: "shrink",
  formula: {
    value: "f(x) = x if |x| > {lambd}, else 0",
    derivative: "f′(x) = 1 if |x| > {lambd}, else 0",
    tex: {
      value: String.raw`f(x) = \begin{cases} x & |x| > \slot{lambd} \\ 0 & \text{otherwise} \end{cases}`,
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
      meaning: "half-width of the dead zone",
    },
  ],
  essence:
    "Turns small numbers into exact zeros and passes the rest unchanged, with a jump between.",
  vanishing: ({ lambd }) => (lambd === 0 ? undefined : "exactly 0 in the dead zone, |x| ≤ λ"),
  facts: [
    {
      text: "The output jumps by λ at ±λ, and the gradient does not see it: a small step of a weight can change the output by λ with no warning from the derivative.",
      source: "tools/autograd/derivatives.yaml (hardshrink), PyTorch 2.13",
    },
    {
      text: "In the dead zone output and gradient are exactly 0, on both sides of 0: a unit whose inputs all stay there does not learn.",
      source: "tools/autograd/derivatives.yaml (hardshrink), PyTorch 2.13",
    },
    {
      text: "What passes keeps its size, where soft thresholding moves it by λ; the price is the jump.",
      source: "Donoho, Johnstone 1994, Ideal spatial adaptation by wavelet shrinkage",
    },
  ],
  traps: [
    {
      text: "A negative λ raises no error in PyTorch: every number passes, and the layer is the identity.",
      instead: "Keep `lambd` at 0 or above.",
    },
  ],
  pros: ["exact zeros on both sides", "large values stay as they are", "one comparison"],
  cons: ["jumps at ±λ", "no gradient in the dead zone", "λ depends on the scale"],
  usedFor: "sparse coding, wavelet denoising",
  initialisation: {
    text: "None is established: λ and the scale of the inputs decide how much passes.",
    source: "torch/nn/init.py 2.13 has no gain for it",
  },
  relatives: [
    { id: "soft_shrink", text: "SoftShrink has no jump, and moves what passes by λ instead." },
    { id: "threshold", text: "Threshold cuts off on one side only." },
  ],
  cost: "comparison",
  origin: {
    authors: "D. L. Donoho, I. M. Johnstone",
    year: 1994,
    title: "Ideal spatial adaptation by wavelet shrinkage",
  },

  // Between −λ and λ there is only 0.
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
  // The test that lets NaN through.
  value: (x, { lambd }) => (Math.abs(x) <= lambd ? 0 : x),
  derivative: (x, { lambd }) => (Number.isNaN(x) ? NaN : Math.abs(x) > lambd ? 1 : 0),
});

/** Keras' and Paddle's name of λ. */
const threshold = { threshold: "lambd" };

export const hardShrinkSpellings = (): readonly Spelling[] =>
  spell(hardShrink, [
    layer("torch.nn.Hardshrink(lambd=0.5)", {
      note: "A negative `lambd` makes it the identity, without an error.",
    }),
    func("torch.nn.functional.hardshrink(input, lambd=0.5)", {
      also: ["torch.hardshrink"],
      note: "A negative `lambd` makes it the identity, without an error.",
    }),
    method("torch.Tensor.hardshrink(lambd=0.5)", {
      note: "A negative `lambd` makes it the identity, without an error.",
    }),
    func("keras.activations.hard_shrink(x, threshold=0.5)", { sets: threshold, since: "3.7.0" }),
    func("keras.ops.hard_shrink(x, threshold=0.5)", { sets: threshold, since: "3.7.0" }),
    key("keras.activations.get", ["hard_shrink"], {
      as: "keras.activations.hard_shrink",
      since: "3.7.0",
    }),
    layer("paddle.nn.Hardshrink(threshold=0.5, name=None)", { sets: threshold }),
    func("paddle.nn.functional.hardshrink(x, threshold=0.5, name=None)", {
      sets: threshold,
      alsoNamed: { threshold: ["lambd"] },
    }),
    layer("mindspore.nn.HShrink(lambd=0.5)"),
    key("mindspore.nn.get_activation", ["hshrink"], { as: "mindspore.nn.HShrink" }),
    layer("mlx.nn.HardShrink(lambd=0.5)"),
    func("mlx.nn.hard_shrink(x, lambd=0.5)", { since: "0.15.0" }),
    func("tensorflow_addons.activations.hardshrink(x, lower=-0.5, upper=0.5)", {
      sets: { upper: "lambd" },
      deprecated:
        "TensorFlow Addons ended in May 2024; use `keras.activations.hard_shrink` of Keras 3.7.",
      note: "Has two bounds; this is its curve where `lower` is −`upper`.",
    }),
  ]);
