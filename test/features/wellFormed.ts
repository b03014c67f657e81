import assert from "node:assert/strict";

/**
 * Fails unless a text is one well-formed XML element of tags with quoted attributes, without text
 * between them, whose references to ids all lead somewhere.
 */
export function assertWellFormed(xml: string): void {
  const open: string[] = [];
  const ids = new Set<string>();
  let end = 0;
  for (const tag of xml.matchAll(
    /<(\/?)([A-Za-z]+)((?: [\w:-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)(\/?)>/g,
  )) {
    const [text, closes, name = "", attributes = "", isEmpty] = tag;
    assert.equal(tag.index, end, `not XML: ${xml.slice(end, end + 80)}`);
    end += text.length;
    if (closes) {
      assert.equal(open.pop(), name);
      assert.equal(attributes + (isEmpty ?? ""), "");
    } else {
      assert.ok(open.length > 0 || tag.index === 0, "more than one element");
      const names = Array.from(attributes.matchAll(/ ([\w:-]+)="/g), ([, attribute]) => attribute);
      assert.equal(new Set(names).size, names.length, `an attribute is given twice: ${text}`);
      if (!isEmpty) open.push(name);
    }
    const id = / id="([^"]*)"/.exec(attributes)?.[1];
    if (id !== undefined) {
      assert.ok(!ids.has(id), `two elements are ${id}`);
      ids.add(id);
    }
  }
  assert.equal(end, xml.length, `not XML: ${xml.slice(end, end + 80)}`);
  assert.deepEqual(open, []);
  const references = Array.from(xml.matchAll(/ href="#([^"]*)"/g), ([, id = ""]) => id);
  for (const id of references) assert.ok(ids.has(id), `nothing is ${id}`);
}
