import type { Tally } from "./errors.ts";
import { countOf, piecesLeft } from "./ranges.ts";
import { type Part, parts } from "./reference.ts";
import type { Range } from "./scan.ts";
import type { State } from "./state.ts";

/** A piece of work: one range of one function. */
export interface Piece {
  readonly id: string;
  readonly part: Part;
  readonly range: Range;
}

/** Checks pieces, several at a time; undefined for a function that the kernels do not offer. */
export interface Checker {
  /** How many pieces it works on at once. */
  readonly width: number;
  check(piece: Piece): Promise<Tally | undefined>;
}

export interface Plan {
  readonly ids: readonly string[];
  /** Every float, but in tests. */
  readonly whole: Range;
  /** Numbers of one piece. */
  readonly pieceLength: number;
  /** Told after each piece that was done. */
  readonly onPiece?: (piece: Piece, state: State) => void | Promise<void>;
}

/**
 * Checks what the state does not have yet, and adds it. What is interrupted is lost up to the last
 * piece that was done.
 *
 * @returns functions that are not offered
 */
export async function checkAll(
  { ids, whole, pieceLength, onPiece }: Plan,
  state: State,
  checker: Checker,
): Promise<readonly Pick<Piece, "id" | "part">[]> {
  const missing: Pick<Piece, "id" | "part">[] = [];
  for (const id of ids) {
    for (const part of parts) {
      const pieces = piecesLeft(whole, state.of(id, part).done, pieceLength);
      const work = async () => {
        for (const range of pieces) {
          const piece = { id, part, range };
          const tally = await checker.check(piece);
          if (!tally) return false;
          state.add(id, part, range, tally);
          await onPiece?.(piece, state);
        }
        return true;
      };
      const isOffered = await Promise.all(Array.from({ length: checker.width }, work));
      if (isOffered.includes(false)) missing.push({ id, part });
    }
  }
  return missing;
}

/** Whether all of a range is done. */
export const isWhole = (done: readonly Range[], { from, to }: Range) => countOf(done) >= to - from;
