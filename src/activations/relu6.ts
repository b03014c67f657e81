import { elementwise } from "./definition.ts";
import { type Details, func, idiom, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const relu6 = elementwise({
  id: "relu6",
  title: "ReLU6",
  aliases: ["clipped ReLU"],
  family: "rectifier",
  formula: {
    value: "f(x) = min(max(0, x), 6)",
    derivative: "f′(x) = 1 if 0 < x < 6, else 0",
    tex: {
      value: String.raw`f(x) = \min(\max(0, x), 6)`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & 0 < x < 6 \\ 0 & \text{otherwise} \end{cases}`,
    },
  },
  parameters: [],
  essence: "ReLU that is capped at 6.",
  vanishing: () => "exactly 0 for every input below 0 or above 6",
  facts: [
    {
      text: "Outputs stay in [0, 6], a fixed range that low-precision arithmetic can divide into equal steps.",
      source: "Sandler et al. 2018, MobileNetV2",
    },
    {
      text: "The gradient is exactly 0 on both flat parts, so a unit can die above 6 as well as below 0.",
      source: "tools/autograd/derivatives.yaml, PyTorch 2.13",
    },
  ],
  traps: [
    {
      text: "Written as `clamp` or `clip`, the gradient at exactly 0 and 6 is another one: 1 in PyTorch and TensorFlow, 0.5 in JAX.",
      instead: "Use the framework's own ReLU6, whose gradient is 0 at both.",
    },
  ],
  pros: ["bounded outputs suit fixed-point inference", "two comparisons", "true zeros"],
  cons: ["gradient 0 on both sides", "the cap of 6 is arbitrary"],
  usedFor: "MobileNets and other networks that are quantised",
  initialisation: {
    text: "He initialisation, as for ReLU: after normalisation few inputs reach the cap.",
    source: "He et al. 2015",
  },
  relatives: [
    { id: "relu", text: "Up to 6 it is ReLU." },
    { id: "hard_tanh", text: "Hard tanh with the bounds 0 and 6 is ReLU6." },
    { id: "relu_general", text: "Keras' general ReLU with a cap of 6 is ReLU6." },
  ],
  cost: "comparison",
  origin: {
    authors: "A. Krizhevsky",
    year: 2010,
    title: "Convolutional Deep Belief Networks on CIFAR-10",
  },

  range: () => ({ min: 0, max: 6, includesMin: true, includesMax: true }),
  limits: () => ({ negative: 0, positive: 6 }),
  kinks: () => [
    { at: 0, left: 0, right: 1, derivative: 0 },
    { at: 6, left: 1, right: 0, derivative: 0 },
  ],
  monotonicity: () => "non-decreasing",
  // x < 0 is the test that lets NaN and −0 through, as PyTorch does.
  value: (x) => (x < 0 ? 0 : x > 6 ? 6 : x),
  derivative: (x) => (x > 0 && x < 6 ? 1 : Number.isNaN(x) ? NaN : 0),
});

/** Clamping counts its bounds as inside. */
const inclusive: Details = {
  atKinks: {
    choices: ["right", "left"],
    note: "At 0 and 6 the gradient is 1, where ReLU6's own is 0.",
  },
};
const halved: Details = {
  atKinks: {
    choices: ["mean", "mean"],
    note: "At 0 and 6 the gradient is 0.5, where ReLU6's own is 0.",
  },
};

export const relu6Spellings = (): readonly Spelling[] =>
  spell(relu6, [
    layer("torch.nn.ReLU6(inplace=False)"),
    func("torch.nn.functional.relu6(input, inplace=False)", {
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    layer("torch.ao.nn.quantized.ReLU6(inplace=False)", { note: "For quantised tensors." }),
    func("keras.activations.relu6(x)"),
    func("keras.ops.relu6(x)"),
    key("keras.activations.get", ["relu6"]),
    func("tensorflow.nn.relu6(features, name=None)"),
    func("jax.nn.relu6(x)", { since: "0.1.65" }),
    func("flax.linen.relu6(x)", { also: ["flax.nnx.relu6"] }),
    key("transformers.activations.ACT2FN", ["relu6"]),
    key("timm.layers.get_act_layer", ["relu6"]),
    layer("paddle.nn.ReLU6(name=None)"),
    func("paddle.nn.functional.relu6(x, name=None)"),
    layer("mindspore.nn.ReLU6()"),
    key("mindspore.nn.get_activation", ["relu6"]),
    layer("mlx.nn.ReLU6()"),
    func("mlx.nn.relu6(x)"),
    method("tinygrad.Tensor.relu6()", {
      atKinks: {
        choices: ["left", "left"],
        note: "At 6 the gradient is 1: it is computed as the difference of two ReLUs.",
      },
      note: "Computed as ReLU(x) − ReLU(x − 6), so an infinite input gives NaN.",
    }),
    idiom("torch.clamp(x, 0, 6)", inclusive),
    idiom("tensorflow.clip_by_value(x, 0., 6.)", inclusive),
    idiom("jax.numpy.clip(x, 0, 6)", halved),
    idiom("numpy.clip(x, 0, 6)"),
    idiom("numpy.minimum(numpy.maximum(x, 0), 6)"),
  ]);
