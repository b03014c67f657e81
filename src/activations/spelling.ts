import { documentationOf, type Framework, frameworkOf } from "./frameworks.ts";
import { type Literal, readSignature } from "./signature.ts";

/** One argument of a Python callable, beside the input. */
export interface Argument {
  readonly name: string;
  /** Other names that the callable accepts as well. */
  readonly alsoNamed?: readonly string[];
  /** The name before a version; `accepted` where the callable still takes it. */
  readonly formerly?: FormerName;
  /** The first version that has the argument. */
  readonly since?: string;
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

/** What an argument was called before version `until`. */
export interface FormerName {
  readonly name: string;
  readonly until: string;
  readonly accepted: boolean;
}

/**
 * What a framework's reverse mode returns at a kink: a one-sided derivative, their mean, or a number
 * of its own.
 */
export type KinkChoice = "left" | "right" | "mean" | number;

/** How a spelling is written: what it is called with, or where it is looked up. */
export type Form =
  /** Called to make a layer, which is then applied to the input. */
  | "module"
  /** Called with the input as its first argument. */
  | "function"
  /** Called on the input: `x.relu()`. */
  | "method"
  /** An identifier that a framework looks up: `"relu"`. */
  | "string"
  /** An expression that computes it without naming it: `np.maximum(0, x)`. */
  | "idiom";

/** One way to write an activation in Python. Defaults belong here, not to the function. */
export interface Spelling {
  /** Id of the activation whose parameters the arguments set, unless an argument selects another. */
  readonly activation: string;
  readonly framework: Framework;
  readonly form: Form;
  /**
   * Canonical qualified names; the first one is shown. For a string the identifiers, for an idiom the
   * expression, with `x` as the input and parameters by their canonical names.
   */
  readonly names: readonly [string, ...string[]];
  /** For a string, where it is looked up: `keras.activations.get`. */
  readonly registry?: string;
  /** Name of the input argument of a function: `input`. */
  readonly input?: string;
  readonly arguments: readonly Argument[];
  /** Takes keyword arguments beside those named. */
  readonly takesMore?: true;
  /** Overwrites its input. */
  readonly inPlace?: true;
  /**
   * A general function or layer, such as `torch.exp`: an activation only where it is passed on, or a
   * layer made, as one.
   */
  readonly general?: true;
  /**
   * Parameters that the callable does not offer and whose value in it is not the usual one:
   * Keras' softplus has no threshold, so it is Infinity there.
   */
  readonly fixed?: Readonly<Record<string, number>>;
  /**
   * The derivatives that this framework returns at the kinks, in ascending order of their places,
   * where PyTorch's are others.
   */
  readonly atKinks?: { readonly choices: readonly KinkChoice[]; readonly note?: string };
  /** Shape and start of what is learned, as a phrase: "one weight, or one for each channel". */
  readonly learned?: string;
  /** The first version with this spelling. */
  readonly since?: string;
  /** The first version without it, or with another meaning of it. */
  readonly until?: string;
  /** Why not to use it any more, and what instead: a sentence. */
  readonly deprecated?: string;
  readonly documentation?: string;
  /** What a reader of the call must know: a pitfall of this very spelling. */
  readonly note?: string;
}

/** What a row tells beside its signature. */
export interface Details extends Partial<
  Pick<
    Spelling,
    | "inPlace"
    | "general"
    | "fixed"
    | "atKinks"
    | "learned"
    | "since"
    | "until"
    | "deprecated"
    | "documentation"
    | "note"
  >
> {
  /** Another activation than the one that the file is about. */
  readonly is?: string;
  /** For a string, the callable in the same table whose arguments and defaults hold. */
  readonly as?: string;
  /** Other names of the same callable. */
  readonly also?: readonly string[];
  /** Arguments that set a parameter of another name: `{ alpha: "negative_slope" }`. */
  readonly sets?: Readonly<Record<string, string>>;
  /** By argument, what Python literals mean: `{ max_value: { None: Infinity } }`. */
  readonly reads?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By argument, the activation that a Python literal chooses: `{ approximate: { True: "gelu_tanh" } }`. */
  readonly selects?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By argument, other accepted names. */
  readonly alsoNamed?: Readonly<Record<string, readonly string[]>>;
  /** By argument, its name in earlier versions. */
  readonly formerly?: Readonly<Record<string, FormerName>>;
  /** By argument, what its default means. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** By argument, the first version that has it. */
  readonly argumentSince?: Readonly<Record<string, string>>;
}

/** A row of a table before it is known which activation the table is about. */
type Row = (activation: string, parameters: readonly string[]) => Spelling & Pick<Details, "as">;

/** The table of an activation; an argument named like one of its parameters sets that parameter. */
export function spell(
  activation: { readonly id: string; readonly parameters: readonly { readonly name: string }[] },
  rows: readonly Row[],
): readonly Spelling[] {
  const parameters = activation.parameters.map(({ name }) => name);
  const table = rows.map((make) => make(activation.id, parameters));
  return table.map(({ as, ...spelling }) => {
    if (as === undefined) return spelling;
    const callables = table.filter(({ names }) => names.includes(as));
    const callable = callables.find(({ until }) => until === spelling.until) ?? callables[0];
    if (!callable) throw new Error(`${as} is not in the table of ${activation.id}`);
    return { ...spelling, activation: callable.activation, arguments: callable.arguments };
  });
}

/** A class: `layer("torch.nn.ELU(alpha=1.0, inplace=False)")`. */
export function layer(signature: string, details: Details = {}): Row {
  return row("module", signature, details);
}

/** A function; its first argument is the input: `func("torch.nn.functional.relu(input, inplace=False)")`. */
export function func(signature: string, details: Details = {}): Row {
  return row("function", signature, details);
}

/** A function that overwrites its input. */
export function inPlaceFunc(signature: string, details: Details = {}): Row {
  return row("function", signature, { inPlace: true, ...details });
}

/** A method of a tensor; `self` is not written: `method("torch.Tensor.relu()")`. */
export function method(signature: string, details: Details = {}): Row {
  return row("method", signature, details);
}

/** A method that overwrites its tensor. */
export function inPlaceMethod(signature: string, details: Details = {}): Row {
  return row("method", signature, { inPlace: true, ...details });
}

/** Identifiers that a registry looks up: `key("keras.activations.get", ["silu", "swish"])`. */
export function key(
  registry: string,
  names: readonly [string, ...string[]],
  details: Details = {},
): Row {
  return (activation) => ({
    activation: details.is ?? activation,
    framework: frameworkNamed(registry),
    form: "string",
    registry,
    names,
    arguments: [],
    ...(details.as !== undefined && { as: details.as }),
    ...kept(details),
  });
}

/** An expression in `x`: `idiom("numpy.maximum(0, x)")`. */
export function idiom(expression: string, details: Details = {}): Row {
  return (activation) => ({
    activation: details.is ?? activation,
    // One without a name in it is Python's own, and met where NumPy is.
    framework: frameworkNamed(/[a-z]\w*(?=\.[A-Za-z_])/.exec(expression)?.[0] ?? "numpy"),
    form: "idiom",
    names: [expression],
    arguments: [],
    ...kept(details),
  });
}

function row(form: "module" | "function" | "method", text: string, details: Details): Row {
  return (activation, parameters) => {
    const signature = readSignature(text);
    const framework = frameworkNamed(signature.name);
    const [first, ...rest] = signature.arguments;
    const own = form === "function" ? rest : signature.arguments;
    const documentation = details.documentation ?? documentationOf(framework, signature.name);
    return {
      activation: details.is ?? activation,
      framework,
      form,
      names: [signature.name, ...(details.also ?? [])],
      ...(form === "function" && first && { input: first.name }),
      arguments: own.map((argument) => ({
        ...argument,
        ...setsOf(argument.name, parameters, details),
        ...detailsOf(argument.name, details),
      })),
      ...(signature.takesMore && { takesMore: true }),
      ...(documentation !== undefined && { documentation }),
      ...kept(details),
    };
  };
}

function setsOf(name: string, parameters: readonly string[], { sets = {} }: Details) {
  const parameter = sets[name] ?? (parameters.includes(name) ? name : undefined);
  return parameter === undefined ? {} : { sets: parameter };
}

/** What the details say of one argument. */
function detailsOf(name: string, details: Details): Partial<Argument> {
  const reads = details.reads?.[name];
  const selects = details.selects?.[name];
  const alsoNamed = details.alsoNamed?.[name];
  const formerly = details.formerly?.[name];
  const defaultNote = details.defaults?.[name];
  const since = details.argumentSince?.[name];
  return {
    ...(reads && {
      reads: Object.entries(reads).map(([text, value]) => ({ literal: literalOf(text), value })),
    }),
    ...(selects && {
      selects: Object.entries(selects).map(([text, activation]) => ({
        literal: literalOf(text),
        activation,
      })),
    }),
    ...(alsoNamed && { alsoNamed }),
    ...(formerly && { formerly }),
    ...(defaultNote !== undefined && { defaultNote }),
    ...(since !== undefined && { since }),
  };
}

/** A key of a record as the literal it stands for; what is no number, boolean or None is a string. */
function literalOf(text: string): Literal {
  if (text === "None") return null;
  if (text === "True" || text === "False") return text === "True";
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** The details that a spelling takes over as they are. */
function kept({
  is,
  as,
  also,
  sets,
  reads,
  selects,
  alsoNamed,
  formerly,
  defaults,
  argumentSince,
  ...rest
}: Details): Partial<Spelling> {
  return rest;
}

function frameworkNamed(name: string): Framework {
  const framework = frameworkOf(name);
  if (!framework) throw new Error(`${name} belongs to no known framework`);
  return framework;
}
