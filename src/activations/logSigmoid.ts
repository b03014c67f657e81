import { logistic } from "../numeric/logistic.ts";
import { exactly } from "../numeric/pair.ts";
import { softplus } from "../numeric/softplus.ts";
import { elementwise } from "./definition.ts";
import { type Details, func, idiom, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const logSigmoid = elementwise({
  id: "log_sigmoid",
  title: "LogSigmoid",
  aliases: ["log_expit", "log of the logistic"],
  family: "sigmoid",
  formula: {
    value: "f(x) = ln σ(x) = −ln(1 + e⁻ˣ)",
    derivative: "f′(x) = σ(−x)",
    tex: {
      value: String.raw`f(x) = \ln \sigma(x) = -\ln(1 + e^{-x})`,
      derivative: String.raw`f'(x) = \sigma(-x)`,
    },
  },
  parameters: [],
  essence: "The logarithm of the sigmoid, computed in one step so that it stays finite.",
  vanishing: () => "towards 0 for very positive inputs, as e⁻ˣ",
  facts: [
    {
      text: "For x ≪ 0 it is x: a confidently wrong answer keeps a gradient of 1, where the sigmoid's own has vanished.",
      source: "f′(x) = σ(−x)",
    },
    {
      text: "Its negative is the loss of DPO, −f of the margin between the preferred and the rejected answer, and each term of negative sampling, −f(±score).",
      source: "Rafailov et al. 2023; Mikolov et al. 2013",
    },
  ],
  traps: [
    {
      text: "`log(sigmoid(x))` is −∞ below about −88 in float32, with a NaN gradient.",
      instead: "Use this function: min(x, 0) − log1p(exp(−|x|)) has no such limit.",
    },
  ],
  pros: ["a log-probability without overflow", "linear tail: wrong answers keep their gradient"],
  cons: ["never positive and unbounded below", "an exponential and a logarithm"],
  usedFor: "pairwise and preference losses, negative sampling; seldom between layers",
  initialisation: {
    text: "It stands behind the last layer, whose weights start as for the sigmoid: Glorot.",
    source: "Glorot, Bengio 2010; torch/nn/init.py 2.13 knows no gain for it",
  },
  relatives: [
    { id: "softplus", text: "It is −softplus(−x)." },
    { id: "sigmoid", text: "e to the power of it is the sigmoid." },
  ],
  cost: "several exponentials",

  range: () => ({ min: -Infinity, max: 0, includesMin: false, includesMax: false }),
  limits: () => ({ negative: -Infinity, positive: 0 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  // PyTorch subtracts from min(x, 0), so what underflows is 0, not −0.
  value: (x) => 0 - softplus(-x, 1),
  derivative: (x) => logistic(exactly(-x)),
});

const composed: Details = {
  note: "In the sources of 2022 it is composed as `log(1 / (1 + exp(-x)))`: −∞ below −88 in float32.",
};

export const logSigmoidSpellings = (): readonly Spelling[] =>
  spell(logSigmoid, [
    layer("torch.nn.LogSigmoid()"),
    func("torch.nn.functional.logsigmoid(input)"),
    func("keras.activations.log_sigmoid(x)", { since: "3.7.0" }),
    func("keras.ops.log_sigmoid(x)"),
    key("keras.activations.get", ["log_sigmoid"], { since: "3.7.0" }),
    func("tensorflow.math.log_sigmoid(x, name=None)", {
      also: ["tensorflow.compat.v1.log_sigmoid"],
      note: "There is no `tf.log_sigmoid` any more; it is in `tf.math`.",
    }),
    func("jax.nn.log_sigmoid(x)"),
    func("flax.linen.log_sigmoid(x)", { also: ["flax.nnx.log_sigmoid"] }),
    func("scipy.special.log_expit(x)", {
      since: "1.8.0",
      note: "Stays finite where `np.log(expit(x))` is −∞.",
    }),
    layer("paddle.nn.LogSigmoid(name=None)"),
    func("paddle.nn.functional.log_sigmoid(x, name=None)"),
    layer("mindspore.nn.LogSigmoid()", composed),
    key("mindspore.nn.get_activation", ["logsigmoid"], composed),
    layer("mlx.nn.LogSigmoid()"),
    func("mlx.nn.log_sigmoid(x)"),
    method("tinygrad.Tensor.logsigmoid()"),
    idiom("torch.log(torch.sigmoid(x))", {
      note: "−∞ below about −88 in float32; `F.logsigmoid` stays finite.",
    }),
  ]);
