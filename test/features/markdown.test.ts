import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  commandLink,
  escapeMarkdown,
  inlineCode,
  link,
  svgImage,
} from "../../src/features/markdown.ts";

test("inline code holds any text: its fence is longer than every run of ticks inside", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("`", "a", " ", "\n", "[", "\\") }), (text) => {
      const code = inlineCode(text);
      const fence = /^`*/.exec(code)?.[0] ?? "";
      assert.ok(!code.includes("\n"));
      if (code === "") return;
      const inside = code.slice(fence.length, -fence.length);
      assert.ok(code.endsWith(fence));
      assert.ok(!new RegExp(`(?<!\`)${fence}(?!\`)`).test(inside));
    }),
  );
});

test("escaped text has no character that Markdown reads as markup", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.doesNotMatch(escapeMarkdown(text).replace(/&#\d+;/g, ""), /[\\`*_[\]()<>!|#~$&]/);
    }),
  );
});

test("a link's address cannot leave its parentheses", () => {
  assert.equal(link("a", "https://x.org/(1) 2"), "[a](https://x.org/%281%29%202)");
});

test("a command link carries its argument through any text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const markdown = commandLink("Plot", "activationLens.plot", { call: text }, "t");
      const query = /\(command:activationLens\.plot\?([^ )]*) "/.exec(markdown)?.[1];
      assert.ok(query !== undefined);
      const read: unknown = JSON.parse(decodeURIComponent(query));
      assert.deepEqual(read, [{ call: text }]);
    }),
  );
});

test("a picture is a data address of its own bytes", () => {
  const [, data = ""] = /base64,([^)]*)\)/.exec(svgImage("<svg>f′</svg>", "f")) ?? [];
  assert.equal(Buffer.from(data, "base64").toString("latin1"), "<svg>f&#8242;</svg>");
});
