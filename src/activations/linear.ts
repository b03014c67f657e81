import { anyReal, elementwise } from "./definition.ts";
import { func, key, layer, spell, type Spelling } from "./spelling.ts";

export const linear = elementwise({
  id: "linear",
  title: "Identity",
  aliases: ["identity", "none", "pass-through"],
  family: "step",
  formula: { value: "f(x) = x", derivative: "f′(x) = 1" },
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
  pros: ["right for regression outputs and for logits", "gradient is exactly 1"],
  cons: ["adds no expressive power: stacked linear layers collapse into one"],
  usedFor: "output layers, placeholders for a removed layer",

  range: () => anyReal,
  limits: () => ({ negative: -Infinity, positive: Infinity }),
  kinks: () => [],
  value: (x) => x,
  derivative: (x) => (Number.isNaN(x) ? NaN : 1),
});

export const linearSpellings = (): readonly Spelling[] =>
  spell(linear, [
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.Identity.html
    layer("torch.nn.Identity()", { note: "Accepts and ignores any constructor arguments." }),
    // fact: gain 1
    key("torch.nn.init.calculate_gain", [
      "linear",
      "conv1d",
      "conv2d",
      "conv3d",
      "conv_transpose1d",
      "conv_transpose2d",
      "conv_transpose3d",
    ]),
    // documentation: https://keras.io/api/layers/activations/
    func("keras.activations.linear(x)"),
    key("keras.activations.get", ["linear"]),
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.nn.identity.html
    func("jax.nn.identity(x)", { since: "0.6.0" }),
    // fact: re-export of jax.nn.identity; only in nnx, since 0.11.2
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    func("flax.nnx.identity(x)", { since: "0.11.2" }),
    // fact: module instance kept for old imports
    func("transformers.activations.linear_act(input)"),
    // documentation: https://github.com/huggingface/transformers/blob/main/src/transformers/activations.py
    layer("transformers.activations.LinearActivation()"),
    key("transformers.activations.ACT2FN", ["linear"]),
    // fact: layers only, not in get_act_fn
    key("timm.layers.get_act_layer", ["identity"]),
    key("sklearn.neural_network.MLPClassifier.activation", ["identity"]),
  ]);
