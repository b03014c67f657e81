import { logSoftmaxGradient, logSoftmaxOf, logSoftmaxSlopes } from "../numeric/logSoftmax.ts";
import { alongAxis, axisParameter } from "./definition.ts";
import { type Details, func, idiom, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const logSoftmax = alongAxis({
  id: "log_softmax",
  title: "LogSoftmax",
  aliases: ["log-probabilities"],
  family: "axis",
  formula: {
    value: "f(x)ᵢ = xᵢ − ln Σⱼ exp(xⱼ)",
    derivative: "∂fᵢ/∂xⱼ = δᵢⱼ − pⱼ with p = exp(f); along its own input 1 − pᵢ",
    tex: {
      value: String.raw`f(x)_i = x_i - \ln \sum_j e^{x_j}`,
      derivative: String.raw`\frac{\partial f_i}{\partial x_j} = \delta_{ij} - e^{f_j}`,
    },
  },
  parameters: [
    {
      ...axisParameter,
      meaning: "axis along which the probabilities add up to 1; −1 is the last one",
    },
  ],
  essence: "The logarithms of softmax's probabilities, computed without underflow.",
  vanishing: () => "towards 0 for a class whose probability is near 1",
  facts: [
    {
      text: "For a class with a tiny probability the gradient stays near 1, where that of softmax vanishes: a confident mistake is still corrected.",
      source: "torch/nn/functional.py 2.13",
    },
    {
      text: "`NLLLoss` expects it; with softmax instead the loss is negative and learning poor, and no error says so.",
      source: "torch/nn/modules/loss.py 2.13",
    },
    {
      text: "Applied twice it changes nothing, so in front of `CrossEntropyLoss`, which contains it, it is superfluous but harmless.",
      source: "torch/nn/functional.py 2.13",
    },
  ],
  traps: [
    {
      text: "In float32 the gradient of log(softmax(x)) is infinite or NaN for scores that lie 89 or more below the largest one; from 104 on the value is −∞ too.",
      instead: "Use `log_softmax`, which subtracts the logarithm of the sum.",
    },
    {
      text: "A row of only −∞ gives NaN.",
      instead: "Mask with a large finite number, or leave such rows out of the loss.",
    },
  ],
  pros: ["keeps small probabilities apart", "what NLL losses and sequence scores need"],
  cons: ["not a probability until exponentiated", "unbounded below"],
  usedFor: "NLL loss, scores of sequences",
  initialisation: {
    text: "No gain is defined; small weights in the last layer start the loss at ln(number of classes).",
    source: "torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "softmax", text: "Its exponential is softmax." },
    { id: "log_sigmoid", text: "Of two scores it is the log-sigmoid of their difference." },
  ],
  cost: "a pass along the axis",
  example: { others: [0, 1], slice: [-1, 0, 1, 2] },
  outputs: "exponentials of the outputs along the axis add up to 1",

  range: () => ({ min: -Infinity, max: 0, includesMin: false, includesMax: true }),
  limits: () => ({ negative: -Infinity, positive: 0 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  value: (slice) => logSoftmaxOf(slice),
  gradient: (slice, upstream) => logSoftmaxGradient(slice, upstream),
  ownDerivative: (slice) => logSoftmaxSlopes(slice),
});

const axis: Details = { sets: { axis: "dim" } };
const wholeArray: Details = {
  ...axis,
  defaults: { axis: "the whole array" },
  note: "Without `axis` it normalises over the whole array; pass `axis=-1`.",
};
const lastAxis: Details = {
  ...axis,
  reads: { axis: { None: -1 } },
  defaults: { axis: "the last axis" },
};
const guessed: Details = {
  defaults: { dim: "dimension 0 for 0-D, 1-D and 3-D input, else 1, with a warning" },
  note: "Without `dim` it warns and picks an axis by the input's rank; pass `dim=-1`.",
};
const required: Details = { note: "`dim` is required here, unlike in `F.log_softmax`." };
const underflows: Details = {
  note: "Gives −∞ where the probability underflows; `log_softmax` does not.",
};

export const logSoftmaxSpellings = (): readonly Spelling[] =>
  spell(logSoftmax, [
    layer("torch.nn.LogSoftmax(dim=None)", guessed),
    func("torch.nn.functional.log_softmax(input, dim=None, _stacklevel=3, dtype=None)", guessed),
    func("torch.log_softmax(input, dim, dtype=None)", {
      ...required,
      documentation:
        "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.log_softmax.html",
    }),
    func("torch.special.log_softmax(input, dim, *, dtype=None)", {
      documentation: "https://docs.pytorch.org/docs/stable/special.html#torch.special.log_softmax",
    }),
    func("torch.sparse.log_softmax(input, dim, *, dtype=None)", {
      note: "For sparse tensors: entries that are not stored count as −∞, not as 0.",
    }),
    func("torch.masked.log_softmax(input, dim, *, dtype=None, mask=None)", {
      note: "A prototype; entries that `mask` leaves out get no share.",
    }),
    method("torch.Tensor.log_softmax(dim, dtype=None)", {
      ...required,
      documentation:
        "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.log_softmax.html",
    }),
    func("keras.activations.log_softmax(x, axis=-1)", axis),
    func("keras.ops.log_softmax(x, axis=-1)", axis),
    key("keras.activations.get", ["log_softmax"], { as: "keras.activations.log_softmax" }),
    func("tensorflow.nn.log_softmax(logits, axis=None, name=None)", {
      ...lastAxis,
      also: ["tensorflow.math.log_softmax"],
      note: "`axis=None` means the last axis, not the whole array.",
    }),
    func("tensorflow.compat.v1.nn.log_softmax(logits, axis=None, name=None)", {
      ...lastAxis,
      also: ["tensorflow.compat.v1.math.log_softmax"],
      alsoNamed: { axis: ["dim"] },
      documentation: "https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/log_softmax",
      note: "`dim` is the deprecated name of `axis`.",
    }),
    func("jax.nn.log_softmax(x, axis=-1, where=None)", {
      ...axis,
      note: "Entries that `where` masks come out as −∞.",
    }),
    func("jax.scipy.special.log_softmax(x, *, axis=None)", wholeArray),
    layer("jax.example_libraries.stax.LogSoftmax()", {
      also: ["jax.experimental.stax.LogSoftmax"],
      documentation: "https://docs.jax.dev/en/latest/jax.example_libraries.stax.html",
      note: "A pair of functions, one that makes no weights and one that applies it.",
    }),
    func("flax.linen.log_softmax(x, axis=-1, where=None)", {
      ...axis,
      also: ["flax.nnx.log_softmax"],
    }),
    func("scipy.special.log_softmax(x, axis=None)", wholeArray),
    layer("paddle.nn.LogSoftmax(axis=-1, name=None)", axis),
    func("paddle.nn.functional.log_softmax(x, axis=-1, dtype=None, name=None)", axis),
    layer("mindspore.nn.LogSoftmax(axis=-1)", axis),
    key("mindspore.nn.get_activation", ["logsoftmax"], { as: "mindspore.nn.LogSoftmax" }),
    layer("mlx.nn.LogSoftmax()", { note: "Takes no axis: it always runs along the last one." }),
    func("mlx.nn.log_softmax(x, axis=-1)", { ...axis, since: "0.0.7" }),
    method("tinygrad.Tensor.log_softmax(axis=-1, dtype=None)", {
      ...axis,
      documentation: "https://docs.tinygrad.org/tensor/ops/",
    }),
    idiom("torch.log(torch.softmax(x, dim))", underflows),
    idiom("tensorflow.math.log(tensorflow.nn.softmax(x))", underflows),
  ]);
