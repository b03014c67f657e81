/** Where a spelling comes from. */
export type Framework = "pytorch" | "keras" | "tensorflow" | "numpy";

/** A literal that Python code can give as an argument, or that a signature has as default. */
export type Literal = number | string | boolean | null;

/** One argument of a Python callable, beside the input. */
export interface Argument {
  readonly name: string;
  /** Older names that the callable accepts as well. */
  readonly alsoNamed?: readonly string[];
  /** Not accepted by position. */
  readonly keywordOnly?: true;
  /** Absent where the callable requires the argument. */
  readonly default?: Literal;
  /** The parameter of the activation that the argument sets. */
  readonly sets?: string;
  /** Literals that are not numbers, and what they mean for the parameter: `None` → Infinity. */
  readonly reads?: readonly { readonly literal: Literal; readonly value: number }[];
  /** Literals that choose another activation: `approximate="tanh"` → `gelu_tanh`. */
  readonly selects?: readonly { readonly literal: Literal; readonly activation: string }[];
  /** What a default that is not a number means, for the reader of a hover. */
  readonly defaultNote?: string;
}

/** One way to write an activation in Python. Defaults belong here, not to the function. */
export interface Spelling {
  /** Id of the activation whose parameters the arguments set, unless an argument selects another. */
  readonly activation: string;
  readonly framework: Framework;
  /**
   * `module`: called to make a layer, which is then applied to the input.
   * `function`: called with the input as its first argument.
   * `string`: an identifier that a framework looks up.
   */
  readonly form: "module" | "function" | "string";
  /** Fully qualified, as Python resolves it; the first one is shown. For a string, the string. */
  readonly names: readonly [string, ...string[]];
  /** Name of the input argument of a function: `input`. */
  readonly input?: string;
  readonly arguments: readonly Argument[];
  /**
   * Parameters that the callable does not offer and whose value in it is not the usual one:
   * Keras' softplus has no threshold, so it is Infinity there.
   */
  readonly fixed?: Readonly<Record<string, number>>;
  /** The derivative at 0 that this framework returns, where PyTorch's is another. */
  readonly atZero?: { readonly derivative: number; readonly note: string };
  readonly documentation?: string;
  /** What a reader of the call must know: a pitfall of this very spelling. */
  readonly note?: string;
}

/** What `pytorchModule` and its like leave to be said. */
type Details = Partial<Pick<Spelling, "atZero" | "note" | "documentation" | "fixed">>;

/** PyTorch's switch to overwrite the input. */
export const inplace: Argument = { name: "inplace", default: false };

/** A layer of `torch.nn`, with the modules that it is reached through. */
export function pytorchModule(
  activation: string,
  name: string,
  args: readonly Argument[] = [],
  details: Details = {},
): Spelling {
  return {
    activation,
    framework: "pytorch",
    form: "module",
    names: [`torch.nn.${name}`, `torch.nn.modules.${name}`, `torch.nn.modules.activation.${name}`],
    arguments: args,
    documentation: `https://docs.pytorch.org/docs/stable/generated/torch.nn.${name}.html`,
    ...details,
  };
}

/** `names[0]` has a page of its own in PyTorch's documentation unless `details` says otherwise. */
export function pytorchFunction(
  activation: string,
  names: readonly [string, ...string[]],
  args: readonly Argument[] = [],
  details: Details = {},
): Spelling {
  return {
    activation,
    framework: "pytorch",
    form: "function",
    names,
    input: "input",
    arguments: args,
    documentation: `https://docs.pytorch.org/docs/stable/generated/${names[0]}.html`,
    ...details,
  };
}

/** A Keras layer; reachable through `tensorflow.keras` too. */
export function kerasLayer(
  activation: string,
  name: string,
  args: readonly Argument[] = [],
  details: Details = {},
): Spelling {
  return {
    activation,
    framework: "keras",
    form: "module",
    names: [`keras.layers.${name}`],
    arguments: args,
    ...details,
  };
}

/** A Keras function; reachable through `tensorflow.keras` too. */
export function kerasFunction(
  activation: string,
  names: readonly [string, ...string[]],
  args: readonly Argument[] = [],
  details: Details = {},
): Spelling {
  return {
    activation,
    framework: "keras",
    form: "function",
    names,
    input: "x",
    arguments: args,
    documentation: names[0].startsWith("keras.ops.")
      ? "https://keras.io/api/ops/nn/"
      : "https://keras.io/api/layers/activations/",
    ...details,
  };
}

/** An identifier that `keras.activations.get` looks up: `Dense(64, activation="relu")`. */
export function kerasString(
  activation: string,
  names: readonly [string, ...string[]],
  args: readonly Argument[] = [],
  details: Details = {},
): Spelling {
  return {
    activation,
    framework: "keras",
    form: "string",
    names,
    arguments: args,
    documentation: "https://keras.io/api/layers/activations/",
    ...details,
  };
}

/** `names[0]` has a page of its own in TensorFlow's documentation. */
export function tensorflowFunction(
  activation: string,
  names: readonly [string, ...string[]],
  input: string,
  args: readonly Argument[] = [],
  details: Details = {},
): Spelling {
  return {
    activation,
    framework: "tensorflow",
    form: "function",
    names,
    input,
    arguments: args,
    documentation: `https://www.tensorflow.org/api_docs/python/${names[0].replace(/^tensorflow/, "tf").replaceAll(".", "/")}`,
    ...details,
  };
}

/** A NumPy ufunc: its first argument is the input, `out` the next. */
export function numpyFunction(activation: string, name: string): Spelling {
  return {
    activation,
    framework: "numpy",
    form: "function",
    names: [name],
    input: "x",
    arguments: [{ name: "out", default: null }],
    documentation: `https://numpy.org/doc/stable/reference/generated/${name}.html`,
  };
}
