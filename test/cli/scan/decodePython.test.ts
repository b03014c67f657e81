import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePython } from "../../../src/cli/scan/decodePython.ts";

const latin = (text: string) => Buffer.from(text, "latin1");

/** Bytes, and their text or the end of a sentence. */
const cases: readonly (readonly [name: string, bytes: Buffer, expected: string])[] = [
  ["ASCII", Buffer.from("x = 1\n"), "x = 1\n"],
  ["UTF-8", Buffer.from("x = 'é🙂'\n"), "x = 'é🙂'\n"],
  ["a byte order mark", Buffer.from("\uFEFFx = 'é'"), "x = 'é'"],
  [
    "Latin-1 as declared",
    latin("# -*- coding: latin-1 -*-\n# caf\xe9"),
    "# -*- coding: latin-1 -*-\n# café",
  ],
  [
    "a declaration in the second line",
    latin("#!/usr/bin/python\n# coding=iso8859-1\n'\xe9'"),
    "#!/usr/bin/python\n# coding=iso8859-1\n'é'",
  ],
  [
    "UTF-8 as declared",
    Buffer.from("# vim: set fileencoding=utf8 :\n'é'"),
    "# vim: set fileencoding=utf8 :\n'é'",
  ],
];

for (const [name, bytes, text] of cases) {
  test(`${name} is read`, () => {
    assert.deepEqual(decodePython(bytes), { ok: true, value: text });
  });
}

const refused: readonly (readonly [name: string, bytes: Buffer, problem: string])[] = [
  ["bytes of no encoding", latin("x = '\xe9'"), "is not UTF-8, and declares no other encoding."],
  [
    "UTF-16",
    Buffer.from("\uFEFFx = 'é'", "utf16le"),
    "is not UTF-8, and declares no other encoding.",
  ],
  [
    "a surrogate in UTF-8",
    Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
    "is not UTF-8, and declares no other encoding.",
  ],
  [
    "a declaration below code",
    latin("x = 1\n# coding: latin-1\n'\xe9'"),
    "is not UTF-8, and declares no other encoding.",
  ],
  [
    "an unknown encoding",
    latin("# coding: klingon\n'\xe9'"),
    "is not in the encoding klingon, which it declares.",
  ],
  [
    "another encoding than declared",
    latin("# coding: utf-8\n'\xe9'"),
    "is not in the encoding utf-8, which it declares.",
  ],
];

for (const [name, bytes, problem] of refused) {
  test(`${name} is refused`, () => {
    assert.deepEqual(decodePython(bytes), { ok: false, problem });
  });
}

test("a part of a larger buffer is read by itself", () => {
  const all = Buffer.from("abc = 'é'");
  assert.deepEqual(decodePython(all.subarray(2)), { ok: true, value: "c = 'é'" });
});
