import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hoverAt, openExample, waitFor } from "./support.ts";

/** Files that a test writes into the workspace, deleted after it. */
const written: vscode.Uri[] = [];

async function write(name: string, text: string): Promise<void> {
  const uri = at(name);
  written.push(uri);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

function at(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return vscode.Uri.joinPath(folder.uri, name);
}

suite("what the workspace tells", () => {
  teardown(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    for (const uri of new Set(written.splice(0).map(String))) {
      await vscode.workspace.fs.delete(vscode.Uri.parse(uri));
    }
  });

  /** The hover over a call, once it matches. */
  async function hoverBecomes(document: vscode.TextDocument, text: string, pattern: RegExp) {
    return waitFor(async () => {
      const hover = await hoverAt(document, text);
      return hover !== undefined && pattern.test(hover) ? hover : undefined;
    });
  }

  test("requirements decide between Keras 2 and 3, and are read again when they change", async () => {
    await write("versions/net.py", "from keras import layers\nlayers.LeakyReLU()\n");
    const document = await openExample("versions/net.py");
    const open = await hoverBecomes(document, "LeakyReLU()", /Which Keras runs here is not known/);
    assert.match(open, /Before Keras 3\.0\.0 it is Leaky ReLU, with `alpha=0\.3`/);

    await write("versions/requirements.txt", "keras>=3.0\n");
    const three = await hoverBecomes(document, "LeakyReLU()", /Keras 3 \(/);
    assert.match(three, /· Keras 3 \(versions\/requirements\.txt: `keras>=3\.0`\)/);
    assert.match(three, /`negative_slope` \(α\) = \*\*0\.3\*\*/);
    assert.doesNotMatch(three, /Before Keras/);

    await write("versions/requirements.txt", "keras==2.10.0\n");
    const two = await hoverBecomes(document, "LeakyReLU()", /Keras 2\.10\.0 \(/);
    assert.match(two, /`alpha` \(α\) = \*\*0\.3\*\*/);

    await vscode.workspace.fs.delete(at("versions/requirements.txt"));
    written.length = 1;
    await hoverBecomes(document, "LeakyReLU()", /Which Keras runs here is not known/);
  });

  test("an environment in the folder beats what is required", async () => {
    await write("versions/requirements.txt", "tensorflow>=2.10\n");
    const packages = "versions/.venv/lib/python3.11/site-packages";
    await write(`${packages}/tensorflow-2.15.1.dist-info/METADATA`, "");
    await write("versions/.venv/pyvenv.cfg", "home = /usr\n");
    await write("versions/tf.py", "import tensorflow as tf\ntf.keras.layers.LeakyReLU()\n");
    const document = await openExample("versions/tf.py");
    const text = await hoverBecomes(document, "LeakyReLU()", /Keras 2 \(/);
    assert.match(text, /· Keras 2 \(versions\/\.venv: `tensorflow 2\.15\.1`\)/);
  });

  test("a hard sigmoid of Keras 2 is another function", async () => {
    await write("versions/requirements.txt", "tensorflow==2.12\n");
    await write(
      "versions/dense.py",
      "from tensorflow.keras import layers\nlayers.Dense(8, activation='hard_sigmoid')\n",
    );
    const document = await openExample("versions/dense.py");
    const text = await hoverBecomes(document, "hard_sigmoid", /Keras 2 \(/);
    assert.match(text, /0\.2·x/);
  });

  test("an activation from another file is explained, as that file stands in its editor", async () => {
    await write("parts/pkg/__init__.py", "from .layers import act\n");
    await write("parts/pkg/layers.py", "from torch import nn\nact = nn.LeakyReLU(0.25)\n");
    await write("parts/main.py", "from pkg import act\ny = act(x)\n");
    const main = await openExample("parts/main.py");
    assert.match(await hoverBecomes(main, "act(x)", /Leaky ReLU/), /\*\*0\.25\*\*/);

    const layers = await vscode.workspace.openTextDocument(at("parts/pkg/layers.py"));
    const edit = new vscode.WorkspaceEdit();
    const from = layers.getText().indexOf("0.25");
    edit.replace(
      layers.uri,
      new vscode.Range(layers.positionAt(from), layers.positionAt(from + 4)),
      "0.5",
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(layers.isDirty);
    await hoverBecomes(main, "act(x)", /\*\*0\.5\*\*/);
    await layers.save();

    await write("parts/pkg/layers.py", "from torch import nn\nact = nn.ELU()\n");
    await hoverBecomes(main, "act(x)", /ELU/);
  });
});
