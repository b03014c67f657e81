import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { marked } from "marked";
import {
  commandLink,
  escapeMarkdown,
  inlineCode,
  link,
  svgImage,
} from "../../src/features/markdown.ts";

test("inline code shows any text, as text and nothing else", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      const html = marked.parseInline(`| ${inlineCode(text)} |`, { async: false });
      const [, shown = ""] = /^\| <code>(.*)<\/code> \|$/s.exec(html) ?? [];
      assert.doesNotMatch(shown, /[<>`[\]|\\]/);
      const read = shown.replace(/&#(\d+);/g, (_, code: string) =>
        String.fromCodePoint(Number(code)),
      );
      assert.equal(read, text.replace(/\s+/g, " ").trim());
    }),
  );
});

test("long code is clipped", () => {
  assert.ok(inlineCode("x".repeat(100_000)).length < 200);
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
