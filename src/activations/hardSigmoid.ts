import { balancedProduct } from "../numeric/balancedProduct.ts";
import { add, divide, exactly, type Pair, productOf } from "../numeric/pair.ts";
import { anyReal, elementwise, from } from "./definition.ts";
import { func, idiom, key, layer, method, spell, type Spelling } from "./spelling.ts";

/** PyTorch divides by 6, so the double next to 1/6 stands for one sixth itself. */
const sixth = 1 / 6;

/** Beyond it the division by 6 could overflow in between. */
const farOut = 1e300;

/** Where the ramp starts and ends. */
function corners(slope: number, offset: number): { readonly start: number; readonly end: number } {
  // Not −offset: that would be −0 for 0.
  return { start: (0 - offset) / slope, end: (1 - offset) / slope };
}

/** slope·x + offset for a finite product; far out the corners are long passed. */
function line(x: number, slope: number, offset: number): Pair {
  return slope === sixth && Math.abs(x) < farOut
    ? divide(add(productOf(6, offset), exactly(x)), exactly(6))
    : add(balancedProduct(slope, x), exactly(offset));
}

export const hardSigmoid = elementwise({
  id: "hard_sigmoid",
  title: "Hard Sigmoid",
  aliases: ["h-sigmoid", "piecewise linear sigmoid"],
  family: "sigmoid",
  formula: {
    value: "f(x) = min(max({slope}·x + {offset}, 0), 1)",
    derivative: "f′(x) = {slope} if 0 < {slope}·x + {offset} < 1, else 0",
    tex: {
      value: String.raw`f(x) = \min(\max(\slot{slope} \, x + \slot{offset}, 0), 1)`,
      derivative: String.raw`f'(x) = \begin{cases} \slot{slope} & 0 < \slot{slope} \, x + \slot{offset} < 1 \\ 0 & \text{otherwise} \end{cases}`,
    },
  },
  simplerFormulas: [
    {
      when: ({ slope, offset }) => slope === sixth && offset === 0.5,
      value: "f(x) = min(max(x/6 + 1/2, 0), 1)",
      derivative: "f′(x) = 1/6 if −3 < x < 3, else 0",
      tex: {
        value: String.raw`f(x) = \min\left(\max\left(\frac{x}{6} + \frac{1}{2}, 0\right), 1\right)`,
        derivative: String.raw`f'(x) = \begin{cases} \frac{1}{6} & -3 < x < 3 \\ 0 & \text{otherwise} \end{cases}`,
      },
    },
  ],
  parameters: [
    {
      name: "slope",
      symbol: "a",
      usual: sixth,
      valid: from(0, false),
      slider: { min: 0.05, max: 0.5, step: 0.01 },
      meaning: "slope of the ramp",
    },
    {
      name: "offset",
      symbol: "b",
      usual: 0.5,
      valid: anyReal,
      slider: { min: 0, max: 1, step: 0.05 },
      meaning: "height of the ramp at x = 0",
    },
  ],
  essence: "A sigmoid made of three straight lines: 0, a ramp, 1.",
  vanishing: ({ slope, offset }) => {
    const { start, end } = corners(slope, offset);
    return `exactly 0 outside of (${shortNumber(start)}, ${shortNumber(end)})`;
  },
  facts: [
    {
      text: "Outside of the ramp the gradient is exactly 0, not merely small: a gate that is shut for all samples learns nothing, as a dead ReLU.",
      source: "aten/src/ATen/native/cpu/Activation.cpp 2.13",
    },
    {
      text: "Two functions bear this name: a slope of 1/6 in PyTorch, JAX and Keras 3, 0.2 in Keras 2; weights that move between them meet outputs that differ by up to 0.083.",
      source: "keras/src/activations/activations.py 3.15, keras/src/legacy/backend.py 3.15",
    },
  ],
  traps: [
    {
      text: "In float64 PyTorch's gradient on the ramp can be the float32 number nearest to 1/6, which is off by 5e-9.",
      instead: "Allow 1e-8 in gradient checks.",
    },
  ],
  pros: ["no exponential", "exact 0 and 1", "quantises well"],
  cons: ["no gradient outside of the ramp", "two definitions share the name"],
  usedFor: "squeeze-and-excitation gates of MobileNetV3",
  initialisation: {
    text: "Glorot initialisation, as for the sigmoid that it replaces: pre-activations should start on the ramp.",
    source: "Glorot, Bengio 2010; torch/nn/init.py 2.13 knows no gain for it",
  },
  relatives: [
    { id: "sigmoid", text: "At its usual slope it is within 0.07 of the sigmoid." },
    { id: "hard_sigmoid_legacy", text: "Keras 2 used a slope of 0.2 under the same name." },
    { id: "hard_swish", text: "x times the usual Hard Sigmoid is Hard Swish." },
  ],
  cost: "arithmetic",
  origin: {
    authors: "A. Howard et al.",
    year: 2019,
    title: "Searching for MobileNetV3",
    url: "https://arxiv.org/abs/1905.02244",
  },

  range: () => ({ min: 0, max: 1, includesMin: true, includesMax: true }),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: ({ slope, offset }) => {
    const { start, end } = corners(slope, offset);
    return [
      { at: start, left: 0, right: slope, derivative: 0 },
      { at: end, left: slope, right: 0, derivative: 0 },
    ];
  },
  monotonicity: () => "non-decreasing",
  value: (x, { slope, offset }) => {
    const product = slope * x;
    if (!Number.isFinite(product)) return product < 0 ? 0 : product > 0 ? 1 : NaN;
    // Alone it may be so small that its rounding error is none of the doubles.
    const height = offset === 0 && slope !== sixth ? product : line(x, slope, offset).high;
    return Math.min(Math.max(height, 0), 1);
  },
  derivative: (x, { slope, offset }) => {
    if (Number.isNaN(x)) return NaN;
    const { start, end } = corners(slope, offset);
    return x > start && x < end ? slope : 0;
  },
});

