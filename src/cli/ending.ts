/** How a command ends: well, by a problem of data or parameters (1), or not understood (2). */
export type Ending =
  | { readonly code: 0 }
  | {
      readonly code: 1 | 2;
      /** One sentence. */
      readonly problem: string;
    };

export const done: Ending = { code: 0 };

/** Something is wrong with the data or with a parameter. */
export function problem(sentence: string): Ending {
  return { code: 1, problem: sentence };
}

/** The command line is not one that is understood. */
export function misuse(sentence: string): Ending {
  return { code: 2, problem: sentence };
}
