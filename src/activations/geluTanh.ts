import { geluTanhSlope, geluTanhValue } from "../numeric/geluTanh.ts";
import { elementwise } from "./definition.ts";

/** Its spellings are those of the exact form with `approximate`: see `gelu.ts`. */
export const geluTanh = elementwise({
  id: "gelu_tanh",
  title: "GELU (tanh approximation)",
  aliases: ["approximate GELU", "gelu_new", "gelu_pytorch_tanh"],
  formula: {
    value: "f(x) = x/2·(1 + tanh(√(2/π)·(x + 0.044715·x³)))",
    derivative:
      "f′(x) = (1 + t)/2 + x/2·(1 − t²)·√(2/π)·(1 + 0.134145·x²), t = tanh(√(2/π)·(x + 0.044715·x³))",
  },
  parameters: [],
  essence: "GELU with its normal distribution function approximated by a tanh of a cubic.",
  vanishing: "towards 0 for very negative inputs; exactly 0 once, at x ≈ −0.752",
  facts: [
    {
      text: "It differs from the exact GELU by up to 4.7e-4: enough to fail a comparison of checkpoints, so use the form the weights were trained with.",
      source: "jax-ml/jax issue 4428",
    },
    {
      text: "In float16 the cube overflows: JAX and TensorFlow give a NaN gradient for large inputs; bfloat16 is fine.",
      source: "measured at x = 1000 with JAX 0.10.2 and TensorFlow 2.21",
    },
  ],
  pros: ["smooth everywhere", "no erf needed", "fused kernels exist"],
  cons: ["not the exact GELU", "the cube overflows half precision", "not monotonic"],
  usedFor: "GPT-2, Gemma and models that come from JAX",
  origin: {
    authors: "D. Hendrycks, K. Gimpel",
    year: 2016,
    title: "Gaussian Error Linear Units (GELUs)",
    url: "https://arxiv.org/abs/1606.08415",
  },

  range: () => ({
    min: -0.17004075057125406,
    max: Infinity,
    includesMin: true,
    includesMax: false,
  }),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [],
  value: (x) => geluTanhValue(x),
  derivative: (x) => geluTanhSlope(x),
});
