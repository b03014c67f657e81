import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { func, layer, spell } from "../../src/activations/spelling.ts";
import { findUses, readModule, useAt } from "../../src/code/findUses.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { type ActivationUse, parameterValues } from "../../src/code/use.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();

const imports = `import torch, keras, timm, tf_keras, transformers, sklearn.neural_network
import tensorflow as tf
from torch import nn
from functools import partial
from keras import layers
from transformers.activations import ACT2FN, get_activation
from timm.layers import get_act_layer, create_act_layer, get_act_fn
import diffusers.models.activations, mindspore
`;

function usesIn(source: string): ActivationUse[] {
  return findUses(runAtOnce(readModule(imports + source)), index);
}

/** By source, the headlines of what is found: the name or the string and where it is looked up. */
function headlines(source: string): string[] {
  return usesIn(source).map(({ activation, qualifiedName }) => `${activation.id} ${qualifiedName}`);
}

describe("identifiers that a framework looks up:", () => {
  const strings: readonly (readonly [source: string, ...expected: string[]])[] = [
    ["layers.Dense(8, activation='relu')", 'relu keras.layers.Dense(activation="relu")'],
    ["layers.Dense(8, 'relu')", 'relu keras.layers.Dense(activation="relu")'],
    ["layers.Dense('relu')"],
    ["layers.Dense(8, True, 'relu')"],
    ["layers.Dense(8, *more, 'relu')"],
    ["layers.Dense(8, name='relu')"],
    ["layers.Activation('softmax')", 'softmax keras.layers.Activation(activation="softmax")'],
    [
      "layers.LSTM(4, 'tanh', recurrent_activation='sigmoid')",
      'tanh keras.layers.LSTM(activation="tanh")',
      'sigmoid keras.layers.LSTM(recurrent_activation="sigmoid")',
    ],
    ["tf.keras.layers.Conv2D(8, 3, activation='elu')", 'elu keras.layers.Conv2D(activation="elu")'],
    ["tf.layers.Dense(8, 'relu')", 'relu tensorflow.layers.Dense(activation="relu")'],
    [
      "layers.Dense(8, activation='relu' if deep else 'tanh')",
      'relu keras.layers.Dense(activation="relu")',
      'tanh keras.layers.Dense(activation="tanh")',
    ],
    ["layers.Dense(8, activation=kind == 'relu')"],
    ["layers.Dense(8, activation=f if kind == 'relu' else g)"],
    ["partial(layers.Dense, activation='elu')", 'elu keras.layers.Dense(activation="elu")'],
    ["partial(layers.Dense, 8, 'elu')", 'elu keras.layers.Dense(activation="elu")'],
    ["keras.activations.get('relu')", 'relu keras.activations.get("relu")'],
    ["keras.activations.deserialize('elu')", 'elu keras.activations.deserialize("elu")'],
    ["keras.activations.get('no_such')"],
    ["keras.activations.get('ReLU')", 'relu keras.activations.get("ReLU")'],
    ["keras.activations.get('RELU')"],
    ["ACT2FN['gelu']", 'gelu transformers.activations.ACT2FN["gelu"]'],
    ["ACT2FN['GELU']"],
    ["get_activation('silu')", 'silu transformers.activations.get_activation("silu")'],
    ["get_act_layer('SiLU')", 'silu timm.layers.get_act_layer("SiLU")'],
    ["get_act_fn('relu')", 'relu timm.layers.get_act_fn("relu")'],
    ["create_act_layer('relu', inplace=True)", 'relu timm.layers.create_act_layer("relu")'],
    ["timm.layers.Mlp(8, act_layer='gelu')", 'gelu timm.layers.Mlp(act_layer="gelu")'],
    ["mindspore.nn.get_activation('relu')", 'relu mindspore.nn.get_activation("relu")'],
    [
      "diffusers.models.activations.get_activation('swish')",
      'silu diffusers.models.activations.get_activation("swish")',
    ],
    [
      "sklearn.neural_network.MLPClassifier(activation='logistic')",
      'sigmoid sklearn.neural_network.MLPClassifier(activation="logistic")',
    ],
    ["nn.init.calculate_gain('tanh')", 'tanh torch.nn.init.calculate_gain("tanh")'],
    ["nn.init.calculate_gain('gelu')"],
    [
      "nn.init.kaiming_normal_(w, 0, 'fan_in', 'relu')",
      'relu torch.nn.init.kaiming_normal_(nonlinearity="relu")',
    ],
    ["nn.RNN(4, 8, nonlinearity='tanh')", 'tanh torch.nn.RNN(nonlinearity="tanh")'],
    ["nn.LSTM(4, 8, nonlinearity='tanh')"],
    [
      "nn.TransformerEncoderLayer(8, 2, activation='gelu')",
      'gelu torch.nn.TransformerEncoderLayer(activation="gelu")',
    ],
    ["nn.Transformer(activation='silu')"],
    [
      "transformers.BertConfig(hidden_act='silu')",
      'silu transformers.BertConfig(hidden_act="silu")',
    ],
    [
      "transformers.GPT2Config(activation_function='gelu')",
      'gelu transformers.GPT2Config(activation_function="gelu")',
    ],
    [
      "transformers.T5Config(feed_forward_proj='gated-gelu')",
      'gelu_tanh transformers.T5Config(feed_forward_proj="gated-gelu")',
    ],
    [
      "transformers.T5Config(feed_forward_proj='gated-silu')",
      'silu transformers.T5Config(feed_forward_proj="gated-silu")',
    ],
    [
      "transformers.GemmaConfig(hidden_act='gelu')",
      'gelu_tanh transformers.GemmaConfig(hidden_act="gelu")',
    ],
    ["print('relu')"],
  ];
  for (const [source, ...expected] of strings) {
    test(source, () => assert.deepEqual(headlines(source), expected));
  }
});

