import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findUses, readModule } from "../../src/code/findUses.ts";
import { frameworkVersions } from "../../src/code/frameworkVersions.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { withSurroundings } from "../../src/code/surroundings.ts";
import type { Evidence } from "../../src/environment/evidence.ts";
import { readerOf } from "../../src/environment/readers/index.ts";
import { frameworkText, versionNotes } from "../../src/features/versionText.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();

/** What a hover says about versions over the last activation of the source, as plain text. */
function textsFor(source: string, files: Readonly<Record<string, string>>): string[] {
  const evidence = Object.entries(files).flatMap(([name, text]): Evidence[] => {
    const reader = readerOf(name);
    assert.ok(reader);
    const { strength } = reader;
    return reader.read(text).requirements.map((each) => ({ ...each, source: name, strength }));
  });
  const module = withSurroundings(runAtOnce(readModule(source)), {
    versions: frameworkVersions([evidence]),
  });
  const use = findUses(module, index).at(-1);
  assert.ok(use);
  return [frameworkText(use) ?? "", ...versionNotes(use)].map((text) =>
    text
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replace(/<\/?code>/g, "`"),
  );
}

const layer = "import keras\nkeras.layers.LeakyReLU()\n";
const earlier = "Before Keras 3.0.0 it is Leaky ReLU, with `alpha=0.3`.";

const cases: readonly {
  title: string;
  source?: string;
  files: Readonly<Record<string, string>>;
  expected: readonly string[];
}[] = [
  {
    title: "nothing is known",
    files: {},
    expected: ["Keras", `$(question) Which Keras runs here is not known. ${earlier}`],
  },
  {
    title: "a lower bound",
    files: { "requirements.txt": "keras >= 3.0" },
    expected: ["Keras 3 (requirements.txt: `keras>=3.0`)"],
  },
  {
    title: "a pin",
    files: { "environment.yml": "dependencies:\n  - keras=2.10.0\n" },
    expected: ["Keras 2 (environment.yml: `keras=2.10.0`)"],
  },
  {
    title: "a lock file",
    files: { "uv.lock": '[[package]]\nname = "keras"\nversion = "3.4.1"\n' },
    expected: ["Keras 3.4.1 (uv.lock: `keras 3.4.1`)"],
  },
  {
    title: "TensorFlow, which brings its Keras",
    source: "import tensorflow as tf\ntf.keras.layers.LeakyReLU()\n",
    files: { "requirements.txt": "tensorflow<2.16" },
    expected: ["Keras 2 (requirements.txt: `tensorflow<2.16`)"],
  },
  {
    title: "a range that leaves it open",
    files: { "requirements.txt": "keras>=2.4" },
    expected: [
      "Keras (requirements.txt: `keras>=2.4`)",
      `$(question) Which Keras runs here is left open. ${earlier}`,
    ],
  },
  {
    title: "a contradiction",
    files: {
      "requirements.txt": "keras>=3.0",
      "environment.yml": "dependencies:\n  - keras=2.10\n",
    },
    expected: [
      "Keras",
      "$(question) Which Keras runs here is not known: requirements.txt says `keras>=3.0`, " +
        `environment.yml says \`keras=2.10\`. ${earlier}`,
    ],
  },
  {
    title: "the file itself",
    source: `from keras import ops\n${layer}`,
    files: {},
    expected: ["Keras 3 (this file: `import keras.ops`)"],
  },
  {
    title: "a function that came later",
    source: "import keras\nkeras.activations.sparsemax(x)\n",
    files: { "requirements.txt": "keras==3.1" },
    expected: [
      "Keras 3.1 (requirements.txt: `keras==3.1`)",
      "$(warning) Keras 3.1 does not have it: it came with Keras 3.8.0.",
    ],
  },
  {
    title: "an identifier that went",
    source: "import keras\nkeras.layers.Dense(4, activation='ThresholdedReLU')\n",
    files: { "requirements.txt": "keras>=3" },
    expected: [
      "Keras 3 (requirements.txt: `keras>=3`)",
      "$(warning) Keras 3 does not have it: it was there until Keras 3.0.0.",
    ],
  },
  {
    title: "a call that is the same in every version",
    source: "import torch\ntorch.nn.LeakyReLU()\n",
    files: { "requirements.txt": "torch==2.1" },
    expected: ["PyTorch"],
  },
];

describe("a hover says about versions, given", () => {
  for (const { title, source = layer, files, expected } of cases) {
    test(title, () => assert.deepEqual(textsFor(source, files), expected));
  }
});
