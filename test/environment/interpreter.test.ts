import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readSelectedInterpreter } from "../../src/environment/interpreter.ts";

function api(path: unknown, known: unknown = []) {
  return { environments: { known, getActiveEnvironmentPath: () => ({ id: "an id", path }) } };
}

describe("the selected interpreter:", () => {
  const paths: readonly (readonly [path: string, prefix: string])[] = [
    ["/home/x/lesson/.venv/bin/python", "/home/x/lesson/.venv"],
    ["/home/x/lesson/.venv/bin/python3.11", "/home/x/lesson/.venv"],
    ["C:\\lesson\\.venv\\Scripts\\python.exe", "C:\\lesson\\.venv"],
    ["C:\\conda\\envs\\keras\\python.exe", "C:\\conda\\envs\\keras"],
    ["/opt/conda/envs/keras", "/opt/conda/envs/keras"],
  ];
  for (const [path, prefix] of paths) {
    test(path, () => assert.deepEqual(readSelectedInterpreter(api(path), "file"), { prefix }));
  }

  test("what the extension knows about it comes first", () => {
    const known = [
      { id: "another", executable: { sysPrefix: "/other" } },
      { id: "an id", executable: { sysPrefix: "/usr" }, version: { major: 3, minor: 12 } },
    ];
    const found = readSelectedInterpreter(api("/usr/bin/python3", known), "file");
    assert.deepEqual(found, { prefix: "/usr", python: "3.12" });
  });

  test("is asked for the file, as a method", () => {
    const environments = {
      path: "/venv/bin/python",
      getActiveEnvironmentPath(resource: unknown) {
        return { path: `/${String(resource)}${this.path}` };
      },
    };
    assert.equal(readSelectedInterpreter({ environments }, "w")?.prefix, "/w/venv");
  });

  test("nothing comes of what is not of the documented shape", () => {
    for (const odd of [
      undefined,
      null,
      1,
      {},
      { environments: {} },
      api(1),
      api("python"),
      api(""),
    ]) {
      assert.equal(readSelectedInterpreter(odd, "file"), undefined);
    }
    assert.ok(readSelectedInterpreter(api("/a/bin/python", { known: 1 }), "file"));
  });
});
