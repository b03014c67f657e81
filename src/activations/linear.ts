import { anyReal, elementwise } from "./definition.ts";
import { func, key, layer, spell, type Spelling } from "./spelling.ts";

export const linear = elementwise({
  id: "linear",
  title: "Identity",
  aliases: ["identity", "none", "pass-through"],
  family: "step",
  formula: {
    value: "f(x) = x",
    derivative: "f′(x) = 1",
    tex: { value: String.raw`f(x) = x`, derivative: String.raw`f'(x) = 1` },
  },
  parameters: [],
  essence: "Returns its input unchanged.",
  facts: [
    {
      text: "Layers without a nonlinearity between them collapse: a stack of linear maps is one linear map.",
      source: "A·(B·x + c) + d = (A·B)·x + (A·c + d)",
    },
    {
      text: "It is what Keras layers such as Dense use when no activation is given.",
      source: "keras/src/activations/__init__.py 3.15",
    },
  ],
  traps: [],
  pros: ["right for regression outputs and for logits", "gradient is exactly 1"],
  cons: ["adds no expressive power: stacked linear layers collapse into one"],
  usedFor: "output layers, placeholders for a removed layer",
  initialisation: {
    gain: 1,
    text: "LeCun or Glorot initialisation: the variance passes unchanged.",
    source: "torch/nn/init.py 2.13; Glorot, Bengio 2010",
  },
  relatives: [
    { id: "relu", text: "For positive inputs it is ReLU." },
    { id: "leaky_relu", text: "Leaky ReLU with a slope of 1 is the identity." },
  ],
  cost: "comparison",

  range: () => anyReal,
  limits: () => ({ negative: -Infinity, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "increasing",
  symmetry: () => "odd",
  value: (x) => x,
  derivative: (x) => (Number.isNaN(x) ? NaN : 1),
});

export const linearSpellings = (): readonly Spelling[] =>
  spell(linear, [
    layer("torch.nn.Identity(**kwargs)", {
      // Mostly it stands for a layer that is left out, not for an activation.
      general: true,
      note: "Accepts and ignores any constructor arguments.",
    }),
    key("torch.nn.init.calculate_gain", [
      "linear",
      "conv1d",
      "conv2d",
      "conv3d",
      "conv_transpose1d",
      "conv_transpose2d",
      "conv_transpose3d",
    ]),
    func("keras.activations.linear(x)"),
    key("keras.activations.get", ["linear"]),
    func("jax.nn.identity(x)", { since: "0.6.0" }),
    func("flax.nnx.identity(x)", {
      since: "0.11.2",
      note: "In `nnx` only: `flax.linen` has none.",
    }),
    layer("transformers.activations.LinearActivation()"),
    func("transformers.activations.linear_act(input)", {
      note: "A ready-made module, kept for old imports.",
    }),
    key("transformers.activations.ACT2FN", ["linear"]),
    key("timm.layers.get_act_layer", ["identity"], {
      note: "A layer only: `get_act_fn` does not know it.",
    }),
    key("sklearn.neural_network.MLPClassifier.activation", ["identity"]),
  ]);
