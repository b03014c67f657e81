import type { Pacing } from "../pace.ts";
import type { Result } from "../result.ts";
import type { ScanFormat } from "./scan/lines.ts";
import type { ScannedFile } from "./scan/scanMessages.ts";
import type { FoundFile } from "./scan/walk.ts";

/** A part of what is written. */
export type Piece = string | Uint8Array;

/** Everything that a command meets outside of itself: files, streams and the terminal. */
export interface World extends Pacing {
  /** A whole file, or standard input for `-`; else a sentence that names it. */
  read(name: string): Promise<Result<Uint8Array>>;
  /** Replaces a file once all pieces are written, so that no half of one is ever there. */
  save(name: string, pieces: Iterable<Piece>): Promise<Result<undefined>>;
  /** Writes to standard output, no faster than its reader takes it. */
  print(pieces: Iterable<Piece>): Promise<void>;
  /** Writes a line to standard error. */
  complain(line: string): void;
  /** Shows what is being done where someone watches; empty when all is done. */
  progress(doing: string): void;
  /** Python files and notebooks at and below a path, in an order that is always the same. */
  walk(path: string): AsyncIterable<Result<FoundFile>>;
  /** Reads files and finds the activations in them; tells of each in the order of the files. */
  scan(files: AsyncIterable<FoundFile>, format: ScanFormat): AsyncIterable<ScannedFile>;
  /** Whether standard output is a terminal, where bytes would do harm. */
  readonly printsToTerminal: boolean;
  readonly version: string;
}
