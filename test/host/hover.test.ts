import assert from "node:assert/strict";
import * as vscode from "vscode";
import { hoverAt, openExample, waitFor } from "./support.ts";

const hovers: readonly { file: string; at: string; offset?: number; expected: RegExp[] }[] = [
  {
    file: "relu_pytorch.py",
    at: "ReLU(),",
    expected: [/ReLU/, /torch\.nn\.ReLU/, /Kink at 0: f′ jumps from 0 to 1, PyTorch takes 0/],
  },
  {
    file: "relu_pytorch.py",
    at: "LeakyReLU(0.2)",
    expected: [/Leaky ReLU/, /else 0\.2·x/, /\*\*0\.2\*\* — written here/],
  },
  {
    file: "relu_pytorch.py",
    at: "PReLU()",
    expected: [/PReLU/, /\*\*0\.25\*\* — default of `torch\.nn\.PReLU`; learned/],
  },
  { file: "relu_pytorch.py", at: "GELU(approximate", expected: [/tanh/] },
  { file: "relu_pytorch.py", at: "softmax(self", expected: [/Softmax/, /written here/] },
  {
    file: "leaky_relu_keras.py",
    at: "LeakyReLU(alpha=0.01)",
    expected: [/keras\.layers\.LeakyReLU/, /\*\*0\.01\*\* — written here/],
  },
  {
    file: "leaky_relu_keras.py",
    at: "LeakyReLU())",
    expected: [/\*\*0\.3\*\* — default of `keras\.layers\.LeakyReLU`/],
  },
  {
    file: "leaky_relu_keras.py",
    at: 'sigmoid"',
    expected: [/Sigmoid/, /keras\.layers\.Dense\(activation="sigmoid"\)/],
  },
  { file: "relu_numpy.py", at: "maximum(0", expected: [/written by hand/, /numpy\.maximum/] },
  { file: "relu_plain_python.py", at: "relu_by_branch(x):", expected: [/written by hand/] },
  { file: "relu_plain_python.py", at: "max(0.0", expected: [/written by hand/] },
  { file: "relu_plain_python.py", at: "relu(x) for x in inputs", expected: [/written by hand/] },
];

suite("hover", () => {
  for (const { file, at, expected } of hovers) {
    test(`over ${at} in ${file}`, async () => {
      const document = await openExample(file);
      const text = await waitFor(() => hoverAt(document, at));
      for (const pattern of expected) assert.match(text, pattern);
      assert.match(text, /data:image\/svg\+xml;base64,/);
      assert.match(text, /command:activationLens\.plot/);
    });
  }

  test("over a call in a notebook cell whose imports stand in another cell", async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const notebook = await vscode.workspace.openNotebookDocument(
      vscode.Uri.joinPath(folder.uri, "relu_notebook.ipynb"),
    );
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook
      .getCells()
      .find(({ document }) => document.getText().includes("leaky_relu"));
    assert.ok(cell);
    const text = await waitFor(() => hoverAt(cell.document, "leaky_relu"));
    assert.match(text, /torch\.nn\.functional\.leaky_relu/);
    assert.match(text, /\*\*0\.1\*\* — written here/);
  });

  test("stays away from words that are no activation, and when it is switched off", async () => {
    const document = await openExample("relu_pytorch.py");
    await waitFor(() => hoverAt(document, "ReLU(),"));
    assert.equal(await hoverAt(document, "Linear(5"), undefined);

    const settings = vscode.workspace.getConfiguration("activationLens");
    await settings.update("hover.enabled", false, vscode.ConfigurationTarget.Global);
    try {
      assert.equal(await hoverAt(document, "ReLU(),"), undefined);
    } finally {
      await settings.update("hover.enabled", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test("follows an edit", async () => {
    const document = await openExample("relu_pytorch.py");
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf("0.2),");
    edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(at), document.positionAt(at + 3)),
      "0.35",
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    try {
      const text = await waitFor(() => hoverAt(document, "LeakyReLU(0.35)"));
      assert.match(text, /\*\*0\.35\*\* — written here/);
    } finally {
      await vscode.commands.executeCommand("workbench.action.files.revert");
    }
  });
});
