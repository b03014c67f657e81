import { inverseSquare } from "../numeric/inverseSquare.ts";
import { add, divide, exactly, productOf } from "../numeric/pair.ts";
import { between, elementwise } from "./definition.ts";
import { func, inPlaceFunc, inPlaceMethod, method, spell, type Spelling } from "./spelling.ts";

export const arctan = elementwise({
  id: "arctan",
  title: "Arctangent",
  aliases: ["atan"],
  family: "tanh",
  formula: {
    value: "f(x) = arctan x",
    derivative: "f′(x) = 1/(1 + x²)",
    tex: {
      value: String.raw`f(x) = \arctan x`,
      derivative: String.raw`f'(x) = \frac{1}{1 + x^2}`,
    },
  },
  parameters: [],
  essence: "An S-shaped curve between −π/2 and π/2: the angle whose tangent is x.",
  vanishing: () => "towards 0 on both sides, but only as 1/x²; below 0.01 for |x| > 10",
  facts: [
    {
      text: "The slope falls as 1/x² and not exponentially: at x = 10 it is 0.0099, where that of tanh is 8e-9.",
      source: "tools/autograd/derivatives.yaml (atan), PyTorch 2.13",
    },
    {
      text: "The slope of arctan(πx)/π + 1/2 stands in for that of the step in spiking networks; its tails reach neurons far from the threshold.",
      source:
        "Fang et al. 2021, Incorporating Learnable Membrane Time Constant to Enhance Learning of Spiking Neural Networks",
    },
  ],
  traps: [
    {
      text: "An angle from arctan(y/x) loses the quadrant and divides by 0.",
      instead: "Use `atan2(y, x)`.",
    },
  ],
  pros: ["centred on 0", "slope 1 at 0", "saturates far more slowly than tanh"],
  cons: ["limits are ±π/2, not ±1", "no layer of its own in PyTorch, Keras or JAX"],
  usedFor: "outputs that are angles, surrogate gradients of spiking networks",
  initialisation: {
    text: "Glorot initialisation: slope 1 at 0, as tanh.",
    source: "Glorot, Bengio 2010; torch/nn/init.py 2.13 has no gain for it",
  },
  relatives: [
    { id: "tanh", text: "Same slope at 0 as tanh, with wider limits and longer tails." },
    {
      id: "softsign",
      text: "Softsign has tails of the same order without a transcendental function.",
    },
  ],
  cost: "one exponential",

  range: () => between(-Math.PI / 2, Math.PI / 2),
  limits: () => ({ negative: -Math.PI / 2, positive: Math.PI / 2 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  symmetry: () => "odd",
  value: (x) => Math.atan(x),
  derivative: slope,
});

/** Beyond this 1 + x² is x², to the last bit. */
const far = 2 ** 60;

function slope(x: number): number {
  if (Math.abs(x) > far) return inverseSquare(exactly(Math.abs(x)));
  return divide(exactly(1), add(exactly(1), productOf(x, x))).high;
}

export const arctanSpellings = (): readonly Spelling[] =>
  spell(arctan, [
    func("torch.atan(input)", { also: ["torch.arctan"], general: true }),
    inPlaceFunc("torch.atan_(input)", {
      also: ["torch.arctan_"],
      general: true,
      documentation: "https://docs.pytorch.org/docs/stable/generated/torch.atan.html",
    }),
    method("torch.Tensor.atan()", { also: ["torch.Tensor.arctan"], general: true }),
    inPlaceMethod("torch.Tensor.atan_()", { also: ["torch.Tensor.arctan_"], general: true }),
    func("keras.ops.arctan(x)", {
      general: true,
      documentation: "https://keras.io/api/ops/numpy/",
    }),
    func("tensorflow.math.atan(x, name=None)", { also: ["tensorflow.atan"], general: true }),
    func("jax.numpy.arctan(x)", { also: ["jax.numpy.atan"], general: true }),
    func("numpy.arctan(x)", { general: true }),
    func("mlx.core.arctan(a)", { general: true }),
    method("tinygrad.Tensor.atan()", {
      general: true,
      note: "Computed from x/√(1 + x²): where x² overflows, above 1.8e19 in float32, it returns 0.",
    }),
  ]);
