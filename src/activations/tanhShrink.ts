import { tanhShrink as value, tanhShrinkSlope as slope } from "../numeric/tanhShrink.ts";
import { anyReal, elementwise } from "./definition.ts";
import { func, key, layer, spell, type Spelling } from "./spelling.ts";

export const tanhShrink = elementwise({
  id: "tanh_shrink",
  title: "TanhShrink",
  aliases: ["tanhshrink"],
  family: "tanh",
  formula: {
    value: "f(x) = x − tanh x",
    derivative: "f′(x) = tanh² x",
    tex: {
      value: String.raw`f(x) = x - \tanh x`,
      derivative: String.raw`f'(x) = \tanh^2 x`,
    },
  },
  parameters: [],
  essence: "Takes tanh x away from x: small inputs shrink to their cube, large ones move by 1.",
  vanishing: () => "towards 0 around 0, exactly 0 at it; below 0.01 for |x| < 0.1",
  facts: [
    {
      text: "Near 0 it is x³/3 and its slope x²: small pre-activations pass almost no signal and almost no gradient.",
      source: "tools/autograd/derivatives.yaml (tanh), PyTorch 2.13; the power series of tanh",
    },
    {
      text: "For |x| > 3 the slope is above 0.99 and outputs lie 1 nearer to 0: large values pass with a constant bias.",
      source: "torch/nn/functional.py (tanhshrink), PyTorch 2.13",
    },
  ],
  traps: [
    {
      text: "x − tanh x cancels near 0: in float32 the value at x = 0.001 is 5 % off, and PyTorch gives 0 at x = 1e-9 even in float64.",
      instead: "For small x use x³/3 − 2x⁵/15.",
    },
  ],
  pros: ["smooth", "shrinks small values without a threshold to choose", "odd"],
  cons: ["zero gradient at 0", "no exact zeros, so outputs are not sparse"],
  usedFor: "models in the manner of sparse coding; rarely elsewhere",
  initialisation: {
    text: "None is established: with small weights signals and gradients shrink with every layer, as the slope is 0 at 0.",
    source: "torch/nn/init.py 2.13 has no gain for it",
  },
  relatives: [
    { id: "soft_shrink", text: "For |x| ≫ 1 it is SoftShrink with λ = 1." },
    { id: "tanh", text: "It is what tanh leaves of x." },
  ],
  cost: "one exponential",

  range: () => anyReal,
  limits: () => ({ negative: -Infinity, positive: Infinity }),
  kinks: () => [],
  monotonicity: () => "increasing",
  symmetry: () => "odd",
  value: (x) => value(x),
  derivative: (x) => slope(x),
});

export const tanhShrinkSpellings = (): readonly Spelling[] =>
  spell(tanhShrink, [
    layer("torch.nn.Tanhshrink()"),
    func("torch.nn.functional.tanhshrink(input)"),
    func("keras.activations.tanh_shrink(x)", { since: "3.7.0" }),
    func("keras.ops.tanh_shrink(x)", { since: "3.7.0" }),
    key("keras.activations.get", ["tanh_shrink"], { since: "3.7.0" }),
    layer("paddle.nn.Tanhshrink(name=None)"),
    func("paddle.nn.functional.tanhshrink(x, name=None)"),
    layer("mindspore.nn.Tanhshrink()"),
    key("mindspore.nn.get_activation", ["tanhshrink"]),
    func("tensorflow_addons.activations.tanhshrink(x)", {
      deprecated:
        "TensorFlow Addons ended in May 2024; use `keras.activations.tanh_shrink` of Keras 3.7 or write `x - tf.math.tanh(x)`.",
    }),
  ]);