test("configurations and the registry are known inside Transformers too", () => {
  const source = `from ...activations import ACT2FN as table
from transformers.models.bert.configuration_bert import BertConfig
table["relu"], BertConfig(hidden_act="tanh")
`;
  assert.deepEqual(headlines(source), [
    'relu transformers.activations.ACT2FN["relu"]',
    'tanh transformers.BertConfig(hidden_act="tanh")',
  ]);
});

test("a string tells what it is passed to", () => {
  const [use] = usesIn("layers.Dense(8, 'relu')");
  assert.deepEqual(use?.host, {
    callable: "keras.layers.Dense",
    argument: "activation",
    registry: "keras.activations.get",
  });
});

describe("the numbers of an identifier are those of the host:", () => {
  const slopes: readonly (readonly [source: string, slope: number])[] = [
    ["nn.init.calculate_gain('leaky_relu')", 0.01],
    ["nn.init.calculate_gain('leaky_relu', 0.2)", 0.2],
    ["nn.init.kaiming_uniform_(w, nonlinearity='leaky_relu')", 0],
    ["nn.init.kaiming_uniform_(w, a=0.3, nonlinearity='leaky_relu')", 0.3],
    ["keras.activations.get('leaky_relu')", 0.2],
  ];
  for (const [source, slope] of slopes) {
    test(source, () => {
      const [use] = usesIn(source);
      assert.equal(use && parameterValues(use)["negative_slope"], slope);
    });
  }
});

describe("a general function is an activation", () => {
  const passedOn = [
    "Siren(act_fn=torch.sin)",
    "Siren(hidden_activation=torch.sin)",
    "layers.Dense(8, torch.sin)",
    "layers.Activation(torch.sin)",
    "config = {'activation': torch.sin}",
    "ACTIVATIONS = {'sin': torch.sin}",
    "def layer(x, nonlinearity=torch.sin): pass",
    "class Layer:\n    act: object = torch.sin",
    "self.act = torch.sin",
  ];
  for (const source of passedOn) {
    test(source, () => assert.deepEqual(headlines(source), ["sine torch.sin"]));
  }
});

describe("a general function is no activation", () => {
  const plain = [
    "torch.sin(x)",
    "Siren(act_fn=torch.sin(x))",
    "map(torch.sin, xs)",
    "sorted(xs, key=torch.sin)",
    "wave = torch.sin",
    "table = {'sin': torch.sin}",
    "def action(x, f=torch.sin): pass",
  ];
  for (const source of plain) test(source, () => assert.deepEqual(headlines(source), []));
});

