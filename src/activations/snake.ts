import { snake as value, snakeSlope as slope } from "../numeric/snake.ts";
import { anyReal, elementwise, from } from "./definition.ts";
import { func, layer, spell, type Spelling } from "./spelling.ts";

export const snake = elementwise({
  id: "snake",
  title: "Snake",
  aliases: [],
  family: "periodic",
  formula: {
    value: "f(x) = x + sin²({frequency}·x)/{frequency}",
    derivative: "f′(x) = 1 + sin(2·{frequency}·x)",
    tex: {
      value: String.raw`f(x) = x + \frac{1}{\slot{frequency}} \sin^2\left(\slot{frequency} x\right)`,
      derivative: String.raw`f'(x) = 1 + \sin\left(2 \cdot \slot{frequency} x\right)`,
    },
  },
  parameters: [
    {
      name: "frequency",
      symbol: "a",
      usual: 1,
      valid: from(0, false),
      slider: { min: 0.1, max: 10, step: 0.1 },
      meaning: "frequency of the wave; its period is π/a, its height 1/a",
    },
  ],
  essence: "The identity with a wave on it: it grows like x and repeats itself every π/a.",
  vanishing: () => "exactly 0 only at single points, once in every period",
  facts: [
    {
      text: "Networks of ReLU or tanh go on straight or flat beyond their data; with Snake they can continue a periodic signal.",
      source:
        "Ziyin, Hartwig, Ueda 2020, Neural Networks Fail to Learn Periodic Functions and How to Fix It",
    },
    {
      text: "The slope lies between 0 and 2 and is 1 on average: the curve never falls, and no unit dies.",
      source:
        "Ziyin, Hartwig, Ueda 2020, Neural Networks Fail to Learn Periodic Functions and How to Fix It",
    },
    {
      text: "Audio models learn one frequency for each channel, so that the period need not be known.",
      source: "Lee et al. 2023, BigVGAN: A Universal Neural Vocoder with Large-Scale Training",
    },
  ],
  traps: [
    {
      text: "A learned frequency that reaches 0 gives 0/0 = NaN, and close to 0 the form (1 − cos 2ax)/(2a) loses its digits.",
      instead: "Learn its logarithm, or add a small positive constant to it.",
    },
  ],
  pros: ["continues periodic signals", "never flat for long", "smooth and strictly increasing"],
  cons: ["needs a sine", "the frequency must be chosen or learned"],
  usedFor: "audio codecs and vocoders, periodic time series",
  initialisation: {
    text: "Weights of variance 1/fan-in, as for the identity: for normal inputs of variance 1 the wave adds little, 0.12 at a = 1 and at most 0.2. Deep networks may divide outputs by √(1 + (1 + e^(−8a²) − 2e^(−4a²))/(8a²)).",
    source: "variance computed for normal inputs; Ziyin, Hartwig, Ueda 2020 give this correction",
  },
  relatives: [
    { id: "sine", text: "Sine is the wave alone, without growth." },
    {
      id: "linear",
      text: "Near 0 for small a, and everywhere for large a, its values are close to the identity.",
    },
  ],
  cost: "one exponential",
  origin: {
    authors: "L. Ziyin, T. Hartwig, M. Ueda",
    year: 2020,
    title: "Neural Networks Fail to Learn Periodic Functions and How to Fix It",
    url: "https://arxiv.org/abs/2006.08195",
  },

  range: () => anyReal,
  limits: () => ({ negative: -Infinity, positive: Infinity }),
  kinks: () => [],
  // The slope touches 0 at single points only.
  monotonicity: () => "increasing",
  value: (x, { frequency }) => value(x, frequency),
  derivative: (x, { frequency }) => slope(x, frequency),
});

export const snakeSpellings = (): readonly Spelling[] =>
  spell(snake, [
    layer("tensorflow_addons.layers.Snake(frequency_initializer='ones')", {
      sets: { frequency_initializer: "frequency" },
      reads: { frequency_initializer: { ones: 1, Ones: 1 } },
      learned: "one frequency for the whole layer",
      deprecated:
        "TensorFlow Addons ended in May 2024; write a layer of your own that computes `x + tf.math.sin(a * x)**2 / a`.",
    }),
    func("tensorflow_addons.activations.snake(x, frequency=1)", {
      deprecated: "TensorFlow Addons ended in May 2024; write `x + tf.math.sin(a * x)**2 / a`.",
    }),
  ]);
