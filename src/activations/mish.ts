import { mish as mishValue, mishSlope } from "../numeric/mish.ts";
import { elementwise, from } from "./definition.ts";
import { func, idiom, key, layer, method, spell, type Spelling } from "./spelling.ts";

/** The minimum, at x ≈ −1.1924. */
const lowest = -0.3088434130172504;

export const mish = elementwise({
  id: "mish",
  title: "Mish",
  aliases: [],
  family: "sigmoid",
  formula: {
    value: "f(x) = x·tanh(ln(1 + eˣ))",
    derivative: "f′(x) = tanh s + x·σ(x)·(1 − tanh² s), s = ln(1 + eˣ)",
    tex: {
      value: String.raw`f(x) = x \tanh(\ln(1 + e^{x}))`,
      derivative: String.raw`f'(x) = \tanh s + x \, \sigma(x) \, (1 - \tanh^2 s), \quad s = \ln(1 + e^{x})`,
    },
  },
  parameters: [],
  essence: "Weights the input by the tanh of its softplus: a smooth ReLU with a dip below zero.",
  vanishing: () => "towards 0 for very negative inputs; exactly 0 once, at x ≈ −1.192",
  facts: [
    {
      text: "Negative inputs keep a gradient, −0.027 at −5, so units do not die as those of ReLU do.",
      source: "Misra 2019; f′",
    },
    {
      text: "It is not monotonic: the minimum, −0.309, lies at x ≈ −1.192; the derivative stays between −0.113 and 1.089.",
      source: "Misra 2019; f′",
    },
    {
      text: "Composed of tanh and softplus it keeps several tensors for the backward pass; fused versions keep the input only.",
      source: "timm/layers/activations_me.py, commit aa4b5850",
    },
  ],
  traps: [
    {
      text: "Written with `log(1 + exp(x))` it is NaN in the backward pass above 88 in float32.",
      instead: "Use the framework's Mish, or its softplus inside the tanh.",
    },
  ],
  pros: ["smooth", "keeps a small gradient for negative inputs", "good results in detectors"],
  cons: ["three transcendental steps when composed", "not monotonic", "more memory unless fused"],
  usedFor: "detectors in the style of YOLOv4",
  initialisation: {
    text: "He initialisation with the gain of ReLU, which it nears; `calculate_gain` does not know Mish.",
    source: "He et al. 2015; torch/nn/init.py 2.13",
  },
  relatives: [
    {
      id: "silu",
      text: "SiLU has the same shape with one exponential; they differ by up to 0.18.",
    },
    { id: "hard_mish", text: "Hard Mish replaces the gate by straight lines." },
    { id: "softplus", text: "Its gate is the tanh of softplus." },
  ],
  cost: "several exponentials",
  origin: {
    authors: "D. Misra",
    year: 2019,
    title: "Mish: A Self Regularized Non-Monotonic Neural Activation Function",
    url: "https://arxiv.org/abs/1908.08681",
  },

  range: () => from(lowest),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "none",
  value: mishValue,
  derivative: mishSlope,
});

export const mishSpellings = (): readonly Spelling[] =>
  spell(mish, [
    layer("torch.nn.Mish(inplace=False)", {
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    func("torch.nn.functional.mish(input, inplace=False)", {
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    func("keras.activations.mish(x)"),
    key("keras.activations.get", ["mish"]),
    func("jax.nn.mish(x)", { since: "0.4.27" }),
    layer("transformers.activations.MishActivation()"),
    func("transformers.activations.mish(input)", {
      note: "A ready-made module, kept for old imports; it is called with the input.",
    }),
    key("transformers.activations.ACT2FN", ["mish"]),
    layer("timm.layers.Mish(inplace=False)", { note: "`inplace` is accepted and ignored." }),
    layer("timm.layers.MishMe(inplace=False)", { note: "Keeps only its input for backward." }),
    func("timm.layers.mish(x, inplace=False)", { note: "`inplace` is accepted and ignored." }),
    key("timm.layers.get_act_layer", ["mish"]),
    layer("paddle.nn.Mish(name=None)"),
    func("paddle.nn.functional.mish(x, name=None)", {
      note: "The softplus inside is x itself above 20, which changes no digit of float32.",
    }),
    layer("mindspore.nn.Mish()"),
    key("mindspore.nn.get_activation", ["mish"]),
    layer("mlx.nn.Mish()"),
    func("mlx.nn.mish(x)"),
    method("tinygrad.Tensor.mish()"),
    func("tensorflow_addons.activations.mish(x)", {
      deprecated: "TensorFlow Addons ended in May 2024; use `keras.activations.mish`.",
    }),
    key("diffusers.models.activations.get_activation", ["mish"]),
    idiom("x * torch.tanh(torch.nn.functional.softplus(x))", {
      note: "Not fused: keeps more for the backward pass than `F.mish`.",
    }),
    idiom("x * numpy.tanh(numpy.log1p(numpy.exp(x)))", {
      note: "Warns of an overflow above 709 in float64 and 88 in float32; the result is right.",
    }),
  ]);
