import { longestPiece } from "../protocol/worker.ts";

/** A text in the pieces that it travels in. */
export function* piecesOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += longestPiece) {
    yield text.slice(from, from + longestPiece);
  }
}

/** Puts texts together again. */
export class Pieces {
  #text = "";

  add(piece: string): void {
    // Engines put the letters together when they are first read, and then at once.
    this.#text += piece;
  }

  /** The text that came since the last time. */
  take(): string {
    const text = this.#text;
    this.#text = "";
    return text;
  }
}
