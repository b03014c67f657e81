/** What is known about a Python library beside the activations in it. */
interface FrameworkFacts {
  /** As people write it. */
  readonly title: string;
  /** First parts of its qualified names. */
  readonly roots: readonly string[];
  /**
   * Names under which package indexes and conda have it, normalised; absent where it is the first
   * root. Builds for other processors count: `tensorflow-cpu`.
   */
  readonly distributions?: readonly string[];
  /** Computes values alone, so that it chooses nothing at a kink. */
  readonly hasNoGradients?: true;
  /**
   * Modules under which the same callables are reached, longest first, and their usual one; with the
   * version that a module has stayed at.
   */
  readonly modules?: readonly (readonly [module: string, usual: string, version?: string])[];
  /** Where a callable is documented, or undefined where it has no page. */
  documentation?(qualifiedName: string): string | undefined;
}

const table = {
  pytorch: {
    distributions: ["torch", "pytorch", "pytorch-cpu", "pytorch-gpu"],
    title: "PyTorch",
    roots: ["torch"],
    modules: [
      ["torch.nn.modules.activation", "torch.nn"],
      ["torch.nn.modules.linear", "torch.nn"],
      ["torch.nn.modules.rnn", "torch.nn"],
      ["torch.nn.modules.transformer", "torch.nn"],
      ["torch.nn.modules", "torch.nn"],
      ["torch.ao.nn.quantized.modules.activation", "torch.ao.nn.quantized"],
    ],
    documentation: (name) =>
      /^torch\.special\.|^torch\.ao\./.test(name)
        ? undefined
        : `https://docs.pytorch.org/docs/stable/generated/${name}.html`,
  },
  keras: {
    distributions: ["keras", "keras-nightly"],
    title: "Keras",
    roots: ["keras"],
    modules: [
      ["tensorflow.compat.v1.keras", "keras", "2.15.0"],
      ["tf_keras", "keras", "2.15.0"],
      ["tensorflow.python.keras", "keras", "2.15.0"],
      ["tensorflow.keras", "keras"],
      ["keras.api", "keras"],
      ["keras.src", "keras"],
      ["keras.layers.advanced_activations", "keras.layers"],
      ["keras.layers.activation", "keras.layers"],
      ["keras.layers.core", "keras.layers"],
      ["keras.ops.nn", "keras.ops"],
      ["keras.ops.numpy", "keras.ops"],
    ],
    documentation: (name) =>
      name.startsWith("keras.ops.")
        ? "https://keras.io/api/ops/nn/"
        : name.startsWith("keras.layers.")
          ? `https://keras.io/api/layers/activation_layers/${name.replace("keras.layers.", "").toLowerCase().replace("leakyrelu", "leaky_relu")}/`
          : "https://keras.io/api/layers/activations/",
  },
  tensorflow: {
    distributions: [
      "tensorflow",
      "tensorflow-cpu",
      "tensorflow-gpu",
      "tensorflow-intel",
      "tensorflow-macos",
      "tensorflow-rocm",
      "tf-nightly",
    ],
    title: "TensorFlow",
    roots: ["tensorflow", "tf"],
    modules: [
      ["tf", "tensorflow"],
      ["tensorflow._api.v2.compat.v1", "tensorflow.compat.v1"],
      ["tensorflow._api.v2", "tensorflow"],
      ["tensorflow.compat.v2", "tensorflow"],
    ],
    documentation: (name) =>
      `https://www.tensorflow.org/api_docs/python/${name.replace(/^tensorflow/, "tf").replaceAll(".", "/")}`,
  },
  jax: {
    title: "JAX",
    roots: ["jax"],
    modules: [["jax._src.nn.functions", "jax.nn"]],
    documentation: (name) => `https://docs.jax.dev/en/latest/_autosummary/${name}.html`,
  },
  flax: {
    title: "Flax",
    roots: ["flax"],
    modules: [
      ["flax.linen.activation", "flax.linen"],
      ["flax.deprecated.nn", "flax.linen"],
      ["flax.nnx.nn.activations", "flax.nnx"],
    ],
    documentation: (name) =>
      name.startsWith("flax.linen.")
        ? "https://flax-linen.readthedocs.io/en/latest/api_reference/flax.linen/activation_functions.html"
        : "https://flax.readthedocs.io/en/latest/api_reference/flax.nnx/nn/activations.html",
  },
  transformers: {
    title: "Transformers",
    roots: ["transformers"],
    modules: [
      ["transformers.activations_tf", "transformers.activations"],
      ["transformers.modeling_flax_utils", "transformers.activations"],
    ],
  },
  timm: {
    title: "timm",
    roots: ["timm"],
    modules: [
      ["timm.layers.activations_me", "timm.layers"],
      ["timm.layers.activations", "timm.layers"],
      ["timm.layers.mlp", "timm.layers"],
      ["timm.models.layers.activations", "timm.layers"],
      ["timm.models.layers", "timm.layers"],
    ],
  },
  numpy: {
    title: "NumPy",
    hasNoGradients: true,
    roots: ["numpy"],
    documentation: (name) => `https://numpy.org/doc/stable/reference/generated/${name}.html`,
  },
  scipy: {
    title: "SciPy",
    hasNoGradients: true,
    roots: ["scipy"],
    documentation: (name) => `https://docs.scipy.org/doc/scipy/reference/generated/${name}.html`,
  },
  sklearn: { distributions: ["scikit-learn"], title: "scikit-learn", roots: ["sklearn"] },
  paddle: {
    distributions: ["paddlepaddle", "paddlepaddle-gpu"],
    title: "PaddlePaddle",
    documentation: (name) =>
      `https://www.paddlepaddle.org.cn/documentation/docs/en/api/${name.replaceAll(".", "/")}_en.html`,
    roots: ["paddle"],
    modules: [
      ["paddle.nn.layer.activation", "paddle.nn"],
      ["paddle.nn.functional.activation", "paddle.nn.functional"],
    ],
  },
  mindspore: {
    title: "MindSpore",
    documentation: (name) => `https://www.mindspore.cn/docs/en/master/api_python/nn/${name}.html`,
    roots: ["mindspore"],
    modules: [["mindspore.nn.layer.activation", "mindspore.nn"]],
  },
  mlx: {
    title: "MLX",
    documentation: (name) => {
      const folder = /\.[A-Z]\w*$/.test(name) ? "_autosummary" : "_autosummary_functions";
      return name.startsWith("mlx.nn.")
        ? `https://ml-explore.github.io/mlx/build/html/python/nn/${folder}/${name}.html`
        : `https://ml-explore.github.io/mlx/build/html/python/_autosummary/${name}.html`;
    },
    roots: ["mlx"],
    modules: [["mlx.nn.layers.activations", "mlx.nn"]],
  },
  tinygrad: {
    title: "tinygrad",
    documentation: () => "https://docs.tinygrad.org/tensor/elementwise/",
    roots: ["tinygrad"],
    modules: [["tinygrad.tensor", "tinygrad"]],
  },
  tensorflow_addons: {
    distributions: ["tensorflow-addons"],
    title: "TensorFlow Addons",
    roots: ["tensorflow_addons", "tfa"],
    modules: [["tfa", "tensorflow_addons"]],
  },
  diffusers: { title: "Diffusers", roots: ["diffusers"] },
  x_transformers: {
    distributions: ["x-transformers"],
    title: "x-transformers",
    roots: ["x_transformers"],
  },
} as const satisfies Readonly<Record<string, FrameworkFacts>>;

