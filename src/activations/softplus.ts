import { logistic } from "../numeric/logistic.ts";
import { exactly, productOf } from "../numeric/pair.ts";
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
  },
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
  vanishing: "towards 0 for very negative inputs, as e^(βx)",
  facts: [
    {
      text: "Its derivative is the sigmoid.",
      source: "Dugas, Bengio, Bélisle, Nadeau, Garcia 2001",
    },
    {
      text: "PyTorch returns x itself where β·x exceeds the threshold, a step of 2.1e-9/β at the default 20; Keras and TensorFlow have no threshold.",
      source: "torch/nn/functional.py 2.13, keras/src/activations/activations.py 3.15",
    },
    {
      text: "In float32 it is exactly 0 below about −104, so its logarithm or square root needs a floor.",
      source: "measured with PyTorch 2.13",
    },
  ],
  pros: ["smooth everywhere", "always positive: fits scales and variances"],
  cons: ["two transcendental functions", "ln 2 instead of 0 at x = 0"],
  usedFor: "parameters that must be positive, such as a standard deviation or a rate",
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
  simplerFormula: ({ beta, threshold }) => {
    if (threshold < Infinity) {
      if (beta !== 1) return undefined;
      return {
        value: "f(x) = ln(1 + eˣ), and x where x > {threshold}",
        derivative: "f′(x) = σ(x), and 1 where x > {threshold}",
      };
    }
    return beta === 1
      ? { value: "f(x) = ln(1 + eˣ)", derivative: "f′(x) = σ(x)" }
      : { value: "f(x) = ln(1 + e^({beta}·x))/{beta}", derivative: "f′(x) = σ({beta}·x)" };
  },
  value: (x, { beta, threshold }) => (beta * x > threshold ? x : textbookSoftplus(x, beta)),
  derivative: (x, { beta, threshold }) => {
    if (beta * x > threshold) return 1;
    return logistic(productOf(beta, x));
  },
});

export const softplusSpellings = (): readonly Spelling[] =>
  spell(softplus, [
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.softplus.html
    func("torch.nn.functional.softplus(input, beta=1, threshold=20)", {
      note: "`beta=0` is accepted and gives inf.",
    }),
    // documentation: https://docs.pytorch.org/docs/stable/generated/torch.nn.Softplus.html
    layer("torch.nn.Softplus(beta=1.0, threshold=20.0)", {
      note: "`beta=0` is accepted and gives inf.",
    }),
    // fact: no beta or threshold argument
    // documentation: https://keras.io/api/layers/activations/
    func("keras.activations.softplus(x)", { fixed: { threshold: null } }),
    // documentation: https://keras.io/api/ops/nn/
    func("keras.backend.softplus(x)", { fixed: { threshold: null } /* deprecated: 3.0.0 */ }),
    // documentation: https://keras.io/api/ops/nn/
    func("keras.ops.softplus(x)", { fixed: { threshold: null } }),
    key("keras.activations.get", ["softplus"], { as: "keras.activations.softplus" }),
    // fact: no beta or threshold
    // documentation: https://www.tensorflow.org/api_docs/python/tf/math/softplus
    func("tensorflow.math.softplus(features, name=None)", {
      also: ["tensorflow.nn.softplus"],
      fixed: { threshold: null },
    }),
    // fact: logaddexp(x, 0); no beta or threshold
    // documentation: https://docs.jax.dev/en/latest/_autosummary/jax.nn.softplus.html
    func("jax.nn.softplus(x)"),
    // fact: re-export of jax.nn.softplus
    // documentation: https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html
    func("flax.linen.softplus(x)", { also: ["flax.nnx.softplus"] }),
    // fact: same switch to identity as torch; compiled op in current versions
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/softplus_en.html
    func("paddle.nn.functional.softplus(x, beta=1, threshold=20, name=None)"),
    // documentation: https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/Softplus_en.html
    layer("paddle.nn.Softplus(beta=1, threshold=20, name=None)"),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.softplus.html
    func("mlx.nn.softplus(x)"),
    // documentation: https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary/mlx.nn.Softplus.html
    layer("mlx.nn.Softplus()"),
    // fact: no threshold
    // documentation: https://docs.tinygrad.org/tensor/elementwise/
    method("tinygrad.Tensor.softplus(beta=1.0)"),
    // fact: overflows above 88 in float32: use F.softplus
    idiom("torch.log(1 + torch.exp(x))"),
    // fact: overflows
    idiom("tensorflow.math.log(1. + tensorflow.exp(x))"),
    // fact: overflows: use jax.nn.softplus
    idiom("jax.numpy.log(1 + jax.numpy.exp(x))"),
    // fact: stable
    idiom("jax.numpy.logaddexp(x, 0)"),
    // fact: inf for x > 709
    idiom("numpy.log(1 + numpy.exp(x))"),
    // fact: inf for x > 709
    idiom("numpy.log1p(numpy.exp(x))"),
    // fact: stable
    idiom("numpy.logaddexp(0, x)"),
  ]);
