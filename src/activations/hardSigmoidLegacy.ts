import { divide, exactly, sumOf } from "../numeric/pair.ts";
import { elementwise } from "./definition.ts";
import { func, idiom, key, spell, type Spelling } from "./spelling.ts";

export const hardSigmoidLegacy = elementwise({
  id: "hard_sigmoid_legacy",
  title: "Hard Sigmoid of Keras 2",
  aliases: ["Theano hard_sigmoid"],
  family: "sigmoid",
  formula: {
    value: "f(x) = min(max(0.2·x + 0.5, 0), 1)",
    derivative: "f′(x) = 0.2 if −2.5 ≤ x ≤ 2.5, else 0",
    tex: {
      value: String.raw`f(x) = \min(\max(0.2 \, x + 0.5, 0), 1)`,
      derivative: String.raw`f'(x) = \begin{cases} 0.2 & -2.5 \le x \le 2.5 \\ 0 & \text{otherwise} \end{cases}`,
    },
  },
  parameters: [],
  essence: "The Hard Sigmoid of Theano and Keras 2, steeper than today's: slope 0.2.",
  vanishing: () => "exactly 0 for |x| > 2.5",
  facts: [
    {
      text: "Weights trained with it give other outputs under the same name in Keras 3, PyTorch or JAX: up to 0.083 off, at ±2.5.",
      source: "keras/src/legacy/backend.py 3.15, keras/src/activations/activations.py 3.15",
    },
    {
      text: "It was the default of recurrent gates: of LSTM and GRU in TensorFlow 1, of ConvLSTM up to Keras 2; a gate beyond ±2.5 gets no gradient and stays shut or open.",
      source: "tf-keras ConvLSTM layers; TensorFlow 1 LSTM and GRU layers",
    },
  ],
  traps: [
    {
      text: "Same name, other numbers than in PyTorch, JAX and Keras 3.",
      instead: "Write it out as `clip(0.2 * x + 0.5, 0, 1)` when old weights move.",
    },
  ],
  pros: ["no exponential", "exact 0 and 1"],
  cons: ["no gradient beyond ±2.5", "differs silently from PyTorch, JAX and Keras 3"],
  usedFor: "recurrent gates in checkpoints of Keras 2 and earlier",
  initialisation: {
    text: "Glorot initialisation, the default of Keras layers, starts pre-activations on the ramp.",
    source: "Glorot, Bengio 2010; torch/nn/init.py 2.13 knows no gain for it",
  },
  relatives: [
    { id: "hard_sigmoid", text: "Hard Sigmoid has a slope of 1/6 instead of 0.2." },
    { id: "sigmoid", text: "It is within 0.08 of the sigmoid." },
  ],
  cost: "arithmetic",

  range: () => ({ min: 0, max: 1, includesMin: true, includesMax: true }),
  limits: () => ({ negative: 0, positive: 1 }),
  // TensorFlow's clip_by_value counts its bounds as inside.
  kinks: () => [
    { at: -2.5, left: 0, right: 0.2, derivative: 0.2 },
    { at: 2.5, left: 0.2, right: 0, derivative: 0.2 },
  ],
  monotonicity: () => "non-decreasing",
  value: (x) => {
    if (x <= -2.5) return 0;
    if (x >= 2.5) return 1;
    return divide(sumOf(x, 2.5), exactly(5)).high;
  },
  derivative: (x) => (Number.isNaN(x) ? NaN : Math.abs(x) <= 2.5 ? 0.2 : 0),
});

export const hardSigmoidLegacySpellings = (): readonly Spelling[] =>
  spell(hardSigmoidLegacy, [
    func("keras.activations.hard_sigmoid(x)", {
      until: "3.0.0",
      documentation:
        "https://www.tensorflow.org/versions/r2.15/api_docs/python/tf/keras/activations/hard_sigmoid",
      note: "Slope 0.2; from Keras 3 on it is 1/6.",
    }),
    func("keras.backend.hard_sigmoid(x)", {
      documentation: "https://keras.io/api/layers/activations/",
      deprecated:
        "Keras 3 keeps it only as a legacy function of `tensorflow.keras`; `keras.ops.hard_sigmoid` has another slope.",
      note: "Slope 0.2 in every version, unlike `keras.activations.hard_sigmoid`.",
    }),
    key("keras.activations.get", ["hard_sigmoid"], {
      until: "3.0.0",
      note: "Slope 0.2; from Keras 3 on it is 1/6.",
    }),
    idiom("numpy.clip(0.2 * x + 0.5, 0, 1)"),
  ]);
