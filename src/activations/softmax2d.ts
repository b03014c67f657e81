import { softmaxGradient, softmaxOf, softmaxSlopes } from "../numeric/softmax.ts";
import { alongAxis } from "./definition.ts";
import { layer, spell, type Spelling } from "./spelling.ts";

export const softmax2d = alongAxis({
  id: "softmax2d",
  title: "Softmax2d",
  aliases: ["channel softmax"],
  family: "axis",
  formula: {
    value: "f(x)ᵢ = exp(xᵢ)/Σⱼ exp(xⱼ) over the channels i, j at each place",
    derivative: "∂fᵢ/∂xⱼ = fᵢ·(δᵢⱼ − fⱼ); along its own input fᵢ·(1 − fᵢ)",
    tex: {
      value: String.raw`f(x)_{i,h,w} = \frac{e^{x_{i,h,w}}}{\sum_j e^{x_{j,h,w}}}`,
      derivative: String.raw`\frac{\partial f_i}{\partial x_j} = f_i\,(\delta_{ij} - f_j)`,
    },
  },
  parameters: [],
  essence: "Softmax over the channels, at each place of an image on its own.",
  vanishing: () => "towards 0 once one channel leads the others by about 20",
  facts: [
    {
      text: "It normalises over the channels, third from the end, not over height and width: a map of one channel comes out as all ones.",
      source: "torch/nn/modules/activation.py 2.13",
    },
    {
      text: "Segmentation losses such as `CrossEntropyLoss` take logits for every pixel and contain it; in front of them it slows learning down.",
      source: "torch/nn/functional.py 2.13",
    },
  ],
  traps: [
    {
      text: "The name suggests a spatial softmax, whose outputs would add up to 1 over height and width.",
      instead: "Flatten height and width and use `softmax(dim=-1)` for that.",
    },
  ],
  pros: ["no axis to get wrong", "one distribution over the classes for each pixel"],
  cons: ["the name misleads", "channels-first input of three or four dimensions only"],
  usedFor: "class maps of segmentation networks",
  initialisation: {
    text: "No gain is defined; a last convolution with small weights starts every pixel near the uniform distribution.",
    source: "torch/nn/init.py 2.13",
  },
  relatives: [{ id: "softmax", text: "It is softmax with `dim=-3`." }],
  cost: "a pass along the axis",
  example: { others: [0, 1], slice: [-1, 0, 1, 2] },
  outputs: "outputs of all channels at one place add up to 1",
  axis: -3,

  range: () => ({ min: 0, max: 1, includesMin: false, includesMax: true }),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  value: (slice) => softmaxOf(slice),
  gradient: (slice, upstream) => softmaxGradient(slice, upstream),
  ownDerivative: (slice) => softmaxSlopes(slice),
});

export const softmax2dSpellings = (): readonly Spelling[] =>
  spell(softmax2d, [
    layer("torch.nn.Softmax2d()", {
      note: "Takes (N, C, H, W) or (C, H, W); any other rank raises an error.",
    }),
    layer("paddle.nn.Softmax2D(name=None)", {
      note: "Takes (N, C, H, W) or (C, H, W); the D of its name is a capital one.",
    }),
    layer("mindspore.nn.Softmax2d()"),
  ]);
