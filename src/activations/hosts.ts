/** Something that looks an activation up by an identifier. */
interface RegistryFacts {
  /** As a reader of a hover may be told: "Keras' identifiers". */
  readonly title: string;
  /** Keys are lower-cased before they are looked up. */
  readonly ignoresCase?: true;
  /** A mapping, indexed in square brackets: `ACT2FN["gelu"]`. */
  readonly isMapping?: true;
}

const table = {
  "torch.nn.RNN.nonlinearity": { title: "the two nonlinearities of PyTorch's RNN" },
  "torch.nn.Transformer.activation": { title: "the two activations of PyTorch's Transformer" },
  "torch.nn.init.calculate_gain": { title: "the nonlinearities with a gain in PyTorch" },
  "keras.activations.get": { title: "Keras' identifiers" },
  "transformers.activations.ACT2FN": { title: "ACT2FN of Transformers", isMapping: true },
  "timm.layers.get_act_layer": { title: "timm's names", ignoresCase: true },
  "mindspore.nn.get_activation": { title: "MindSpore's names" },
  "diffusers.models.activations.get_activation": {
    title: "the names of Diffusers",
    ignoresCase: true,
  },
  "sklearn.neural_network.MLPClassifier.activation": {
    title: "the four activations of scikit-learn's MLP",
  },
} as const satisfies Readonly<Record<string, RegistryFacts>>;

/** Where identifiers are looked up, by the name that spellings carry. */
export type Registry = keyof typeof table;

/** What is known about each registry. */
export const registries: Readonly<Record<Registry, RegistryFacts>> = table;

/** One argument of callables that takes an activation: by identifier, or as a callable. */
export interface Host {
  /** Canonical qualified names. */
  readonly callables: readonly [string, ...string[]];
  readonly argument: string;
  /** Its place among the positional arguments; absent where it is keyword-only. */
  readonly position?: number;
  /** Where a string is looked up; absent where only callables are taken. */
  readonly registry?: Registry;
  /**
   * The identifier, or the qualified name of the callable, that holds where the argument is left
   * out; null where None has a meaning of its own. Absent where the argument is required.
   */
  readonly default?: string | null;
  /** Identifiers that this host alone replaces before it looks them up. */
  readonly rewrites?: Readonly<Record<string, string>>;
  /** What may stand before an identifier without changing what is looked up: `gated-`. */
  readonly prefix?: string;
  /** Keyword arguments that it does not know go on to the layer that it makes. */
  readonly passesOn?: true;
  /** What it returns, if nothing but what it looks up: a class, or what is applied to a tensor. */
  readonly gives?: "class" | "callable";
  /** Another argument of it that sets a parameter of the activation. */
  readonly sets?: {
    readonly argument: string;
    readonly position: number;
    readonly parameter: string;
    readonly default: number;
  };
  /** The first version with this row. */
  readonly since?: string;
  /** The first version without it, or with another default. */
  readonly until?: string;
}

/** Functions whose only purpose is to look an identifier up. */
const lookUps: readonly Host[] = [
  {
    callables: ["torch.nn.init.calculate_gain"],
    argument: "nonlinearity",
    position: 0,
    registry: "torch.nn.init.calculate_gain",
    sets: { argument: "param", position: 1, parameter: "negative_slope", default: 0.01 },
  },
  {
    callables: ["keras.activations.get"],
    argument: "identifier",
    position: 0,
    registry: "keras.activations.get",
    gives: "callable",
  },
  {
    callables: ["keras.activations.deserialize"],
    argument: "config",
    position: 0,
    registry: "keras.activations.get",
    since: "3.0.0",
    gives: "callable",
  },
  {
    callables: ["keras.activations.deserialize"],
    argument: "name",
    position: 0,
    registry: "keras.activations.get",
    until: "3.0.0",
    gives: "callable",
  },
  {
    callables: [
      "transformers.activations.get_activation",
      "transformers.activations.get_tf_activation",
    ],
    argument: "activation_string",
    position: 0,
    registry: "transformers.activations.ACT2FN",
    gives: "callable",
  },
  {
    callables: ["timm.layers.get_act_layer"],
    argument: "name",
    position: 0,
    registry: "timm.layers.get_act_layer",
    default: "relu",
    gives: "class",
  },
  {
    callables: ["timm.layers.get_act_fn"],
    argument: "name",
    position: 0,
    registry: "timm.layers.get_act_layer",
    default: "relu",
    gives: "callable",
  },
  {
    callables: ["timm.layers.create_act_layer"],
    argument: "name",
    position: 0,
    registry: "timm.layers.get_act_layer",
    passesOn: true,
    gives: "callable",
  },
  {
    callables: ["mindspore.nn.get_activation"],
    argument: "name",
    position: 0,
    registry: "mindspore.nn.get_activation",
    gives: "callable",
  },
  {
    callables: ["diffusers.models.activations.get_activation"],
    argument: "act_fn",
    position: 0,
    registry: "diffusers.models.activations.get_activation",
    gives: "callable",
  },
];

