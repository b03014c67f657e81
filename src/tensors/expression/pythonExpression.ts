import type { ArithmeticOperator, ComparisonOperator, Scalar } from "./pythonArithmetic.ts";
import type { Span } from "../reading.ts";

/** The part of Python's expressions that can describe numbers. Spans are offsets of the whole text. */
export type Expression = Span & ExpressionForm;

type ExpressionForm =
  /** `module` is `np` for `np.inf`; undefined for digits. */
  | { readonly kind: "number"; readonly value: Scalar; readonly module?: string }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "sign"; readonly operator: "-" | "+"; readonly operand: Expression }
  | { readonly kind: "not"; readonly operand: Expression }
  | {
      readonly kind: "arithmetic";
      readonly operator: ArithmeticOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** `a < b < c`: one operator fewer than operands. */
  | {
      readonly kind: "comparison";
      readonly operands: readonly Expression[];
      readonly operators: readonly ComparisonOperator[];
    }
  | {
      readonly kind: "logic";
      readonly operator: "and" | "or";
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "conditional";
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  /** A list or a tuple. */
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | Comprehension
  | Call;

/** A list comprehension or a generator expression. */
export interface Comprehension {
  readonly kind: "comprehension";
  readonly element: Expression;
  readonly clauses: readonly Clause[];
}

export type Clause =
  | { readonly kind: "for"; readonly target: string; readonly iterable: Expression }
  | { readonly kind: "if"; readonly condition: Expression };

/** A call by name. */
export interface Call {
  readonly kind: "call";
  /** With its dots: `np.arange`. */
  readonly name: string;
  /** Undefined where an argument after the first does not describe numbers. */
  readonly positional: readonly (Expression | undefined)[];
  readonly keyword: ReadonlyMap<string, Expression | undefined>;
}

/** The expressions directly inside of another, in the order in which they are written. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "name":
      return [];
    case "sign":
    case "not":
      return [expression.operand];
    case "arithmetic":
    case "logic":
      return [expression.left, expression.right];
    case "comparison":
      return expression.operands;
    case "conditional":
      return [expression.yes, expression.condition, expression.no];
    case "list":
      return expression.items;
    case "comprehension":
      return [expression.element, ...expression.clauses.map(clausePart)];
    case "call":
      return argumentsOf(expression);
  }
}

function clausePart(clause: Clause): Expression {
  return clause.kind === "for" ? clause.iterable : clause.condition;
}

/** Keywords like `dtype=float` are no part of the numbers, so they are left out here. */
function argumentsOf({ positional }: Call): readonly Expression[] {
  return positional.filter((argument) => argument !== undefined);
}
