import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findUses, readModule } from "../../src/code/findUses.ts";
import { frameworkVersions } from "../../src/code/frameworkVersions.ts";
import { createSpellingIndex } from "../../src/code/spellingIndex.ts";
import { withSurroundings } from "../../src/code/surroundings.ts";
import { type ActivationUse, parameterValues } from "../../src/code/use.ts";
import type { Evidence } from "../../src/environment/evidence.ts";
import { readRequirement } from "../../src/environment/requirement.ts";
import { runAtOnce } from "../support/runAtOnce.ts";

const index = createSpellingIndex();

function required(...lines: readonly string[]): Evidence[] {
  return lines.flatMap((line) => {
    const read = readRequirement(line);
    return read ? [{ ...read, source: "requirements.txt", strength: "required" as const }] : [];
  });
}

function useIn(source: string, ...lines: readonly string[]): ActivationUse {
  const module = withSurroundings(runAtOnce(readModule(source)), {
    versions: frameworkVersions([required(...lines)]),
  });
  const use = findUses(module, index).at(-1);
  assert.ok(use);
  return use;
}

/** By the rows' major version: the one that is shown, and those that may be in force too. */
function rowsOf({ spelling, earlier = [] }: ActivationUse): string {
  const major = (until: string | undefined) => (until === undefined ? "3" : "2");
  return [spelling, ...earlier].map((row) => major(row?.until)).join(" or ");
}

const keras = "import keras\nkeras.layers.LeakyReLU()\n";
const tfKeras = "import tensorflow as tf\ntf.keras.layers.LeakyReLU()\n";

describe("the Keras whose defaults hold:", () => {
  const cases: readonly (readonly [source: string, required: readonly string[], rows: string])[] = [
    [keras, [], "3 or 2"],
    [keras, ["keras"], "3 or 2"],
    [keras, ["keras>=3.0"], "3"],
    [keras, ["keras==2.10.0"], "2"],
    [keras, ["keras<3"], "2"],
    [keras, ["keras>=2.4"], "3 or 2"],
    [keras, ["tensorflow==2.15.1"], "2"],
    [keras, ["tensorflow>=2.16"], "3"],
    [keras, ["tensorflow>=2.10"], "3 or 2"],
    [keras, ["tensorflow==2.15", "keras==3.0"], "3"],
    [keras, ["torch==2.1"], "3 or 2"],
    [tfKeras, [], "3 or 2"],
    [tfKeras, ["tensorflow-cpu~=2.12.0"], "2"],
    [tfKeras, ["tensorflow==1.15"], "2"],
    [tfKeras, ["tensorflow>=2.16.1"], "3"],
    [tfKeras, ["tf-nightly==2.17.0.dev20240301"], "3"],
    [tfKeras, ["tensorflow<=2.15"], "2"],
    [tfKeras, ["tensorflow<2.16"], "2"],
    [tfKeras, ["keras>=3.0"], "3"],
    [tfKeras, ["tensorflow>=2.10", "keras<3"], "2"],
    [tfKeras, ["tensorflow==2.15", "keras==3.0"], "3 or 2"],
    [tfKeras, ["tensorflow==2.16.1", "tf-keras==2.16.0"], "3"],
    ["import tf_keras\ntf_keras.layers.LeakyReLU()\n", ["keras==3.0"], "2"],
    [`import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n${tfKeras}`, ["tensorflow==2.17"], "2"],
    [`import os\nos.environ["TF_USE_LEGACY_KERAS"] = "0"\n${tfKeras}`, ["tensorflow==2.17"], "3"],
    [`import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n${keras}`, ["keras>=3"], "3"],
    [`import os\nos.environ["KERAS_BACKEND"] = "jax"\n${keras}`, [], "3"],
    [`from keras import ops\n${keras}`, [], "3"],
    [`from keras.utils import np_utils\n${keras}`, [], "2"],
    [
      `try:\n    from keras import ops\nexcept ImportError:\n    ops = None\n${keras}`,
      [],
      "3 or 2",
    ],
    [`from keras import ops\n${keras}`, ["keras==2.10"], "3 or 2"],
    ["import keras\nkeras.layers.Dense(4, activation='hard_sigmoid')\n", ["keras==2.9"], "2"],
    [
      "import tensorflow as tf\ntf.keras.layers.Dense(4, activation='hard_sigmoid')\n",
      ["tensorflow==2.18"],
      "3",
    ],
  ];
  for (const [source, lines, rows] of cases) {
    const title = source.trim().replaceAll("\n", "; ");
    test(`${title} with ${lines.join(", ") || "nothing"}: ${rows}`, () => {
      assert.equal(rowsOf(useIn(source, ...lines)), rows);
    });
  }
});

test("an argument has the name and the default of the version", () => {
  const source = "import keras\nkeras.layers.ReLU(negative_slope=0.2, max_value=6)\n";
  assert.equal(useIn(source, "keras==3.0").unknownArguments, undefined);
  const slope = (...lines: string[]) => useIn(keras, ...lines).parameters[0]?.argument;
  assert.equal(slope("keras==3.4"), "negative_slope");
  assert.equal(slope("keras==2.9"), "alpha");
  assert.equal(parameterValues(useIn(keras, "keras==2.9"))["negative_slope"], 0.3);
});

test("a use tells the version and where it was read, where it matters", () => {
  const { version } = useIn(keras, "keras >= 3.0");
  assert.deepEqual(version?.range, { from: "3.0" });
  assert.deepEqual(
    version.sources.map(({ source, written }) => `${source}: ${written}`),
    ["requirements.txt: keras>=3.0"],
  );
  assert.equal(useIn("import torch\ntorch.nn.ReLU()\n", "torch==2.1").version, undefined);
});

test("a contradiction is told with both sides", () => {
  const { version } = useIn(keras, "keras>=3.0", "keras==2.10.0");
  assert.equal(version?.isContradictory, true);
  assert.deepEqual(
    version.sources.map(({ written }) => written),
    ["keras==2.10.0", "keras>=3.0"],
  );
});

test("a name that the version does not have is read as the version that has it", () => {
  const { activation, version, spelling } = useIn(
    "import keras\nkeras.ops.sparsemax(x)\n",
    "keras==3.1",
  );
  assert.equal(activation.id, "sparsemax");
  assert.equal(version?.range.upTo, "3.1");
  assert.ok(spelling?.since);
});
