import assert from "node:assert/strict";
import { test } from "node:test";
import { workbenchAddress } from "../../scripts/lib/vscodeServer.mjs";

const server = { origin: "http://127.0.0.1:8731" };

test("an address can be read and survives blanks and ampersands in a folder's name", () => {
  assert.equal(
    workbenchAddress(server, "/home/a b&c/examples"),
    "http://127.0.0.1:8731/?folder=/home/a%20b%26c/examples",
  );
});

test("an address for tests tells the workbench what to load", () => {
  const address = new URL(
    workbenchAddress(server, "/examples", { development: "/project", tests: "/project/out/host" }),
  );
  assert.deepEqual(JSON.parse(address.searchParams.get("payload") ?? ""), [
    ["extensionDevelopmentPath", "vscode-remote://127.0.0.1:8731/project"],
    ["extensionTestsPath", "vscode-remote://127.0.0.1:8731/project/out/host"],
  ]);
});