/** Two decimals at most, with a proper minus. */
function shortNumber(x: number): string {
  return String(Math.round(x * 100) / 100).replace("-", "−");
}

export const hardSigmoidSpellings = (): readonly Spelling[] =>
  spell(hardSigmoid, [
    layer("torch.nn.Hardsigmoid(inplace=False)", {
      note: "Slope 1/6; Keras 2 has 0.2 under this name.",
    }),
    func("torch.nn.functional.hardsigmoid(input, inplace=False)", {
      note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it.",
    }),
    func("torch.ao.nn.quantized.functional.hardsigmoid(input, inplace=False)", {
      note: "Takes a quantised tensor.",
    }),
    func("keras.activations.hard_sigmoid(x)", {
      since: "3.0.0",
      note: "Slope 1/6; Keras 2 had 0.2, so models trained there give other outputs.",
    }),
    func("keras.ops.hard_sigmoid(x)"),
    key("keras.activations.get", ["hard_sigmoid"], {
      since: "3.0.0",
      as: "keras.activations.hard_sigmoid",
      note: "Slope 1/6; Keras 2 had 0.2, so models trained there give other outputs.",
    }),
    func("jax.nn.hard_sigmoid(x)", { since: "0.1.65" }),
    func("flax.linen.hard_sigmoid(x)", { also: ["flax.nnx.hard_sigmoid"] }),
    layer("timm.layers.HardSigmoid(inplace=False)"),
    layer("timm.layers.HardSigmoidMe(inplace=False)", {
      atKinks: {
        choices: ["right", "left"],
        note: "At −3 and 3 the gradient is 1/6, where PyTorch's is 0.",
      },
      note: "Keeps only its input for backward.",
    }),
    func("timm.layers.hard_sigmoid(x, inplace=False)"),
    key("timm.layers.get_act_layer", ["hard_sigmoid", "hardsigmoid"], {
      as: "timm.layers.HardSigmoid",
    }),
    layer("paddle.nn.Hardsigmoid(name=None)", {
      note: "Unlike the function it takes no `slope`.",
    }),
    func("paddle.nn.functional.hardsigmoid(x, slope=0.1666667, offset=0.5, name=None)", {
      note: "The default slope is 1/6 rounded to seven decimals.",
    }),
    layer("mindspore.nn.HSigmoid()"),
    key("mindspore.nn.get_activation", ["hsigmoid"], { as: "mindspore.nn.HSigmoid" }),
    method("tinygrad.Tensor.hardsigmoid(alpha=0.16666666666666666, beta=0.5)", {
      sets: { alpha: "slope", beta: "offset" },
      atKinks: {
        choices: ["left", "left"],
        note: "At the upper end of the ramp the gradient is the slope, where PyTorch's is 0.",
      },
      note: "Computed as the difference of two ReLUs, so +∞ gives NaN.",
    }),
    idiom("numpy.clip(x / 6 + 0.5, 0, 1)"),
  ]);
