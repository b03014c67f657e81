import { softmaxGradient, softmaxOf, softmaxSlopes } from "../numeric/softmax.ts";
import { alongAxis, axisParameter } from "./definition.ts";
import {
  type Details,
  func,
  idiom,
  inPlaceFunc,
  key,
  layer,
  method,
  spell,
  type Spelling,
} from "./spelling.ts";

export const softmax = alongAxis({
  id: "softmax",
  title: "Softmax",
  aliases: ["normalised exponential", "softargmax"],
  family: "axis",
  formula: {
    value: "f(x)ᵢ = exp(xᵢ)/Σⱼ exp(xⱼ)",
    derivative: "∂fᵢ/∂xⱼ = fᵢ·(δᵢⱼ − fⱼ); along its own input fᵢ·(1 − fᵢ)",
    tex: {
      value: String.raw`f(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`,
      derivative: String.raw`\frac{\partial f_i}{\partial x_j} = f_i\,(\delta_{ij} - f_j)`,
    },
  },
  parameters: [
    { ...axisParameter, meaning: "axis along which the outputs add up to 1; −1 is the last one" },
  ],
  essence: "Turns a row of scores into probabilities that add up to 1.",
  vanishing: () => "towards 0 once one score leads the others by about 20",
  facts: [
    {
      text: "A wrong axis raises no error: the outputs add up to 1 along another one, and the network trains on nonsense.",
      source: "torch/nn/functional.py 2.13",
    },
    {
      text: "Cross-entropy losses of PyTorch take logits: a softmax in front of them keeps the loss above a floor, 1.461 for ten classes.",
      source: "torch/nn/functional.py 2.13",
    },
    {
      text: "A row of only −∞, fully masked, gives NaN in PyTorch, TensorFlow and JAX, and one backward pass carries the NaN into the weights.",
      source: "measured with PyTorch 2.13 and TensorFlow 2.21",
    },
  ],
  traps: [
    {
      text: "Without the subtraction of the largest score, exp overflows in float32 for scores above 88 and the result is NaN.",
      instead: "Use the framework's softmax, which subtracts it.",
    },
    {
      text: "The logarithm of a softmax is −∞ for every class whose probability has underflowed.",
      instead: "Use `log_softmax`, or a loss that takes logits.",
    },
    {
      text: "Masking with −∞ gives NaN for rows in which everything is masked.",
      instead: "Mask with a large finite number, or set such rows to 0 afterwards.",
    },
  ],
  pros: ["turns scores into a distribution", "with cross-entropy the gradient is simply p − y"],
  cons: [
    "no exact zeros but by underflow",
    "couples all classes",
    "mistakes of the axis are silent",
  ],
  usedFor: "class probabilities, attention weights",
  initialisation: {
    text: "No gain is defined: what matters is that the scores start small, so that no output is near 1; attention divides them by the square root of the key width for that.",
    source: "Vaswani et al. 2017, Attention Is All You Need, 3.2.1; torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "sigmoid", text: "Of two scores, softmax is the sigmoid of their difference." },
    { id: "log_softmax", text: "Its logarithm, computed without underflow." },
    { id: "sparsemax", text: "Sparsemax gives exact zeros where softmax gives small numbers." },
  ],
  cost: "a pass along the axis",
  origin: {
    authors: "J. S. Bridle",
    year: 1990,
    title:
      "Probabilistic Interpretation of Feedforward Classification Network Outputs, with Relationships to Statistical Pattern Recognition",
  },
  example: { others: [0, 1], slice: [-1, 0, 1, 2] },
  outputs: "outputs along the axis add up to 1",

  range: () => ({ min: 0, max: 1, includesMin: false, includesMax: true }),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  value: (slice) => softmaxOf(slice),
  gradient: (slice, upstream) => softmaxGradient(slice, upstream),
  ownDerivative: (slice) => softmaxSlopes(slice),
});

const axis: Details = { sets: { axis: "dim" } };
const wholeArray: Details = { ...axis, defaults: { axis: "the whole array" } };
const lastAxis: Details = {
  ...axis,
  reads: { axis: { None: -1 } },
  defaults: { axis: "the last axis" },
};
const guessed: Details = {
  defaults: { dim: "dimension 0 for 0-D, 1-D and 3-D input, else 1, with a warning" },
};

