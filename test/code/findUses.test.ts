import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findUses, readModule } from "../../src/code/findUses.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { type ActivationUse, type ParameterInForce, parameterValues } from "../../src/code/use.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();

function usesIn(source: string): ActivationUse[] {
  return findUses(runAtOnce(readModule(source)), index);
}

/** `leaky_relu negative_slope=0.2 written`, one line for each use. */
function summaries(source: string): string[] {
  return usesIn(source).map(({ activation, parameters }) =>
    [activation.id, ...parameters.map(summary)].join(" "),
  );
}

function summary(inForce: ParameterInForce): string {
  const { parameter, origin } = inForce;
  if ("value" in inForce) return `${parameter.name}=${inForce.value} ${origin}`;
  return `${parameter.name} ${origin === "dynamic" ? `dynamic ${inForce.expression}` : origin}`;
}

const table: readonly { title: string; source: string; expected: readonly string[] }[] = [
  {
    title: "modules, functions and tensors functions of PyTorch",
    source: `
import torch
import torch.nn as nn
import torch.nn.functional as F
nn.ReLU(inplace=True)
F.relu(x)
torch.relu(x)
torch.nn.Tanh()`,
    expected: ["relu", "relu", "relu", "tanh"],
  },
  {
    title: "arguments by position, by keyword and by default of the spelling",
    source: `
from torch import nn
from torch.nn import functional as F
nn.LeakyReLU(0.2)
nn.LeakyReLU(negative_slope=5e-2, inplace=True)
nn.LeakyReLU()
F.leaky_relu(x, -0.1)
nn.LeakyReLU(slope)
nn.LeakyReLU(**options)
nn.ELU(alpha=2 * 0.5)`,
    expected: [
      "leaky_relu negative_slope=0.2 written",
      "leaky_relu negative_slope=0.05 written",
      "leaky_relu negative_slope=0.01 default",
      "leaky_relu negative_slope=-0.1 written",
      "leaky_relu negative_slope dynamic slope",
      "leaky_relu negative_slope dynamic **…",
      "elu alpha=1 written",
    ],
  },
  {
    title: "the default slope of each Keras spelling, through keras and tensorflow.keras",
    source: `
import keras
import tensorflow as tf
from tensorflow.keras.layers import LeakyReLU
from tensorflow import keras as tfk
keras.layers.LeakyReLU()
LeakyReLU(alpha=0.01)
tf.keras.activations.leaky_relu(x)
tfk.layers.Dense(8, activation="leaky_relu")
tf.nn.leaky_relu(x)`,
    expected: [
      "leaky_relu negative_slope=0.3 default",
      "leaky_relu negative_slope=0.01 written",
      "leaky_relu negative_slope=0.2 default",
      "leaky_relu negative_slope=0.2 default",
      "leaky_relu negative_slope=0.2 default",
    ],
  },
  {
    title: "GELU in the form that its argument selects",
    source: `
import torch.nn as nn, keras
import torch.nn.functional as F
nn.GELU()
nn.GELU(approximate="tanh")
nn.GELU("tanh")
F.gelu(x, approximate="none")
keras.activations.gelu(x, approximate=True)
keras.ops.gelu(x)`,
    expected: ["gelu", "gelu_tanh", "gelu_tanh", "gelu", "gelu_tanh", "gelu_tanh"],
  },
  {
    title: "Keras strings where a layer takes an activation",
    source: `
from tensorflow.keras import layers
from tensorflow.keras.layers import *
layers.Dense(64, activation="relu")
Dense(1, "sigmoid")
layers.Activation('softmax')
layers.LSTM(4, activation='tanh', recurrent_activation="sigmoid")
layers.Dense(4, name="relu")
print("relu")`,
    expected: ["relu", "sigmoid", "softmax dim=-1 default", "tanh", "sigmoid"],
  },
  {
    title: "uncalled classes and functions, and what partial gives them",
    source: `
from functools import partial
from torch import nn
import torch.nn.functional as F
Block(act_layer=nn.GELU)
layers = {"relu": nn.ReLU, "tanh": F.tanh}
partial(nn.LeakyReLU, 0.1)
isinstance(m, (nn.SiLU,))`,
    expected: [
      "gelu",
      "relu",
      "tanh",
      "leaky_relu negative_slope=0.1 written",
      "silu beta=1 fixed",
    ],
  },
  {
    title: "names as the file binds them",
    source: `
import tensorflow as tf
keras = tf.keras
layers = keras.layers
layers.ELU()
try:
    from torch.nn import SiLU
except ImportError:
    class SiLU: pass
SiLU()
def f(F, x):
    return F.relu(x)
def g(x):
    import torch.nn.functional as F
    return F.relu(x)`,
    // The class that fills in is called like one as well.
    expected: ["elu alpha=1 default", "silu beta missing", "silu beta=1 fixed", "relu"],
  },
  {
    title: "booleans as the numbers that they are",
    source: "import torch.nn as nn\nnn.ELU(True)",
    expected: ["elu alpha=1 written"],
  },
  {
    title: "an input by keyword, and old backend functions",
    source: `
import torch.nn.functional as F
from tensorflow.keras import backend as K
F.leaky_relu(input=x, negative_slope=0.3)
K.sigmoid(x)
K.softmax(x)`,
    expected: ["leaky_relu negative_slope=0.3 written", "sigmoid", "softmax dim=-1 default"],
  },
  {
    title: "comprehensions and class bodies see what stands above them",
    source: `
import torch.nn.functional as F
act = F.relu
y = [act(v) for v in x]
act = F.tanh`,
    expected: ["relu", "relu", "tanh"],
  },
  {
    title:
      "silence where branches or globals leave a doubt, and ambiguity where one of two is known",
    source: `
import torch
import torch.nn.functional as F
if c:
    act = F.relu
else:
    act = F.tanh
act(x)
own = torch.relu
def swap():
    global own
    own = anything
def forward(x):
    return own(x)
from torch import relu
try:
    relu = my_relu
except NameError:
    pass
relu(x)`,
    expected: ["relu", "tanh", "relu", "relu"],
  },
  {
    title: "nothing for other modules, comments, docstrings, keywords and targets",
    source: `
import chainer.links as nn
from mylib import F
"""torch.relu"""
# nn.ReLU()
nn.ReLU()
F.relu(x)
relu = 3
call(relu=4, tanh=relu)
class Pool: pass
Pool()`,
    expected: [],
  },
  {
    title: "max and numpy.maximum where they are ReLU",
    source: `
import numpy as np
def relu(x):
    return np.maximum(0, x)
def rectified(x):
    return max(0.0, x)
h = np.maximum(0, W @ x)
f = lambda x: max(0, x)
ys = [max(0.0, x) for x in range(-5, 10)]
relu(h)`,
    expected: ["relu", "relu", "relu", "relu", "relu", "relu", "relu"],
  },
  {
    title: "not where they clip",
    source: `
import numpy as np
i = max(0, i - 1)
j = max(i - 1, 0)
b = np.maximum(boxes, 0)
c = np.maximum(boxes, 1e-12)
d = np.maximum(0, x2 - x1)
e = np.maximum(0, len(a) - len(b))
f = np.maximum(0, b.x2 - b.x1)
g = np.maximum(0, time.time() - t0)
h = sorted(k, key=lambda v: max(v, 0))
i = [max(0, t) for t in starts]`,
    expected: [],
  },
  {
    title: "branches on the sign of one number",
    source: `
def relu(x):
    """ReLU"""
    if x > 0:
        return x
    else:
        return 0
def rectified(x):
    if x <= 0:
        return 0.0
    return x
def leaky(x):
    return x if x > 0 else 0.1 * x
def clipped(x):
    if x > 1:
        return x
    return 0
[relu(x) for x in inputs]`,
    expected: ["relu", "relu", "leaky_relu negative_slope=0.1 written", "relu"],
  },
];