/** Where a spelling comes from. */
export type Framework = keyof typeof table;

const facts: Readonly<Record<Framework, FrameworkFacts>> = table;

/** How people write a framework's name. */
export function frameworkTitle(framework: Framework): string {
  return facts[framework].title;
}

/** Whether a framework has gradients, and so one at a kink. */
export function hasGradients(framework: Framework): boolean {
  return facts[framework].hasNoGradients !== true;
}

/** The distributions that a framework is installed from, by their normalised names. */
export function distributionsOf(framework: Framework): readonly string[] {
  return facts[framework].distributions ?? facts[framework].roots.slice(0, 1);
}

/** Where a framework documents a callable; undefined where there is no page for it. */
export function documentationOf(framework: Framework, qualifiedName: string): string | undefined {
  return facts[framework].documentation?.(qualifiedName);
}

/** The framework that a canonical name belongs to. */
export function frameworkOf(qualifiedName: string): Framework | undefined {
  const end = qualifiedName.indexOf(".");
  return frameworksByRoot.get(end < 0 ? qualifiedName : qualifiedName.slice(0, end));
}

const frameworksByRoot = /* @__PURE__ */ readRoots();

function readRoots(): ReadonlyMap<string, Framework> {
  return new Map(ids().flatMap((id) => facts[id].roots.map((root) => [root, id] as const)));
}

