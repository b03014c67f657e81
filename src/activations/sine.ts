import { elementwise } from "./definition.ts";
import { func, inPlaceFunc, inPlaceMethod, method, spell, type Spelling } from "./spelling.ts";

export const sine = elementwise({
  id: "sine",
  title: "Sine",
  aliases: ["SIREN activation"],
  family: "periodic",
  formula: {
    value: "f(x) = sin x",
    derivative: "f′(x) = cos x",
    tex: { value: String.raw`f(x) = \sin x`, derivative: String.raw`f'(x) = \cos x` },
  },
  parameters: [],
  essence: "A wave between −1 and 1 that never settles.",
  vanishing: () => "exactly 0 only at crests and troughs, x = π/2 + kπ",
  facts: [
    {
      text: "Its derivative is a sine again, so a network of sines can be fitted through its derivatives: to gradients, distances, differential equations.",
      source:
        "Sitzmann et al. 2020, Implicit Neural Representations with Periodic Activation Functions",
    },
    {
      text: "It trains only with its own initialisation and a frequency factor, sin(30·Wx) in the paper, which keep the distribution of activations the same at every depth.",
      source:
        "Sitzmann et al. 2020, Implicit Neural Representations with Periodic Activation Functions, section 3.2",
    },
    {
      text: "Inputs that differ by 2π are the same to it: for wide inputs the loss has many poor local minima.",
      source: "Parascandolo, Huttunen, Virtanen 2017, Taming the Waves",
    },
  ],
  traps: [
    {
      text: "Neighbouring numbers of float16 lie 1 apart from 1024 on, of bfloat16 from 128 on: the phase of larger arguments is lost.",
      instead: "Compute the argument and the sine in float32.",
    },
    {
      text: "At ±∞ it is NaN, value and gradient.",
      instead: "Clip inputs that can overflow before it.",
    },
  ],
  pros: [
    "fits fine detail",
    "smooth, with derivatives of every order that do not vanish",
    "bounded",
  ],
  cons: ["needs its own initialisation and a frequency factor", "many local minima"],
  usedFor: "implicit representations of images, shapes and fields (SIREN)",
  initialisation: {
    text: "SIREN: hidden weights uniform in ±√(6/n)/ω with n the fan-in and ω = 30 the frequency factor, those of the first layer in ±1/n.",
    source:
      "Sitzmann et al. 2020, section 3.2 and supplement 1.5; first layer: modules.py of vsitzmann/siren",
  },
  relatives: [
    { id: "snake", text: "Snake adds x to a squared sine, so that it grows while it waves." },
    { id: "tanh", text: "Around 0 both sine and tanh are x, less a term in x³." },
  ],
  cost: "one exponential",
  origin: {
    authors: "V. Sitzmann, J. N. P. Martel, A. W. Bergman, D. B. Lindell, G. Wetzstein",
    year: 2020,
    title: "Implicit Neural Representations with Periodic Activation Functions",
    url: "https://arxiv.org/abs/2006.09661",
  },

  range: () => ({ min: -1, max: 1, includesMin: true, includesMax: true }),
  limits: () => ({ negative: NaN, positive: NaN }),
  kinks: () => [],
  monotonicity: () => "none",
  symmetry: () => "odd",
  // The library reduces the largest arguments exactly; at ±Infinity both are NaN, as in PyTorch.
  value: (x) => Math.sin(x),
  derivative: (x) => Math.cos(x),
});

export const sineSpellings = (): readonly Spelling[] =>
  spell(sine, [
    func("torch.sin(input)", { general: true }),
    inPlaceFunc("torch.sin_(input)", {
      general: true,
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.sin.html",
    }),
    method("torch.Tensor.sin()", { general: true }),
    inPlaceMethod("torch.Tensor.sin_()", { general: true }),
    func("keras.ops.sin(x)", { general: true, documentation: "https://keras.io/api/ops/numpy/" }),
    func("tensorflow.math.sin(x, name=None)", { also: ["tensorflow.sin"], general: true }),
    func("jax.numpy.sin(x)", { general: true }),
    func("numpy.sin(x)", { general: true }),
    func("mlx.core.sin(a)", { general: true }),
    method("tinygrad.Tensor.sin()", { general: true }),
  ]);
