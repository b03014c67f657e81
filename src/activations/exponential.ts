import { timesExp } from "../numeric/exponentialLinear.ts";
import { elementwise, from } from "./definition.ts";
import { func, inPlaceFunc, inPlaceMethod, key, method, spell, type Spelling } from "./spelling.ts";

export const exponential = elementwise({
  id: "exponential",
  title: "Exponential",
  aliases: ["exp"],
  family: "exponential",
  formula: {
    value: "f(x) = eˣ",
    derivative: "f′(x) = eˣ",
    tex: { value: String.raw`f(x) = e^{x}`, derivative: String.raw`f'(x) = e^{x}` },
  },
  parameters: [],
  essence: "Makes every number positive; adding to the input multiplies the output.",
  vanishing: () => "towards 0 for negative inputs, as eˣ",
  facts: [
    {
      text: "Its gradient is its output, so large outputs get large updates: a step that overshoots can make the loss infinite in one iteration.",
      source: "tools/autograd/derivatives.yaml, PyTorch 2.13",
    },
    {
      text: "It overflows to infinity above 11.09 in float16, 88.72 in float32 and bfloat16, and 709.78 in float64.",
      source: "IEEE 754: logarithms of the largest finite numbers",
    },
  ],
  traps: [
    {
      text: "Above 88.72 in float32 it is infinite, and infinity minus infinity or times 0 gives NaN further on.",
      instead: "Clamp the input, or keep the logarithm as the network's output.",
    },
    {
      text: "exp(x) divided by a sum of exponentials overflows although the quotient is at most 1.",
      instead: "Use the framework's softmax, which subtracts the largest input first.",
    },
  ],
  pros: ["outputs are positive", "the inverse of the log link, as in Poisson regression"],
  cons: ["grows without bound and fast", "where the output is near 0, so is the gradient"],
  usedFor: "output layers for rates and scales, with the input clamped",
  initialisation: {
    text: "No gain fits it: start the layer in front with small weights and a bias at the logarithm of the mean target.",
    source: "torch/nn/init.py 2.13 has no entry for it",
  },
  relatives: [
    {
      id: "softplus",
      text: "Softplus is positive too, but grows only linearly; for x ≪ 0 both are eˣ.",
    },
    { id: "softmax", text: "Softmax divides exponentials by their sum." },
  ],
  cost: "one exponential",

  range: () => from(0, false),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "increasing",
  value: (x) => timesExp(x),
  derivative: (x) => timesExp(x),
});

export const exponentialSpellings = (): readonly Spelling[] =>
  spell(exponential, [
    func("torch.exp(input)", { general: true }),
    inPlaceFunc("torch.exp_(input)", {
      general: true,
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.Tensor.exp_.html",
      note: "Overwrites its input; fails on a leaf tensor that requires a gradient.",
    }),
    method("torch.Tensor.exp()", { general: true }),
    inPlaceMethod("torch.Tensor.exp_()", {
      general: true,
      note: "Overwrites its tensor; fails on a leaf that requires a gradient.",
    }),
    func("keras.activations.exponential(x)"),
    func("keras.ops.exp(x)", { general: true, documentation: "https://keras.io/api/ops/numpy/" }),
    key("keras.activations.get", ["exponential"]),
    func("tensorflow.math.exp(x, name=None)", { also: ["tensorflow.exp"], general: true }),
    func("jax.numpy.exp(x)", { general: true }),
    func("numpy.exp(x)", { general: true }),
    func("mlx.core.exp(a)", { general: true }),
    method("tinygrad.Tensor.exp()", { general: true }),
  ]);
