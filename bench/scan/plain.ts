import { seeded } from "../hover/model.ts";

/** Python that has nothing to do with networks, always the same for a seed. */
export function generatePlain(lines: number, seed: number): string {
  const random = seeded(seed);
  const parts = ['"""Keeps the stock of a shop."""\nimport json\nimport os\n\n'];
  for (let count = 4; count < lines; count += 24) {
    const name = Math.floor(random() * 1e6);
    parts.push(`
class Shelf${name}:
    """A shelf with boxes; every box has a label and a weight in grams."""

    def __init__(self, path, capacity=${name % 90}):
        self.path = os.path.join(path, "shelf${name}.json")
        self.capacity = capacity
        self.boxes = {}

    def put(self, label, weight):
        # The label is what people search for.
        if len(self.boxes) >= self.capacity:
            raise ValueError(f"shelf ${name} is full: {label} does not fit")
        self.boxes[label] = {"weight": weight, "unit": "g"}
        return self

    def total(self):
        return sum(box["weight"] for box in self.boxes.values())

    def save(self):
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump({"boxes": self.boxes, "total": self.total()}, file, indent=2)

`);
  }
  return parts.join("");
}
