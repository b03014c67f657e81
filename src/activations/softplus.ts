import { balancedProduct } from "../numeric/balancedProduct.ts";
import { logistic } from "../numeric/logistic.ts";
import { exactly } from "../numeric/pair.ts";
import { softplus as textbookSoftplus } from "../numeric/softplus.ts";
import { elementwise, from } from "./definition.ts";
import { func, idiom, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const softplus = elementwise({
  id: "softplus",
  title: "Softplus",
  aliases: ["SmoothReLU"],
  family: "sigmoid",
  formula: {
    value: "f(x) = ln(1 + e^({beta}·x))/{beta}, and x where {beta}·x > {threshold}",
    derivative: "f′(x) = σ({beta}·x), and 1 where {beta}·x > {threshold}",
    tex: {
      value: String.raw`f(x) = \begin{cases} \dfrac{\ln(1 + e^{\slot{beta} \, x})}{\slot{beta}} & \slot{beta} \, x \le \slot{threshold} \\ x & \slot{beta} \, x > \slot{threshold} \end{cases}`,
      derivative: String.raw`f'(x) = \begin{cases} \sigma(\slot{beta} \, x) & \slot{beta} \, x \le \slot{threshold} \\ 1 & \slot{beta} \, x > \slot{threshold} \end{cases}`,
    },
  },
  simplerFormulas: [
    {
      when: ({ beta, threshold }) => threshold === Infinity && beta === 1,
      value: "f(x) = ln(1 + eˣ)",
      derivative: "f′(x) = σ(x)",
      tex: {
        value: String.raw`f(x) = \ln(1 + e^{x})`,
        derivative: String.raw`f'(x) = \sigma(x)`,
      },
    },
    {
      when: ({ threshold }) => threshold === Infinity,
      value: "f(x) = ln(1 + e^({beta}·x))/{beta}",
      derivative: "f′(x) = σ({beta}·x)",
      tex: {
        value: String.raw`f(x) = \frac{\ln(1 + e^{\slot{beta} \, x})}{\slot{beta}}`,
        derivative: String.raw`f'(x) = \sigma(\slot{beta} \, x)`,
      },
    },
    {
      when: ({ beta }) => beta === 1,
      value: "f(x) = ln(1 + eˣ), and x where x > {threshold}",
      derivative: "f′(x) = σ(x), and 1 where x > {threshold}",
      tex: {
        value: String.raw`f(x) = \begin{cases} \ln(1 + e^{x}) & x \le \slot{threshold} \\ x & x > \slot{threshold} \end{cases}`,
        derivative: String.raw`f'(x) = \begin{cases} \sigma(x) & x \le \slot{threshold} \\ 1 & x > \slot{threshold} \end{cases}`,
      },
    },
  ],
  parameters: [
    {
      name: "beta",
      symbol: "β",
      usual: 1,
      valid: from(0, false),
      slider: { min: 0.1, max: 10, step: 0.1 },
      meaning: "sharpness: a large value nears ReLU",
    },
    {
      name: "threshold",
      symbol: "t",
      usual: 20,
      valid: { min: -Infinity, max: Infinity, includesMin: false, includesMax: true },
      meaning: "above it, for β·x, the input is returned as it is; ∞ means nowhere",
    },
  ],
  essence: "A smooth ReLU that is positive everywhere.",
  vanishing: ({ beta }) => `towards 0 for very negative inputs, as ${beta === 1 ? "eˣ" : "e^(βx)"}`,
  facts: [
    {
      text: "Its derivative is the sigmoid: positive everywhere, so no unit is ever dead, yet under 0.007 where βx < −5.",
      source: "Dugas, Bengio, Bélisle, Nadeau, Garcia 2001",
    },
    {
      text: "PyTorch returns x itself where β·x exceeds the threshold, a step of 2.1e-9/β at the default 20; Keras, TensorFlow and JAX have no such argument.",
      source: "torch/nn/functional.py 2.13, keras/src/activations/activations.py 3.15",
    },
    {
      text: "As a hidden activation it seldom beats ReLU, which is cheaper and gives true zeros; it is at home where an output must be positive.",
      source: "Glorot, Bordes, Bengio 2011, Deep Sparse Rectifier Neural Networks",
    },
  ],
  traps: [
    {
      text: "`log(1 + exp(x))` is infinite above 88 in float32, and its gradient NaN.",
      instead: "Use the framework's softplus, in NumPy `np.logaddexp(0, x)`.",
    },
    {
      text: "In float32 it is exactly 0 below about −104, so its logarithm is −∞ and the gradient of its square root NaN.",
      instead: "Add a small floor: softplus(x) + 1e-6.",
    },
    {
      text: "PyTorch accepts β = 0 and returns infinity.",
      instead: "Keep β above 0.",
    },
  ],
  pros: ["smooth everywhere", "always positive: fits scales and variances"],
  cons: ["two transcendental functions", "ln 2 instead of 0 at x = 0"],
  usedFor: "parameters that must be positive, such as a standard deviation or a rate",
  initialisation: {
    text: "He initialisation with the gain of ReLU between layers; for a scale, start the bias at ln(e − 1) ≈ 0.541, where softplus is 1.",
    source: "He et al. 2015; torch/nn/init.py 2.13 knows no gain for it",
  },
  relatives: [
    { id: "relu", text: "As β grows it nears ReLU; they differ most at 0, by ln 2/β." },
    { id: "sigmoid", text: "Its derivative is the sigmoid of β·x." },
    { id: "log_sigmoid", text: "−softplus(−x) is the logarithm of the sigmoid." },
    { id: "squareplus", text: "Squareplus has its shape without exponentials." },
  ],
  cost: "several exponentials",
  origin: {
    authors: "C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau, R. Garcia",
    year: 2001,
    title: "Incorporating Second-Order Functional Knowledge for Better Option Pricing",
  },

  range: ({ threshold, beta }) => (threshold < 0 ? from(threshold / beta, false) : from(0, false)),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: ({ beta, threshold }) => {
    const at = threshold / beta;
    const left = logistic(exactly(threshold));
    // From a threshold of 37 on the step is below the precision of a double.
    if (left === 1) return [];
    // Rounded as PyTorch does, the product may exceed the threshold at the very point.
    return [{ at, left, right: 1, derivative: beta * at > threshold ? 1 : left }];
  },
  // The curve drops by ln(1 + e^−t)/β at the threshold; from 15 on no float32 number shows it.
  monotonicity: ({ threshold }) => (threshold < 15 ? "none" : "increasing"),
  value: (x, { beta, threshold }) => (beta * x > threshold ? x : textbookSoftplus(x, beta)),
  derivative: (x, { beta, threshold }) => {
    if (beta * x > threshold) return 1;
    return logistic(balancedProduct(beta, x));
  },
});

/** Without a switch to the identity. */
const textbook = { threshold: Infinity };

export const softplusSpellings = (): readonly Spelling[] =>
  spell(softplus, [
    layer("torch.nn.Softplus(beta=1.0, threshold=20.0)", {
      note: "`beta=0` is accepted and gives inf.",
    }),
    func("torch.nn.functional.softplus(input, beta=1, threshold=20)", {
      note: "`beta=0` is accepted and gives inf.",
    }),
    func("keras.activations.softplus(x)", { fixed: textbook }),
    func("keras.backend.softplus(x)", {
      fixed: textbook,
      documentation: "https://keras.io/api/ops/nn/",
      deprecated:
        "Keras 3 keeps it only as a legacy function of `tensorflow.keras`; use `keras.ops.softplus`.",
    }),
    func("keras.ops.softplus(x)", { fixed: textbook }),
    key("keras.activations.get", ["softplus"], {
      as: "keras.activations.softplus",
      fixed: textbook,
    }),
    func("tensorflow.math.softplus(features, name=None)", {
      also: ["tensorflow.nn.softplus"],
      fixed: textbook,
    }),
    func("jax.nn.softplus(x)", { fixed: textbook }),
    layer("jax.example_libraries.stax.Softplus()", {
      fixed: textbook,
      also: ["jax.experimental.stax.Softplus"],
      documentation: "https://docs.jax.dev/en/latest/jax.example_libraries.stax.html",
      note: "A pair of functions, one that makes no weights and one that applies it.",
    }),
    func("flax.linen.softplus(x)", { also: ["flax.nnx.softplus"], fixed: textbook }),
    layer("paddle.nn.Softplus(beta=1, threshold=20, name=None)"),
    func("paddle.nn.functional.softplus(x, beta=1, threshold=20, name=None)"),
    layer("mlx.nn.Softplus()", { fixed: textbook }),
    func("mlx.nn.softplus(x)", { fixed: textbook }),
    method("tinygrad.Tensor.softplus(beta=1.0)", { fixed: textbook }),
    idiom("torch.log(1 + torch.exp(x))", {
      fixed: textbook,
      note: "Infinite above 88 in float32, with a NaN gradient; `F.softplus` is not.",
    }),
    idiom("tensorflow.math.log(1. + tensorflow.exp(x))", {
      fixed: textbook,
      note: "Infinite above 88 in float32, with a NaN gradient; `tf.nn.softplus` is not.",
    }),
    idiom("jax.numpy.log(1 + jax.numpy.exp(x))", {
      fixed: textbook,
      note: "Infinite above 88 in float32, with a NaN gradient; `jax.nn.softplus` is not.",
    }),
    idiom("jax.numpy.logaddexp(x, 0)", { fixed: textbook }),
    idiom("numpy.log(1 + numpy.exp(x))", {
      fixed: textbook,
      note: "Infinite above 709 in float64, and 0 below −37; `np.logaddexp(0, x)` is neither.",
    }),
    idiom("numpy.log1p(numpy.exp(x))", {
      fixed: textbook,
      note: "Infinite above 709 in float64; `np.logaddexp(0, x)` is not.",
    }),
    idiom("numpy.logaddexp(0, x)", { fixed: textbook }),
  ]);
