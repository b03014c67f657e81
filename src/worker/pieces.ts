import { longestPiece } from "../protocol/worker.ts";

/** A text in the pieces that it travels in. */
export function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += longestPiece) {
    yield text.slice(from, from + longestPiece);
  }
}

/** Puts texts together again. */
export class Pieces {
  #pieces: string[] = [];

  add(piece: string): void {
    this.#pieces.push(piece);
  }

  /** The text that came since the last time. */
  take(): string {
    const text = this.#pieces.join("");
    this.#pieces = [];
    return text;
  }
}
