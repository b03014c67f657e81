import { softmaxGradient, softmaxOf, softmaxSlopes } from "../numeric/softmax.ts";
import { alongAxis, axisParameter } from "./definition.ts";
import { type Details, func, key, layer, method, spell, type Spelling } from "./spelling.ts";

export const softmin = alongAxis({
  id: "softmin",
  title: "Softmin",
  aliases: [],
  family: "axis",
  formula: {
    value: "f(x)ᵢ = exp(−xᵢ)/Σⱼ exp(−xⱼ)",
    derivative: "∂fᵢ/∂xⱼ = −fᵢ·(δᵢⱼ − fⱼ); along its own input −fᵢ·(1 − fᵢ)",
    tex: {
      value: String.raw`f(x)_i = \frac{e^{-x_i}}{\sum_j e^{-x_j}}`,
      derivative: String.raw`\frac{\partial f_i}{\partial x_j} = -f_i\,(\delta_{ij} - f_j)`,
    },
  },
  parameters: [
    { ...axisParameter, meaning: "axis along which the outputs add up to 1; −1 is the last one" },
  ],
  essence: "Turns distances into weights that add up to 1, the smallest distance weighing most.",
  vanishing: () => "towards 0 once one number lies about 20 below the others",
  facts: [
    {
      text: "It is softmax of the negated input, so the gradient has the other sign: raising a number lowers its own output.",
      source: "torch/nn/functional.py 2.13",
    },
    {
      text: "Its sharpness depends on the unit of the distances: ten times larger ones make it almost one-hot, with hardly any gradient.",
      source: "derived from the formula",
    },
  ],
  traps: [
    {
      text: "Written by hand as exp(−x) over its sum, it overflows in float32 for numbers below −88, and divides by 0 where all are large.",
      instead: "Use `softmax(-x)`, which subtracts the largest exponent first.",
    },
  ],
  pros: ["weighs small distances most", "smooth stand-in for the arg min"],
  cons: ["rarely offered", "sensitive to the unit of its input"],
  usedFor: "weights from distances or costs",
  initialisation: {
    text: "No gain is defined; scale the distances to the order of 1, so that no output starts near 1.",
    source: "torch/nn/init.py 2.13",
  },
  relatives: [{ id: "softmax", text: "Softmin of x is softmax of −x." }],
  cost: "a pass along the axis",
  example: { others: [0, 1], slice: [-1, 0, 1, 2] },
  outputs: "outputs along the axis add up to 1",

  range: () => ({ min: 0, max: 1, includesMin: false, includesMax: true }),
  limits: () => ({ negative: 1, positive: 0 }),
  kinks: () => [],
  monotonicity: () => "decreasing",
  value: (slice) => softmaxOf(negated(slice)),
  gradient: (slice, upstream) => negated(softmaxGradient(negated(slice), upstream)),
  ownDerivative: (slice) => negated(softmaxSlopes(negated(slice))),
});

function negated(numbers: Float64Array): Float64Array {
  return numbers.map((x) => -x);
}

const axis: Details = { sets: { axis: "dim" } };
const guessed: Details = {
  defaults: { dim: "dimension 0 for 0-D, 1-D and 3-D input, else 1, with a warning" },
  note: "Without `dim` it warns and picks an axis by the input's rank; pass `dim=-1`.",
};

export const softminSpellings = (): readonly Spelling[] =>
  spell(softmin, [
    layer("torch.nn.Softmin(dim=None)", guessed),
    func("torch.nn.functional.softmin(input, dim=None, _stacklevel=3, dtype=None)", guessed),
    func("torch.masked.softmin(input, dim, *, dtype=None, mask=None)", {
      documentation: "https://docs.pytorch.org/docs/stable/masked.html",
      note: "A prototype; entries that `mask` leaves out get no share.",
    }),
    layer("mindspore.nn.Softmin(axis=-1)", axis),
    key("mindspore.nn.get_activation", ["softmin"], { as: "mindspore.nn.Softmin" }),
    layer("mlx.nn.Softmin()", {
      since: "0.15.0",
      note: "Takes no axis: it always runs along the last one.",
    }),
    func("mlx.nn.softmin(x, axis=-1)", { ...axis, since: "0.15.0" }),
    method("tinygrad.Tensor.softmin(axis=-1, dtype=None)", {
      ...axis,
      documentation: "https://docs.tinygrad.org/tensor/ops/",
    }),
  ]);