describe("a general layer is an activation only where it is made as one:", () => {
  const rows = spell({ id: "linear", parameters: [] }, [
    layer("torch.nn.Identity(**kwargs)", { general: true }),
  ]);
  const general = createSpellingIndex(rows);
  const layers: readonly (readonly [source: string, count: number])[] = [
    ["self.act = nn.Identity()", 1],
    ["self.act = make() if deep else nn.Identity()", 1],
    ["Block(act_layer=nn.Identity)", 1],
    ["Block(activation=nn.Identity())", 1],
    ["self.drop_path = DropPath(p) if p > 0 else nn.Identity()", 0],
    ["self.head = nn.Identity()", 0],
    ["isinstance(act, nn.Identity)", 0],
    ["self.act = g if isinstance(f, nn.Identity) else h", 0],
  ];
  for (const [source, count] of layers) {
    test(source, () => {
      const module = runAtOnce(readModule(imports + source));
      const at = module.text.lastIndexOf("Identity") + 1;
      assert.equal(useAt(module, at, general) ? 1 : 0, count);
      // A placeholder is told of where a reader points at it, and is no line in a list.
      assert.deepEqual(findUses(module, general), []);
    });
  }
});

test("a callable that is passed to a host tells which", () => {
  const [use] = usesIn("nn.TransformerEncoderLayer(8, 2, activation=nn.functional.relu)");
  assert.equal(use?.category, "reference");
  assert.deepEqual(use.host, {
    callable: "torch.nn.TransformerEncoderLayer",
    argument: "activation",
    registry: "torch.nn.Transformer.activation",
  });
});

describe("methods of tensors:", () => {
  const methods: readonly (readonly [source: string, ...expected: string[]])[] = [
    ["torch.Tensor.relu(x)", "relu torch.Tensor.relu certain"],
    ["torch.Tensor.softmax(x, 1)", "softmax torch.Tensor.softmax certain"],
    ["def f(x): return x.relu()", "relu torch.Tensor.relu likely"],
    ["def f(x): return x.relu_()", "relu torch.Tensor.relu_ likely"],
    ["def f(x): return x.softmax(-1)", "softmax torch.Tensor.softmax likely"],
    ["def f(x): return x.softmax(dim=1)", "softmax torch.Tensor.softmax likely"],
    ["def f(q, k): return (q @ k).tanh()", "tanh torch.Tensor.tanh likely"],
    ["def f(self): return self.logits.sigmoid()", "sigmoid torch.Tensor.sigmoid likely"],
    ["def f(x, layer): return layer.softmax(x)"],
    ["def f(self, x): return self.softmax(-1)"],
    ["def f(x): return super().tanh()"],
    ["def f(x): return x.relu(1)"],
    ["def f(x): return x.softmax()"],
    ["def f(x): return x.softmax(*dims)"],
    ["class Net: pass\nNet.relu()"],
    ["class Net: pass\ny = Net().tanh()"],
    ["class Net: pass\nnet = Net()\ny = net.tanh()"],
    ["import numpy as np\ny = np.array([1]).tanh()"],
    ["import numpy as np\ny = np.zeros(3)\nz = y.tanh()"],
    ["import sympy\nt = sympy.Symbol('t')\ny = t.tanh()"],
    ["name = 'relu'\nname.relu()"],
    ["y = torch.rand(3)\nz = y\nz.tanh()", "tanh torch.Tensor.tanh likely"],
    ["y = None\nif deep: y = net(x)\nz = y.tanh()", "tanh torch.Tensor.tanh likely"],
    ["from einops import rearrange\ny = rearrange(x, p).tanh()", "tanh torch.Tensor.tanh likely"],
    ["nowhere.relu()"],
    ["sklearn.relu()"],
    ["def f(x): return x.relu"],
  ];
  for (const [source, ...expected] of methods) {
    test(source, () => {
      const found = usesIn(source).map(
        ({ activation, qualifiedName, certainty }) =>
          `${activation.id} ${qualifiedName} ${certainty}`,
      );
      assert.deepEqual(found, expected);
    });
  }

  test("the tensor is the input", () => {
    const source = `${imports}def f(x): return (x + 1).softmax(1)\n`;
    const [use] = findUses(runAtOnce(readModule(source)), index);
    assert.ok(use?.input);
    assert.equal(source.slice(use.input.from, use.input.to), "(x + 1)");
    assert.equal(parameterValues(use)["dim"], 1);
  });

  test("nothing where no framework of tensors is imported", () => {
    const found = (source: string) => findUses(runAtOnce(readModule(source)), index);
    assert.deepEqual(found("import sympy\ndef f(x): return x.tanh()\n"), []);
    const [tinygrad] = found("from tinygrad import Tensor\ndef f(x): return x.tanh()\n");
    assert.equal(tinygrad?.qualifiedName, "tinygrad.Tensor.tanh");
    assert.deepEqual(found("import torch, tinygrad\ndef f(x): return x.tanh()\n"), []);
  });
});

