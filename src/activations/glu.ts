import { logisticGate, logisticGateSlope } from "../numeric/gates.ts";
import { timesScaled } from "../numeric/product.ts";
import { rounded } from "../numeric/scaled.ts";
import { axisParameter, between, gated } from "./definition.ts";
import { type Details, func, key, layer, spell, type Spelling } from "./spelling.ts";

export const glu = gated({
  id: "glu",
  title: "GLU",
  aliases: ["gated linear unit"],
  family: "gated",
  formula: {
    value: "f(a, b) = a·σ(b)",
    derivative: "∂f/∂a = σ(b); ∂f/∂b = a·σ(b)·(1 − σ(b))",
    tex: {
      value: String.raw`f(a, b) = a\,\sigma(b)`,
      derivative: String.raw`\frac{\partial f}{\partial a} = \sigma(b),\quad \frac{\partial f}{\partial b} = a\,\sigma(b)\,(1 - \sigma(b))`,
    },
  },
  parameters: [
    { ...axisParameter, meaning: "axis that is split into two halves; −1 is the last one" },
  ],
  essence: "Lets one half of its input through as far as the sigmoid of the other half opens.",
  vanishing: () =>
    "towards 0 for both halves where the gate b is far below 0, and for b where it is far above",
  facts: [
    {
      text: "The output is linear in its first half, so the gradient of that half is scaled by the gate only and does not vanish with depth while gates are open.",
      source: "Dauphin et al. 2016, 3",
    },
    {
      text: "It halves the axis: the layer in front needs twice the width, and an odd size raises an error.",
      source: "torch/nn/functional.py 2.13",
    },
  ],
  traps: [
    {
      text: "Which half is the gate is a convention: PyTorch, Keras and JAX take the second; with the other one weights load without an error and give nonsense.",
      instead: "Swap the halves of the weights of the layer in front when porting.",
    },
  ],
  pros: ["a linear path for the gradient", "what passes is learned"],
  cons: ["needs twice the width in front of it", "gates saturate"],
  usedFor: "convolutional sequence models, the Conformer",
  initialisation: {
    text: "He initialisation as in the paper: a gate starts near 1/2, so outputs start at about half of the linear half.",
    source: "Dauphin et al. 2016, 4.3; torch/nn/init.py 2.13 has no gain for it",
  },
  relatives: [
    { id: "sigmoid", text: "Its gate is the sigmoid." },
    { id: "swiglu", text: "SwiGLU has SiLU in place of the sigmoid." },
    { id: "silu", text: "With both halves equal it is SiLU." },
  ],
  cost: "one exponential",
  origin: {
    authors: "Y. N. Dauphin, A. Fan, M. Auli, D. Grangier",
    year: 2016,
    title: "Language Modeling with Gated Convolutional Networks",
    url: "https://arxiv.org/abs/1612.08083",
  },

  range: () => between(0, 1),
  limits: () => ({ negative: 0, positive: 1 }),
  kinks: () => [],
  monotonicity: () => "increasing",
  value: (a, b) => timesScaled(a, logisticGate(b)),
  derivativeOfFirst: (_a, b) => rounded(logisticGate(b)),
  derivativeOfSecond: (a, b) => timesScaled(a, logisticGateSlope(b)),
});

const axis: Details = { sets: { axis: "dim" } };

export const gluSpellings = (): readonly Spelling[] =>
  spell(glu, [
    layer("torch.nn.GLU(dim=-1)", {
      note: "Halves the size of `dim`, which must be even; the second half is the gate.",
    }),
    func("torch.nn.functional.glu(input, dim=-1)", {
      note: "Halves the size of `dim`; an odd size raises an error.",
    }),
    func("keras.activations.glu(x, axis=-1)", { ...axis, since: "3.7.0" }),
    func("keras.ops.glu(x, axis=-1)", { ...axis, since: "3.7.0" }),
    key("keras.activations.get", ["glu"], {
      as: "keras.activations.glu",
      since: "3.7.0",
      note: "Halves the last axis, so a layer of n `units` gives n/2 outputs.",
    }),
    func("jax.nn.glu(x, axis=-1)", {
      ...axis,
      since: "0.1.49",
      note: "Halves the axis; an odd size fails an assertion.",
    }),
    func("flax.linen.glu(x, axis=-1)", { ...axis, also: ["flax.nnx.glu"] }),
    layer(
      "timm.layers.GluMlp(in_features, hidden_features=None, out_features=None, act_layer='nn.Sigmoid', norm_layer=None, bias=True, drop=0.0, use_conv=False, gate_last=True, device=None, dtype=None)",
      {
        selects: {
          act_layer: {
            "nn.Sigmoid": "glu",
            "nn.SiLU": "swiglu",
            "nn.GELU": "geglu",
            "nn.ReLU": "reglu",
          },
        },
        note: "A whole MLP around the gate; `act_layer` makes it SwiGLU (SiLU), GEGLU (GELU) or ReGLU (ReLU), and `gate_last=False` gates the first half.",
      },
    ),
    func("paddle.nn.functional.glu(x, axis=-1, name=None)", {
      ...axis,
      alsoNamed: { axis: ["dim"] },
    }),
    layer("mlx.nn.GLU(axis=-1)", axis),
    func("mlx.nn.glu(x, axis=-1)", { ...axis, since: "0.0.9" }),
    layer(
      "x_transformers.x_transformers.GLU(dim_in, dim_out, activation, mult_bias=False, softclamp_value=None, gate_softclamp_value=None)",
      {
        note: "Contains the linear layer, and its gate is the `activation` that is passed: with `nn.SiLU()` it is SwiGLU, with `nn.GELU()` GEGLU.",
      },
    ),
  ]);