/**
 * What a star import brings that is the module of another library under its usual short name.
 * `from fastai.vision.all import *` is how fastai is meant to be used.
 */
const broughtByStars = (): readonly (readonly [
  module: RegExp,
  names: Readonly<Record<string, string>>,
])[] => [
  [
    /^fastai(?:\.|$)|^fastbook$/,
    {
      torch: "torch",
      nn: "torch.nn",
      F: "torch.nn.functional",
      np: "numpy",
      tensor: "torch.tensor",
    },
  ],
];

/** The full name of something that a star import brings under another name: `nn` of fastai. */
export function nameBroughtBy(starImport: string, name: string): string | undefined {
  const [first = "", ...rest] = name.split(".");
  for (const [module, names] of broughtByStars()) {
    const full = module.test(starImport) ? names[first] : undefined;
    if (full !== undefined) return [full, ...rest].join(".");
  }
  return undefined;
}

/** The registry of Transformers as its own models import it, whatever module passes it on. */
const registryInPackage = /^\.+(?:\w+\.)*(ACT2FN|get_activation|get_tf_activation)$/;

/** Its activations, `from ...activations import gelu_new`, from the depth that its models have. */
const nameInPackage = /^\.{2,}activations(?:_tf)?\.(\w+)$/;

/**
 * Names under which a callable may be listed, the one that says most first, each with the version
 * that it is bound to.
 */
export function namesListed(qualifiedName: string): readonly CanonicalName[] {
  const canonical = canonicalName(qualifiedName);
  const { name } = canonical;
  const found: CanonicalName[] = [canonical];
  // Most of TensorFlow 1 is there under its old names; a row of its own goes first.
  const withoutOld = name.replace(/^tensorflow\.compat\.v1\./, "tensorflow.");
  if (withoutOld !== name) found.push({ name: withoutOld });
  // Keras of TensorFlow 1 has layers with defaults of their own.
  if (qualifiedName.startsWith("tensorflow.compat.v1.keras.")) {
    found.unshift({ ...canonical, name: qualifiedName });
  }
  // A model's configuration is exported at the top, and its registry imported relatively.
  const config = /^transformers\.models\..*\.(\w+Config)$/.exec(name)?.[1];
  if (config !== undefined) found.push({ name: `transformers.${config}` });
  const relative = registryInPackage.exec(name)?.[1] ?? nameInPackage.exec(name)?.[1];
  if (relative !== undefined) found.push({ name: `transformers.activations.${relative}` });
  return found;
}

/** A callable's usual name, and the version that the module it was reached through has stayed at. */
export interface CanonicalName {
  readonly name: string;
  readonly version?: string;
}

/**
 * One name for the modules under which the same callable is reached:
 * `torch.nn.modules.activation.ReLU` → `torch.nn.ReLU`.
 */
export function canonicalName(qualifiedName: string): CanonicalName {
  let found: CanonicalName = { name: qualifiedName };
  for (const [module, usual, version] of modules) {
    if (!found.name.startsWith(module)) continue;
    const name = usual + found.name.slice(module.length);
    found = version === undefined ? { ...found, name } : { name, version };
  }
  return found;
}

// Marked as pure, so that a bundle which resolves no names does not carry them.
const modules = /* @__PURE__ */ allModules();

/** TensorFlow's first: its own aliases come before those of the Keras inside of it. */
function allModules() {
  const others = ids().flatMap((id) => facts[id].modules ?? []);
  return [...(facts.tensorflow.modules ?? []), ...others].map(
    // With its dot, once: names are compared with all of them whenever a name is looked up.
    ([module, usual, version]) => [`${module}.`, `${usual}.`, version] as const,
  );
}

function ids(): Framework[] {
  return Object.keys(table).filter((id): id is Framework => id in table);
}