describe("finds activations:", () => {
  for (const { title, source, expected } of table) {
    test(title, () => assert.deepEqual(summaries(source), expected));
  }
});

test("a use names its token, its whole expression and its input", () => {
  const source = "import torch.nn as nn\ny = nn.LeakyReLU(0.2)(x + 1)\n";
  const [use] = usesIn(source);
  assert.ok(use?.input);
  const textOf = ({ from, to }: { from: number; to: number }) => source.slice(from, to);
  assert.equal(textOf(use.token), "LeakyReLU");
  assert.equal(textOf(use.expression), "nn.LeakyReLU(0.2)");
  assert.equal(textOf(use.input), "x + 1");
  assert.equal(use.qualifiedName, "torch.nn.LeakyReLU");
});

test("a string's token is the text between its quotes", () => {
  const source = "import keras\nkeras.layers.Dense(1, activation='sigmoid')\n";
  const [use] = usesIn(source);
  assert.ok(use);
  assert.equal(source.slice(use.token.from, use.token.to), "sigmoid");
});

test("half-written code does not hide what is right before it", () => {
  assert.deepEqual(summaries("import torch.nn as nn\nact = nn.ReLU()\ndef f(x:\n  return nn."), [
    "relu",
  ]);
});

test("of two star imports the last one gives the name", () => {
  const [use] = usesIn("from torch import *\nfrom numpy import *\ntanh(x)\n");
  assert.equal(use?.qualifiedName, "numpy.tanh");
});

for (const call of ["F.gelu(x, approximate=mode)", "nn.GELU(**options)", "nn.GELU(mode)"]) {
  test(`${call} is GELU in a form that the source does not tell`, () => {
    const [use] = usesIn(`import torch.nn as nn\nimport torch.nn.functional as F\n${call}\n`);
    assert.equal(use?.certainty, "likely");
    assert.equal(use.undecided?.name, "approximate");
  });
}

test("a keyword that PyTorch's callable does not have is named", () => {
  const [use] = usesIn("import torch.nn as nn\nnn.LeakyReLU(slope=0.1, inplace=True)\n");
  assert.deepEqual(use?.unknownArguments, [{ name: "slope" }]);
});

test("what is assumed for a dynamic argument is the spelling's own default", () => {
  const [use] = usesIn("import keras\nkeras.layers.LeakyReLU(alpha=slope)\n");
  assert.ok(use);
  assert.deepEqual(parameterValues(use), { negative_slope: 0.3 });
});
