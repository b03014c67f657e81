import { activationById } from "../activations/index.ts";

/** Text that does not end a table's cell. */
export function inTable(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** A link to the page of another activation, from a page. */
export function pageLink(id: string): string {
  return `[${activationById(id)?.title ?? id}](${id}.md)`;
}

/** Items by what `keyOf` says of them, in the order in which they are met. */
export function groupBy<Key, Item>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
