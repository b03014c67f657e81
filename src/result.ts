/** Either a value, or one sentence that tells the user what is wrong, where, and what to do. */
export type Result<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(problem: string): Result<never> {
  return { ok: false, problem };
}