const transposedConvolutions = [
  "keras.layers.Conv1DTranspose",
  "keras.layers.Convolution1DTranspose",
  "keras.layers.Conv2DTranspose",
  "keras.layers.Convolution2DTranspose",
  "keras.layers.Conv3DTranspose",
  "keras.layers.Convolution3DTranspose",
] as const;

/** Layers, models and initialisers with an activation in them. */
const layers: readonly Host[] = [
  {
    callables: ["torch.nn.RNN"],
    argument: "nonlinearity",
    position: 3,
    registry: "torch.nn.RNN.nonlinearity",
    default: "tanh",
    since: "2.3.0",
  },
  // By position it was taken for `bias`.
  {
    callables: ["torch.nn.RNN"],
    argument: "nonlinearity",
    registry: "torch.nn.RNN.nonlinearity",
    default: "tanh",
    until: "2.3.0",
  },
  {
    callables: ["torch.nn.RNNCell"],
    argument: "nonlinearity",
    position: 3,
    registry: "torch.nn.RNN.nonlinearity",
    default: "tanh",
  },
  {
    callables: ["torch.nn.Transformer"],
    argument: "activation",
    position: 6,
    registry: "torch.nn.Transformer.activation",
    default: "torch.nn.functional.relu",
  },
  {
    callables: ["torch.nn.TransformerEncoderLayer", "torch.nn.TransformerDecoderLayer"],
    argument: "activation",
    position: 4,
    registry: "torch.nn.Transformer.activation",
    default: "torch.nn.functional.relu",
  },
  {
    callables: [
      "torch.nn.init.kaiming_uniform_",
      "torch.nn.init.kaiming_normal_",
      "torch.nn.init.kaiming_uniform",
      "torch.nn.init.kaiming_normal",
    ],
    argument: "nonlinearity",
    position: 3,
    registry: "torch.nn.init.calculate_gain",
    default: "leaky_relu",
    sets: { argument: "a", position: 1, parameter: "negative_slope", default: 0 },
  },
  {
    callables: ["keras.layers.Activation"],
    argument: "activation",
    position: 0,
    registry: "keras.activations.get",
    gives: "callable",
  },
  {
    callables: [
      "keras.layers.Conv1D",
      "keras.layers.Convolution1D",
      "keras.layers.Conv2D",
      "keras.layers.Convolution2D",
      "keras.layers.Conv3D",
      "keras.layers.Convolution3D",
      "keras.layers.SeparableConv1D",
      "keras.layers.SeparableConvolution1D",
      "keras.layers.SeparableConv2D",
      "keras.layers.SeparableConvolution2D",
    ],
    argument: "activation",
    position: 7,
    registry: "keras.activations.get",
    default: null,
  },
  {
    callables: transposedConvolutions,
    argument: "activation",
    position: 7,
    registry: "keras.activations.get",
    default: null,
    since: "3.11.0",
  },
  // Keras 3 had no `output_padding` in front of it at first.
  {
    callables: transposedConvolutions,
    argument: "activation",
    position: 6,
    registry: "keras.activations.get",
    default: null,
    since: "3.0.0",
    until: "3.11.0",
  },
  {
    callables: transposedConvolutions,
    argument: "activation",
    position: 7,
    registry: "keras.activations.get",
    default: null,
    until: "3.0.0",
  },
  {
    callables: ["keras.layers.ConvLSTM1D", "keras.layers.ConvLSTM2D", "keras.layers.ConvLSTM3D"],
    argument: "activation",
    position: 6,
    registry: "keras.activations.get",
    default: "tanh",
  },
  {
    callables: ["keras.layers.ConvLSTM1D", "keras.layers.ConvLSTM2D", "keras.layers.ConvLSTM3D"],
    argument: "recurrent_activation",
    position: 7,
    registry: "keras.activations.get",
    default: "sigmoid",
  },
  {
    callables: ["keras.layers.Dense"],
    argument: "activation",
    position: 1,
    registry: "keras.activations.get",
    default: null,
  },
  {
    callables: ["keras.layers.DepthwiseConv1D", "keras.layers.DepthwiseConv2D"],
    argument: "activation",
    position: 6,
    registry: "keras.activations.get",
    default: null,
  },
  {
    callables: ["keras.layers.EinsumDense"],
    argument: "activation",
    position: 2,
    registry: "keras.activations.get",
    default: null,
  },
  {
    callables: [
      "keras.layers.GRU",
      "keras.layers.GRUCell",
      "keras.layers.LSTM",
      "keras.layers.LSTMCell",
      "keras.layers.SimpleRNN",
      "keras.layers.SimpleRNNCell",
      "tensorflow.compat.v1.keras.layers.LSTM",
      "tensorflow.compat.v1.keras.layers.GRU",
    ],
    argument: "activation",
    position: 1,
    registry: "keras.activations.get",
    default: "tanh",
  },
  {
    callables: [
      "keras.layers.GRU",
      "keras.layers.GRUCell",
      "keras.layers.LSTM",
      "keras.layers.LSTMCell",
    ],
    argument: "recurrent_activation",
    position: 2,
    registry: "keras.activations.get",
    default: "sigmoid",
  },
  {
    callables: [
      "flax.linen.GRUCell",
      "flax.linen.LSTMCell",
      "flax.linen.MGUCell",
      "flax.linen.OptimizedLSTMCell",
    ],
    argument: "gate_fn",
    position: 1,
    default: "jax.nn.sigmoid",
  },
  {
    callables: [
      "flax.linen.GRUCell",
      "flax.linen.LSTMCell",
      "flax.linen.MGUCell",
      "flax.linen.OptimizedLSTMCell",
    ],
    argument: "activation_fn",
    position: 2,
    default: "jax.nn.tanh",
  },
  {
    callables: ["flax.linen.SimpleCell"],
    argument: "activation_fn",
    position: 1,
    default: "jax.nn.tanh",
  },
  {
    callables: ["flax.nnx.GRUCell", "flax.nnx.LSTMCell", "flax.nnx.OptimizedLSTMCell"],
    argument: "gate_fn",
    default: "jax.nn.sigmoid",
  },
  {
    callables: [
      "flax.nnx.GRUCell",
      "flax.nnx.LSTMCell",
      "flax.nnx.OptimizedLSTMCell",
      "flax.nnx.SimpleCell",
    ],
    argument: "activation_fn",
    default: "jax.nn.tanh",
  },
  {
    callables: ["transformers.BertConfig", "transformers.RobertaConfig", "transformers.ViTConfig"],
    argument: "hidden_act",
    registry: "transformers.activations.ACT2FN",
    default: "gelu",
  },
  {
    callables: [
      "transformers.LlamaConfig",
      "transformers.MistralConfig",
      "transformers.Qwen2Config",
      "transformers.DeepseekV4Config",
    ],
    argument: "hidden_act",
    registry: "transformers.activations.ACT2FN",
    default: "silu",
  },
  {
    callables: ["transformers.GemmaConfig"],
    argument: "hidden_act",
    registry: "transformers.activations.ACT2FN",
    default: "gelu_pytorch_tanh",
    // With a warning.
    rewrites: { gelu: "gelu_pytorch_tanh" },
  },
  {
    callables: ["transformers.PhiConfig"],
    argument: "hidden_act",
    registry: "transformers.activations.ACT2FN",
    default: "gelu_new",
  },
  {
    callables: ["transformers.CLIPTextConfig", "transformers.CLIPVisionConfig"],
    argument: "hidden_act",
    registry: "transformers.activations.ACT2FN",
    default: "quick_gelu",
  },
  {
    callables: ["transformers.NemotronConfig"],
    argument: "hidden_act",
    registry: "transformers.activations.ACT2FN",
    default: "relu2",
  },
  {
    callables: ["transformers.ApertusConfig"],
    argument: "hidden_act",
    registry: "transformers.activations.ACT2FN",
    default: "xielu",
  },
  {
    callables: ["transformers.GPT2Config"],
    argument: "activation_function",
    registry: "transformers.activations.ACT2FN",
    default: "gelu_new",
  },
  {
    callables: ["transformers.T5Config"],
    argument: "feed_forward_proj",
    registry: "transformers.activations.ACT2FN",
    default: "relu",
    rewrites: { "gated-gelu": "gelu_new" },
    prefix: "gated-",
  },
  {
    callables: ["mlx.nn.TransformerEncoderLayer"],
    argument: "activation",
    position: 4,
    default: "mlx.nn.relu",
  },
  {
    callables: ["mlx.nn.Transformer"],
    argument: "activation",
    position: 6,
    default: "mlx.nn.relu",
  },
  {
    callables: ["mlx.nn.RNN"],
    argument: "nonlinearity",
    position: 3,
    default: null,
  },
  {
    callables: ["tensorflow.compat.v1.keras.layers.LSTM", "tensorflow.compat.v1.keras.layers.GRU"],
    argument: "recurrent_activation",
    position: 2,
    registry: "keras.activations.get",
    default: "hard_sigmoid",
  },
  {
    callables: ["keras.layers.ConvLSTM1D", "keras.layers.ConvLSTM2D", "keras.layers.ConvLSTM3D"],
    argument: "recurrent_activation",
    position: 7,
    registry: "keras.activations.get",
    default: "hard_sigmoid",
    until: "3.0.0",
  },
  {
    callables: ["timm.layers.Mlp", "timm.layers.GatedMlp"],
    argument: "act_layer",
    position: 3,
    registry: "timm.layers.get_act_layer",
    default: "torch.nn.GELU",
  },
  {
    callables: ["timm.layers.ConvMlp"],
    argument: "act_layer",
    position: 3,
    registry: "timm.layers.get_act_layer",
    default: "torch.nn.ReLU",
  },
  {
    callables: ["timm.layers.GluMlp"],
    argument: "act_layer",
    position: 3,
    registry: "timm.layers.get_act_layer",
    default: "torch.nn.Sigmoid",
  },
  {
    callables: ["timm.layers.ConvNormAct"],
    argument: "act_layer",
    position: 11,
    registry: "timm.layers.get_act_layer",
    default: "torch.nn.ReLU",
  },
  {
    callables: ["timm.layers.SEModule", "timm.layers.BatchNormAct2d"],
    argument: "act_layer",
    position: 6,
    registry: "timm.layers.get_act_layer",
    default: "torch.nn.ReLU",
  },
  {
    callables: ["timm.layers.SEModule"],
    argument: "gate_layer",
    position: 8,
    registry: "timm.layers.get_act_layer",
    default: "sigmoid",
  },
  {
    callables: ["timm.layers.EffectiveSEModule"],
    argument: "gate_layer",
    position: 2,
    registry: "timm.layers.get_act_layer",
    default: "hard_sigmoid",
  },
  {
    callables: ["timm.layers.CoordAttn"],
    argument: "act_layer",
    position: 6,
    registry: "timm.layers.get_act_layer",
    default: "torch.nn.Hardswish",
  },
  {
    callables: ["timm.layers.NormMlpClassifierHead"],
    argument: "act_layer",
    position: 6,
    registry: "timm.layers.get_act_layer",
    default: "tanh",
  },
  {
    callables: ["timm.layers.ClNormMlpClassifierHead"],
    argument: "act_layer",
    position: 6,
    registry: "timm.layers.get_act_layer",
    default: "gelu",
  },
  {
    callables: ["sklearn.neural_network.MLPClassifier", "sklearn.neural_network.MLPRegressor"],
    argument: "activation",
    position: 1,
    registry: "sklearn.neural_network.MLPClassifier.activation",
    default: "relu",
  },
  // Of Keras 2 and TensorFlow 1 alone.
  {
    callables: ["keras.layers.LocallyConnected1D", "keras.layers.LocallyConnected2D"],
    argument: "activation",
    position: 5,
    registry: "keras.activations.get",
    default: null,
    until: "3.0.0",
  },
  {
    callables: ["tensorflow.layers.Dense"],
    argument: "activation",
    position: 1,
    registry: "keras.activations.get",
    default: null,
  },
  {
    callables: ["tensorflow.layers.dense"],
    argument: "activation",
    position: 2,
    registry: "keras.activations.get",
    default: null,
  },
  {
    callables: ["tensorflow.layers.Conv1D", "tensorflow.layers.Conv2D", "tensorflow.layers.Conv3D"],
    argument: "activation",
    position: 6,
    registry: "keras.activations.get",
    default: null,
  },
  {
    callables: ["tensorflow.layers.conv1d", "tensorflow.layers.conv2d", "tensorflow.layers.conv3d"],
    argument: "activation",
    position: 7,
    registry: "keras.activations.get",
    default: null,
  },
];

/** Every argument that takes an activation. */
export function readHosts(): readonly Host[] {
  return [...lookUps, ...layers];
}
