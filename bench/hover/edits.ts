import { seeded } from "./model.ts";

/** What a person types: `length` characters at `at` make room for `inserted`. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly inserted: string;
  /** Where the cursor is asked about then, after the edit. */
  readonly place: number;
}

/**
 * Edits near places of a text, each undone by the next one: a letter within a name, a new line, a
 * bracket that is not closed yet.
 */
export function* edits(
  text: string,
  places: readonly number[],
  count: number,
): Generator<Edit, void, undefined> {
  const random = seeded(7);
  const typed = ["x", "\n", "(", " = 1", "# ", "'"];
  for (let i = 0; i < count; i += 2) {
    const place = places[Math.floor(random() * places.length)] ?? 0;
    const lineEnd = text.indexOf("\n", place);
    // Behind the line of the place or, as often, in front of it.
    const at = random() < 0.5 ? lineEnd : text.lastIndexOf("\n", place);
    const inserted = typed[Math.floor(random() * typed.length)] ?? "x";
    yield { at, length: 0, inserted, place: at <= place ? place + inserted.length : place };
    yield { at, length: inserted.length, inserted: "", place };
  }
}

/** A text after an edit. */
export function edited(text: string, { at, length, inserted }: Edit): string {
  return text.slice(0, at) + inserted + text.slice(at + length);
}
