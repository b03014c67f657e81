import { anyReal, elementwise } from "./definition.ts";
import { func, inPlaceFunc, key, layer, spell, type Spelling } from "./spelling.ts";

export const threshold = elementwise({
  id: "threshold",
  title: "Threshold",
  aliases: ["cut-off"],
  family: "rectifier",
  formula: {
    value: "f(x) = x if x > {threshold}, else {value}",
    derivative: "f′(x) = 1 if x > {threshold}, else 0",
    tex: {
      value: String.raw`f(x) = \begin{cases} x & x > \slot{threshold} \\ \slot{value} & x \le \slot{threshold} \end{cases}`,
      derivative: String.raw`f'(x) = \begin{cases} 1 & x > \slot{threshold} \\ 0 & x \le \slot{threshold} \end{cases}`,
    },
  },
  parameters: [
    {
      name: "threshold",
      symbol: "θ",
      usual: 1,
      valid: anyReal,
      slider: { min: -5, max: 5, step: 0.1 },
      meaning: "inputs up to it are replaced",
    },
    {
      name: "value",
      symbol: "v",
      usual: 0,
      valid: anyReal,
      slider: { min: -5, max: 5, step: 0.1 },
      meaning: "what replaces them",
    },
  ],
  essence: "Passes inputs above a threshold and replaces all others by a constant.",
  vanishing: () => "exactly 0 for every input up to the threshold",
  facts: [
    {
      text: "Unless v = θ the output jumps at the threshold, and a jump has no gradient: training cannot see what crossing it would change.",
      source: "tools/autograd/derivatives.yaml, PyTorch 2.13",
    },
    {
      text: "Inputs up to the threshold give a constant with gradient 0, so a unit that stays there is dead.",
      source: "tools/autograd/derivatives.yaml, PyTorch 2.13",
    },
    {
      text: "Neither PyTorch nor Keras has a default for its two numbers.",
      source: "torch/nn/modules/activation.py 2.13; keras/src/activations/activations.py 3.15",
    },
  ],
  traps: [
    {
      text: "It does not subtract the threshold: just above θ the output is θ, not 0.",
      instead: "For a curve without a jump use soft shrinkage, or ReLU of x − θ.",
    },
  ],
  pros: ["one comparison", "with v = 0 outputs are sparse"],
  cons: ["discontinuous unless v = θ", "units can die", "two numbers to choose"],
  usedFor: "hand-made cut-offs",
  initialisation: {
    text: "No scheme is made for it; with θ = v = 0 it is ReLU, and He initialisation holds.",
    source: "He et al. 2015",
  },
  relatives: [
    { id: "relu", text: "With threshold and value 0 it is ReLU." },
    { id: "thresholded_relu", text: "With value 0 it is the thresholded ReLU." },
    { id: "hard_shrink", text: "Hard shrinkage cuts off by the size of x, on both sides of 0." },
  ],
  cost: "comparison",

  range: ({ threshold: cutOff, value }) => ({
    min: Math.min(cutOff, value),
    max: Infinity,
    includesMin: value <= cutOff,
    includesMax: false,
  }),
  limits: ({ value }) => ({ negative: value, positive: Infinity }),
  kinks: ({ threshold: cutOff }) => [{ at: cutOff, left: 0, right: 1, derivative: 0 }],
  monotonicity: ({ threshold: cutOff, value }) => (value <= cutOff ? "non-decreasing" : "none"),
  reducesTo: ({ threshold: cutOff, value }) => (cutOff === 0 && value === 0 ? "relu" : undefined),
  // The test that lets NaN through, as PyTorch does.
  value: (x, { threshold: cutOff, value }) => (x <= cutOff ? value : x),
  derivative: (x, { threshold: cutOff }) => (x > cutOff ? 1 : Number.isNaN(x) ? NaN : 0),
});

export const thresholdSpellings = (): readonly Spelling[] =>
  spell(threshold, [
    layer("torch.nn.Threshold(threshold, value, inplace=False)", {
      note: "Both numbers are required.",
    }),
    func("torch.nn.functional.threshold(input, threshold, value, inplace=False)", {
      note: "Both numbers are required. With `inplace=True` it overwrites its input.",
    }),
    func("torch.threshold(input, threshold, value)", {
      documentation:
        "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.threshold.html",
    }),
    inPlaceFunc("torch.nn.functional.threshold_(input, threshold, value)", {
      also: ["torch.threshold_"],
    }),
    func("torch.ao.nn.quantized.functional.threshold(input, threshold, value)", {
      note: "Takes a quantised tensor.",
    }),
    func("keras.activations.threshold(x, threshold, default_value)", {
      sets: { default_value: "value" },
      since: "3.8.0",
      note: 'Both numbers are required, so it does not work as `activation="threshold"`.',
    }),
    func("keras.ops.threshold(x, threshold, default_value)", {
      sets: { default_value: "value" },
      since: "3.8.0",
    }),
    key("keras.activations.get", ["threshold"], {
      as: "keras.activations.threshold",
      since: "3.8.0",
      note: "Found by this name, but fails when called: the function needs two more arguments.",
    }),
    layer("mindspore.nn.Threshold(threshold, value)", { note: "Both numbers are required." }),
    key("mindspore.nn.get_activation", ["threshold"], {
      as: "mindspore.nn.Threshold",
      note: "The look-up fails: the class needs two arguments.",
    }),
  ]);
