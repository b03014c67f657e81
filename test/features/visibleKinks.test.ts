import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { activationById } from "../../src/activations/index.ts";
import { usualParameters } from "../../src/activations/parameters.ts";
import { jumpsText, placesText, visibleKinks } from "../../src/features/visibleKinks.ts";

function kinksOf(id: string) {
  const activation = activationById(id);
  assert.ok(activation);
  return visibleKinks(activation, usualParameters(activation));
}

describe("kinks and jumps are told apart:", () => {
  const all: readonly (readonly [id: string, places: string, ...jumps: string[]])[] = [
    ["relu", "a kink at x = 0", "f′ jumps from 0 to 1"],
    ["relu6", "a kink at x = 0 and 6", "f′ jumps from 0 to 1", "f′ jumps from 1 to 0"],
    ["step", "a jump at x = 0", "f jumps from 0 to 1"],
    ["softplus", ""],
  ];
  for (const [id, places, ...jumps] of all) {
    test(id, () => {
      assert.equal(placesText(kinksOf(id)), places);
      assert.deepEqual(kinksOf(id).map(jumpsText), jumps);
    });
  }
});
