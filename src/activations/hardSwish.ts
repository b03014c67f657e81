import { divide, exactly, multiply, sumOf } from "../numeric/pair.ts";
import { elementwise, from } from "./definition.ts";
import { type Details, func, key, layer, method, spell, type Spelling } from "./spelling.ts";

/** Below it x²/6 is less than half a unit in the last place of x/2, which keeps the sign of zero. */
const nearZero = 1e-17;

export const hardSwish = elementwise({
  id: "hard_swish",
  title: "Hard Swish",
  aliases: ["h-swish", "Hard SiLU"],
  family: "sigmoid",
  formula: {
    value: "f(x) = x·min(max(x + 3, 0), 6)/6",
    derivative: "f′(x) = 0 if x ≤ −3, (2x + 3)/6 if −3 < x < 3, else 1",
    tex: {
      value: String.raw`f(x) = x \, \frac{\min(\max(x + 3, 0), 6)}{6}`,
      derivative: String.raw`f'(x) = \begin{cases} 0 & x \le -3 \\ \frac{2x + 3}{6} & -3 < x < 3 \\ 1 & x \ge 3 \end{cases}`,
    },
  },
  parameters: [],
  essence: "SiLU with straight lines for its sigmoid: 0 below −3, x above 3, a parabola between.",
  vanishing: () => "exactly 0 for x ≤ −3, and once more at x = −1.5",
  facts: [
    {
      text: "Inputs below −3 give exactly 0 with gradient 0, so units can die, which those of SiLU do not.",
      source: "Howard et al. 2019",
    },
    {
      text: "Its derivative jumps at −3, from −0.5 to 0, and at 3, from 1.5 to 1; PyTorch takes 0 and 1 there in 2.13, older releases −0.5 and 1.5.",
      source: "torch/_decomp/decompositions.py 2.13; PyTorch pull request 148049",
    },
    {
      text: "MobileNetV3 uses it in its first layer and in its deeper half, where tensors are small and so is the extra cost over ReLU.",
      source: "Howard et al. 2019, Searching for MobileNetV3",
    },
  ],
  traps: [
    {
      text: "Below −3 the result is −0, whose reciprocal is −∞ and whose sign bit is set.",
      instead: "Compare with `== 0`, which holds for both zeros.",
    },
    {
      text: "The product x·min(x + 3, 6) overflows before the division by 6: in float16 from 10,920 on.",
      instead: "Multiply by min(max(x/6 + 1/2, 0), 1), whose factors stay in range.",
    },
  ],
  pros: ["no exponential", "quantises well"],
  cons: ["two jumps of the derivative", "no gradient below −3", "not monotonic"],
  usedFor: "MobileNetV3 and other CNNs for small devices",
  initialisation: {
    text: "He initialisation with the gain of ReLU, which it nears; `calculate_gain` does not know it.",
    source: "He et al. 2015; torch/nn/init.py 2.13",
  },
  relatives: [
    { id: "silu", text: "It approximates SiLU to within 0.143, worst at ±3." },
    { id: "hard_sigmoid", text: "It is x times the usual Hard Sigmoid." },
    { id: "hard_mish", text: "Hard Mish is built likewise, with a parabola between −2 and 0." },
  ],
  cost: "arithmetic",
  origin: {
    authors: "A. Howard et al.",
    year: 2019,
    title: "Searching for MobileNetV3",
    url: "https://arxiv.org/abs/1905.02244",
  },

  range: () => from(-0.375),
  limits: () => ({ negative: 0, positive: Infinity }),
  kinks: () => [
    { at: -3, left: 0, right: -0.5, derivative: 0 },
    { at: 3, left: 1.5, right: 1, derivative: 1 },
  ],
  monotonicity: () => "none",
  value: (x) => {
    if (x <= -3) return -0;
    if (x >= 3) return x;
    if (Math.abs(x) < nearZero) return x / 2;
    return divide(multiply(exactly(x), sumOf(x, 3)), exactly(6)).high;
  },
  derivative: (x) => {
    if (x <= -3) return 0;
    return x >= 3 ? 1 : divide(sumOf(2 * x, 3), exactly(6)).high;
  },
});

const inPlaceNote: Details = {
  note: "With `inplace=True` it overwrites its input; backward fails if the operation before saved it. In older releases, 2.6 among them, the gradient at −3 and 3 is −0.5 and 1.5.",
};

export const hardSwishSpellings = (): readonly Spelling[] =>
  spell(hardSwish, [
    layer("torch.nn.Hardswish(inplace=False)", inPlaceNote),
    layer("torch.ao.nn.quantized.Hardswish(scale, zero_point, device=None, dtype=None)", {
      note: "Takes a quantised tensor; `scale` and `zero_point` describe the output's quantisation.",
    }),
    func("torch.nn.functional.hardswish(input, inplace=False)", inPlaceNote),
    func("torch.ao.nn.quantized.functional.hardswish(input, scale, zero_point)", {
      note: "Takes a quantised tensor.",
    }),
    func("keras.activations.hard_silu(x)", {
      also: ["keras.activations.hard_swish"],
      since: "3.0.1",
    }),
    func("keras.ops.hard_silu(x)", { also: ["keras.ops.hard_swish"], since: "3.0.1" }),
    key("keras.activations.get", ["hard_silu", "hard_swish"], { since: "3.0.1" }),
    func("jax.nn.hard_silu(x)", { also: ["jax.nn.hard_swish"], since: "0.1.73" }),
    func("flax.linen.hard_silu(x)", { also: ["flax.nnx.hard_silu"] }),
    func("flax.linen.hard_swish(x)", { also: ["flax.nnx.hard_swish"] }),
    key("transformers.activations.ACT2FN", ["hardswish"]),
    layer("timm.layers.HardSwish(inplace=False)"),
    layer("timm.layers.HardSwishMe(inplace=False)", {
      atKinks: {
        choices: ["right", "left"],
        note: "At −3 and 3 the gradient is −0.5 and 1.5, where PyTorch's is 0 and 1.",
      },
      note: "Keeps only its input for backward.",
    }),
    func("timm.layers.hard_swish(x, inplace=False)"),
    key("timm.layers.get_act_layer", ["hard_swish", "hardswish"]),
    layer("paddle.nn.Hardswish(name=None)"),
    func("paddle.nn.functional.hardswish(x, name=None)"),
    layer("mindspore.nn.HSwish()"),
    key("mindspore.nn.get_activation", ["hswish"]),
    layer("mlx.nn.Hardswish()"),
    func("mlx.nn.hardswish(x)"),
    method("tinygrad.Tensor.hardswish()"),
  ]);