describe("versions:", () => {
  test("the newest row holds where the version is not known, and tells the earlier one", () => {
    const [use] = usesIn("layers.LeakyReLU()");
    assert.equal(use?.spelling?.since, "3.0.0");
    assert.deepEqual(
      use.earlier?.map(({ until }) => until),
      ["3.0.0"],
    );
  });

  test("a package that stayed at Keras 2 has the rows of Keras 2", () => {
    const [use] = usesIn("tf_keras.layers.LeakyReLU(alpha=0.1)");
    assert.equal(use?.spelling?.until, "3.0.0");
    assert.equal(parameterValues(use)["negative_slope"], 0.1);
  });

  test("keywords that only one version has tell the version, and nothing is told of others", () => {
    const [before, since] = usesIn(
      "keras.activations.relu(x, alpha=0.1)\nkeras.activations.relu(x, negative_slope=a)",
    );
    assert.equal(before?.spelling?.until, "3.0.0");
    assert.equal(before.earlier, undefined);
    // Its numbers make a leaky ReLU of the general form.
    assert.equal(before.activation.id, "leaky_relu");
    assert.equal(since?.spelling?.since, "3.0.0");
    assert.equal(since.earlier, undefined);
    assert.equal(since.activation.id, "relu_general");
  });

  test("a former name that is still taken sets the parameter", () => {
    const [use] = usesIn("layers.LeakyReLU(alpha=0.1)");
    const [inForce] = use?.parameters ?? [];
    assert.equal(inForce?.origin, "written");
    assert.equal(use && parameterValues(use)["negative_slope"], 0.1);
  });

  test("one that is not taken any more is unknown, with its new name", () => {
    const renamed = { slope: { name: "alpha", until: "2.0", accepted: false } };
    const rows = spell({ id: "leaky_relu", parameters: [] }, [
      func("torch.leaky(input, slope=0.1)", {
        sets: { slope: "negative_slope" },
        formerly: renamed,
      }),
    ]);
    const module = runAtOnce(readModule("import torch\ntorch.leaky(x, alpha=0.2)\n"));
    const [use] = findUses(module, createSpellingIndex(rows));
    assert.deepEqual(use?.unknownArguments, [{ name: "alpha", renamed: "slope" }]);
    assert.equal(parameterValues(use)["negative_slope"], 0.1);
  });
});

describe("arguments that a callable does not have:", () => {
  const calls: readonly (readonly [source: string, ...unknown: string[]])[] = [
    ["nn.ReLU(slope=1)", "slope"],
    ["torch.softmax(x, axis=1)"],
    ["torch.relu(x=y, out=z)"],
    ["nn.functional.softmax(x, axis=1)", "axis"],
    ["keras.activations.relu(x, slope=1)", "slope"],
    ["layers.ReLU(name='a', dtype='float32')"],
    ["tf.nn.relu(x, inplace=True)", "inplace"],
    ["nn.LeakyReLU(**options)"],
  ];
  for (const [source, ...unknown] of calls) {
    test(source, () => {
      const [use] = usesIn(source);
      assert.ok(use);
      assert.deepEqual(use.unknownArguments?.map(({ name }) => name) ?? [], unknown);
    });
  }
});

test("the default of an argument selects an activation as well", () => {
  const source = `import jax
jax.nn.gelu(x)
jax.nn.gelu(x, approximate=False)
jax.nn.gelu(x, approximate=flag)
`;
  const found = usesIn(source).map(({ activation, certainty }) => `${activation.id} ${certainty}`);
  assert.deepEqual(found, ["gelu_tanh certain", "gelu certain", "gelu_tanh likely"]);
});