export const softmaxSpellings = (): readonly Spelling[] =>
  spell(softmax, [
    layer("torch.nn.Softmax(dim=None)", {
      ...guessed,
      note: "Without `dim` it warns and picks an axis by the input's rank: dimension 0, the batch, for 3-D input.",
    }),
    layer("torch.ao.nn.quantized.Softmax(dim=None, scale=1.0, zero_point=0)", {
      ...guessed,
      note: "`scale` and `zero_point` quantise the output, not the input.",
    }),
    func("torch.nn.functional.softmax(input, dim=None, _stacklevel=3, dtype=None)", {
      ...guessed,
      note: "Without `dim` it warns and picks an axis by the input's rank; pass `dim=-1`.",
    }),
    func("torch.softmax(input, dim, dtype=None)", {
      note: "`dim` is required here, unlike in `F.softmax`.",
    }),
    func("torch.special.softmax(input, dim, dtype=None)", {
      documentation: "https://docs.pytorch.org/docs/stable/special.html#torch.special.softmax",
    }),
    func("torch.sparse.softmax(input, dim, *, dtype=None)", {
      note: "For sparse tensors: entries that are not stored count as −∞, not as 0.",
    }),
    func("torch.masked.softmax(input, dim, *, dtype=None, mask=None)", {
      documentation: "https://docs.pytorch.org/docs/stable/masked.html",
      note: "A prototype; entries that `mask` leaves out get no share.",
    }),
    method("torch.Tensor.softmax(dim, dtype=None)", {
      note: "`dim` is required here, unlike in `F.softmax`.",
    }),
    layer("keras.layers.Softmax(axis=-1)", {
      ...axis,
      since: "3.0.0",
      documentation: "https://keras.io/api/layers/activation_layers/softmax/",
      note: "Takes a `mask` when it is called; masked entries come out as 0.",
    }),
    layer("keras.layers.Softmax(axis=-1, robust_masking=False)", {
      ...axis,
      until: "3.0.0",
      documentation:
        "https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/Softmax",
    }),
    func("keras.activations.softmax(x, axis=-1)", axis),
    func("keras.ops.softmax(x, axis=-1)", {
      ...axis,
      note: "`axis=None` normalises over the whole array.",
    }),
    func("keras.backend.softmax(x, axis=-1)", {
      ...axis,
      deprecated: "The backend functions are kept for old code only; use `keras.ops.softmax`.",
      note: "`axis=None` normalises over the whole array.",
    }),
    key("keras.activations.get", ["softmax"], {
      as: "keras.activations.softmax",
      note: "Over a single unit the output is always 1; use `sigmoid` there.",
    }),
    key("keras.activations.get", ["Softmax"], {
      as: "keras.layers.Softmax",
      until: "3.0.0",
    }),
    func("tensorflow.nn.softmax(logits, axis=None, name=None)", {
      ...lastAxis,
      also: ["tensorflow.math.softmax"],
      note: "`axis=None` means the last axis, not the whole array.",
    }),
    func("tensorflow.compat.v1.nn.softmax(logits, axis=None, name=None)", {
      ...lastAxis,
      also: ["tensorflow.compat.v1.math.softmax"],
      alsoNamed: { axis: ["dim"] },
      documentation: "https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/softmax",
      note: "`dim` is the deprecated name of `axis`.",
    }),
    func("jax.nn.softmax(x, axis=-1, where=None)", {
      ...axis,
      note: "A row that `where` masks fully gives 0; one of only −∞ gives NaN.",
    }),
    func("jax.scipy.special.softmax(x, *, axis=None)", {
      ...wholeArray,
      note: "Without `axis` it normalises over the whole array; pass `axis=-1`.",
    }),
    layer("jax.example_libraries.stax.Softmax()", {
      also: ["jax.experimental.stax.Softmax"],
      documentation: "https://docs.jax.dev/en/latest/jax.example_libraries.stax.html",
      note: "A pair of functions, one that makes no weights and one that applies it.",
    }),
    func("flax.linen.softmax(x, axis=-1, where=None)", { ...axis, also: ["flax.nnx.softmax"] }),
    func("scipy.special.softmax(x, axis=None)", {
      ...wholeArray,
      note: "Without `axis` it normalises over the whole array; pass `axis=-1`.",
    }),
    layer("paddle.nn.Softmax(axis=-1, name=None)", axis),
    func("paddle.nn.functional.softmax(x, axis=-1, dtype=None, name=None, *, out=None)", axis),
    inPlaceFunc("paddle.nn.functional.softmax_(x, axis=-1, dtype=None, name=None)", {
      ...axis,
      note: "Overwrites its input; in dynamic graphs only.",
    }),
    layer("mindspore.nn.Softmax(axis=-1)", axis),
    key("mindspore.nn.get_activation", ["softmax"], { as: "mindspore.nn.Softmax" }),
    layer("mlx.nn.Softmax()", { note: "Takes no axis: it always runs along the last one." }),
    func("mlx.nn.softmax(x, axis=-1)", axis),
    func("mlx.core.softmax(a, axis=None, *, precise=False, stream=None)", {
      ...wholeArray,
      note: "Without `axis` it normalises over the whole array; `mlx.nn.softmax` takes the last axis.",
    }),
    method("tinygrad.Tensor.softmax(axis=-1, dtype=None)", {
      ...axis,
      documentation: "https://docs.tinygrad.org/tensor/ops/",
    }),
    idiom("numpy.exp(x) / numpy.sum(numpy.exp(x))", {
      note: "Overflows for numbers above 709, and adds up over the whole array.",
    }),
  ]);
