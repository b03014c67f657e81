import { softmaxOf, softmaxSlopes } from "../numeric/softmax.ts";
import { alongAxis, anyReal } from "./definition.ts";
import { func, idiom, inPlaceFunc, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const softmax = alongAxis({
  id: "softmax",
  title: "Softmax",
  aliases: ["normalised exponential"],
  family: "axis",
  formula: {
    value: "f(x)ᵢ = exp(xᵢ)/Σⱼ exp(xⱼ)",
    derivative: "∂fᵢ/∂xⱼ = fᵢ·(δᵢⱼ − fⱼ); along its own input fᵢ·(1 − fᵢ)",
  },
  parameters: [
    {
      name: "dim",
      symbol: "d",
      usual: -1,
      valid: anyReal,
      integer: true,
      meaning: "axis along which the outputs sum to 1; −1 is the last one",
    },
  ],
  essence: "Turns a row of scores into probabilities that sum to 1.",
  vanishing: "towards 0 once one score leads by about 20",
  facts: [
    {
      text: "A wrong axis raises no error: the outputs sum to 1 along another one.",
      source: "torch/nn/functional.py 2.13",
    },
    {
      text: "Cross-entropy losses of PyTorch take logits: a softmax in front of them keeps the loss above a floor, 1.461 for ten classes.",
      source: "torch/nn/functional.py 2.13",
    },
    {
      text: "A row of all −∞, fully masked, gives NaN in PyTorch and TensorFlow; so does +∞.",
      source: "measured with PyTorch 2.13 and TensorFlow 2.21",
    },
  ],
  pros: ["turns scores into a distribution", "with cross-entropy the gradient is simply p − y"],
  cons: ["never exactly 0", "couples all classes", "mistakes of the axis are silent"],
  usedFor: "class probabilities, attention weights",
  origin: {
    authors: "J. S. Bridle",
    year: 1990,
    title:
      "Probabilistic Interpretation of Feedforward Classification Network Outputs, with Relationships to Statistical Pattern Recognition",
  },
  otherLogits: [0, 1],

  range: () => ({ min: 0, max: 1, includesMin: false, includesMax: true }),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [],
  value: (slice) => softmaxOf(slice),
  derivative: (slice) => softmaxSlopes(slice),
});

export const softmaxSpellings = (): readonly Spelling[] =>
  spell(softmax, [
    // fact: prototype masked form
    func("torch.masked.softmax(input, dim, *, dtype=None, mask=None)"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softmax.html
    func("torch.nn.functional.softmax(input, dim=None, _stacklevel=3, dtype=None)", {
      note: "Without `dim` it warns and picks an axis by the input's rank; pass `dim=-1`.",
    }),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.softmax.html
    func("torch.softmax(input, dim, dtype=None)", {
      note: "`dim` is required here, unlike in `F.softmax`.",
    }),
    // fact: for sparse tensors; unspecified entries are skipped
    func("torch.sparse.softmax(input, dim, *, dtype=None)"),
    // fact: alias of torch.softmax
    // documentation: https://docs.pytorch.org/docs/stable/special.html#torch.special.softmax
    func("torch.special.softmax(input, dim, dtype=None)"),
    // fact: eager-mode quantised module; scale and zero_point describe the output
    layer("torch.ao.nn.quantized.Softmax(dim=None, scale=1.0, zero_point=0)"),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.Softmax.html
    layer("torch.nn.Softmax(dim=None)", {
      note: "Without `dim` it warns and picks an axis by the input's rank: dimension 0, the batch, for 3-D input.",
    }),
    // fact: dim is required
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.Tensor.softmax.html
    method("torch.Tensor.softmax(dim, dtype=None)"),
    // fact: keeps the logits on the output for the loss (TF backend)
    // documentation: https://keras.io/api/layers/activations/
    func("keras.activations.softmax(x, axis=-1)", { sets: { axis: "dim" } }),
    // documentation: https://keras.io/api/ops/nn/
    func("keras.backend.softmax(x, axis=-1)", {
      sets: { axis: "dim" },
      /* deprecated: 3.0.0 */ note: "`axis=None` normalises over the whole array.",
    }),
    // documentation: https://keras.io/api/ops/nn/
    func("keras.ops.softmax(x, axis=-1)", {
      sets: { axis: "dim" },
      note: "`axis=None` normalises over the whole array.",
    }),
    // fact: takes a call-time mask; masked entries get -1e9 (-3e4 in float16) and are zeroed
    // documentation: https://keras.io/api/layers/activation_layers/softmax/
    layer("keras.layers.Softmax(axis=-1)", { sets: { axis: "dim" }, since: "3.0.0" }),
    key("keras.activations.get", ["softmax"], {
      note: "Over a single unit the output is always 1; use `sigmoid` there.",
    }),
    // fact: robust_masking gone in Keras 3
    // documentation: https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/layers/Softmax
    layer("keras.layers.Softmax(axis=-1, robust_masking=False)", {
      sets: { axis: "dim" },
      until: "3.0.0",
    }),
    key("keras.activations.get", ["Softmax"], { until: "3.0.0" }),
    // fact: dim is a deprecated name of axis
    // documentation: https://www.tensorflow.org/api_docs/python/tf/compat/v1/nn/softmax
    func("tensorflow.compat.v1.nn.softmax(logits, axis=None, name=None, dim=None)", {
      also: ["tensorflow.compat.v1.math.softmax"],
      sets: { axis: "dim" },
    }),
    // documentation: https://www.tensorflow.org/api_docs/python/tf/nn/softmax
    func("tensorflow.nn.softmax(logits, axis=None, name=None)", {
      also: ["tensorflow.math.softmax"],
      sets: { axis: "dim" },
      note: "`axis=None` means the last axis, not the whole array.",
    }),
    // fact: axis=-1 default; where= masks entries (0); all-masked row gives 0, all -inf gives NaN
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.nn.softmax.html
    func("jax.nn.softmax(x, axis=-1, where=None)", { sets: { axis: "dim" } }),
    // fact: axis=None normalises over the whole array
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.scipy.special.softmax.html
    func("jax.scipy.special.softmax(x, *, axis=None)", { sets: { axis: "dim" } }),
    // fact: re-export of jax.nn.softmax
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    func("flax.linen.softmax(x, axis=-1, where=None)", {
      also: ["flax.nnx.softmax"],
      sets: { axis: "dim" },
    }),
    // fact: axis=None by default: normalises over the WHOLE array, pass axis=-1
    // documentation: https://docs.scipy.org/doc/scipy/reference/generated/scipy.special.softmax.html
    func("scipy.special.softmax(x, axis=None)", { sets: { axis: "dim" } }),
    // fact: axis -1 default
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/softmax_en.html
    func("paddle.nn.functional.softmax(x, axis=-1, dtype=None, name=None, *, out=None)", {
      sets: { axis: "dim" },
    }),
    // fact: in-place, dynamic graph only
    inPlaceFunc("paddle.nn.functional.softmax_(x, axis=-1, dtype=None, name=None)", {
      sets: { axis: "dim" },
    }),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/Softmax_en.html
    layer("paddle.nn.Softmax(axis=-1, name=None)", { sets: { axis: "dim" } }),
    // documentation: https://www.mindspore.cn/docs/en/master/api_python/nn/mindspore.nn.Softmax.html
    layer("mindspore.nn.Softmax(axis=-1)", { sets: { axis: "dim" } }),
    key("mindspore.nn.get_activation", ["softmax"]),
    // fact: axis=None normalises over the whole array; mlx.nn.softmax uses -1
    // documentation: https://ml-explore.github.io/mlx/build/html/python/_autosummary/mlx.core.softmax.html
    func("mlx.core.softmax(a, axis=None, *, precise=False, stream=None)", {
      sets: { axis: "dim" },
    }),
    // fact: axis -1
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.softmax.html
    func("mlx.nn.softmax(x, axis=-1)", { sets: { axis: "dim" } }),
    // fact: no axis argument: always the last axis
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary/mlx.nn.Softmax.html
    layer("mlx.nn.Softmax()"),
    // fact: axis -1 default
    // documentation: https://docs.tinygrad.org/tensor/ops/
    method("tinygrad.Tensor.softmax(axis=-1, dtype=None)", { sets: { axis: "dim" } }),
    // fact: overflows and sums over the whole array
    idiom("numpy.exp(x) / numpy.sum(numpy.exp(x))"),
  ]);
