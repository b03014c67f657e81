import assert from "node:assert/strict";
import { test } from "node:test";
import { panelHtml } from "../../src/features/panelHtml.ts";

const parts = {
  scriptUri: "https://host/dist/page.js",
  styleUri: "https://host/media/panel.css",
  cspSource: "https://*.host",
  nonce: "a1B2",
  language: "en",
};

test("the page may run one script and load one style sheet", () => {
  const html = panelHtml(parts);
  assert.match(
    html,
    /content="default-src 'none'; style-src https:\/\/\*\.host; script-src 'nonce-a1B2'"/,
  );
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.equal(html.match(/<link/g)?.length, 1);
  assert.doesNotMatch(html, /<style|style=|unsafe|onload/);
});

test("addresses stay inside of their attributes", () => {
  const html = panelHtml({ ...parts, scriptUri: 'https://host/"><script>a&b' });
  assert.match(html, /src="https:\/\/host\/&quot;>&lt;script>a&amp;b"/);
});
