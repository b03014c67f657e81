/** What `scanNumber` found, reused from call to call to save a million small objects. */
export interface NumberToken {
  value: number;
  /** Written with a point or an exponent, as Python tells floats from integers. */
  isFloat: boolean;
  /** Begins with a zero that Python does not allow: `007`. */
  hasLeadingZero: boolean;
}

/** A token to hand to `scanNumber`. */
export function emptyToken(): NumberToken {
  return { value: NaN, isFloat: false, hasLeadingZero: false };
}

const plus = 43;
const minus = 45;
const point = 46;
const zero = 48;
const capitalE = 69;
const underscore = 95;
const smallE = 101;

/** Numbers of a float's full decimal expansion are shorter. */
const longestNumber = 5_000;
const exactDigits = 15;
/** Powers of ten that float64 holds exactly. */
const powersOfTen = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * Reads the number that starts at `from`: `-2`, `.5`, `5.`, `1e-3`, `1_000`, `0x1f`, with one sign.
 *
 * Gives the offset after it, or -1 where no number starts or a letter, digit or point follows it.
 * The value is the float64 nearest to the text, as Python's `float` gives it; an integer is never -0.
 */
export function scanNumber(text: string, from: number, token: NumberToken): number {
  let at = from;
  let unit = text.charCodeAt(at);
  const isNegative = unit === minus;
  if (isNegative || unit === plus) unit = text.charCodeAt(++at);
  if (unit === zero && isRadixLetter(text.charCodeAt(at + 1))) {
    return scanRadixNumber(text, from, at, token);
  }

  const digitsStart = at;
  let digits = 0;
  let mantissa = 0;
  let significant = 0;
  let scale = 0;
  let hasUnderscore = false;
  token.isFloat = false;
  for (; ; unit = text.charCodeAt(++at)) {
    if (isDigit(unit)) {
      digits++;
      if (token.isFloat) scale--;
      if (significant > 0 || unit !== zero) {
        significant++;
        // Beyond the exact digits the value comes from the slow path.
        if (significant <= exactDigits) mantissa = mantissa * 10 + (unit - zero);
        else if (significant > longestNumber) return -1;
      }
    } else if (unit === point && !token.isFloat) {
      token.isFloat = true;
    } else if (unit === underscore && digits > 0) {
      if (!isDigit(text.charCodeAt(at - 1)) || !isDigit(text.charCodeAt(at + 1))) return -1;
      hasUnderscore = true;
    } else break;
  }
  if (digits === 0) return -1;

  if (unit === smallE || unit === capitalE) {
    const exponentSign = text.charCodeAt(at + 1);
    const isSigned = exponentSign === minus || exponentSign === plus;
    let digitAt = at + (isSigned ? 2 : 1);
    unit = text.charCodeAt(digitAt);
    if (!isDigit(unit)) return -1;
    let exponent = 0;
    for (; isDigit(unit); unit = text.charCodeAt(++digitAt)) {
      exponent = Math.min(exponent * 10 + (unit - zero), 1e6);
    }
    scale += exponentSign === minus ? -exponent : exponent;
    at = digitAt;
    token.isFloat = true;
  }
  if (continuesWord(unit) || unit === point || at - from > longestNumber) return -1;

  const isPadded = digits > 1 && significant > 0 && text.charCodeAt(digitsStart) === zero;
  token.hasLeadingZero = isPadded && !token.isFloat;
  if (significant <= exactDigits && scale >= -22 && scale <= 22) {
    // Both operands are exact, so the one operation rounds correctly.
    const power = powersOfTen[Math.abs(scale)] ?? NaN;
    const magnitude = scale < 0 ? mantissa / power : mantissa * power;
    token.value = isNegative ? -magnitude : magnitude;
  } else {
    const slice = text.slice(from, at);
    token.value = Number(hasUnderscore ? slice.replaceAll("_", "") : slice);
  }
  if (token.value === 0 && !token.isFloat) token.value = 0;
  return at;
}

function scanRadixNumber(text: string, from: number, zeroAt: number, token: NumberToken): number {
  const word = /0(?:[xX](?:_?[\da-fA-F])+|[oO](?:_?[0-7])+|[bB](?:_?[01])+)/y;
  word.lastIndex = zeroAt;
  const digits = word.exec(text)?.[0] ?? "";
  const end = zeroAt + digits.length;
  if (digits === "" || digits.length > longestNumber) return -1;
  if (continuesWord(text.charCodeAt(end)) || text.charCodeAt(end) === point) return -1;
  const magnitude = Number(digits.replaceAll("_", ""));
  token.value = text.charCodeAt(from) === minus && magnitude !== 0 ? -magnitude : magnitude;
  token.isFloat = false;
  token.hasLeadingZero = false;
  return end;
}

/** Whether a UTF-16 unit is one of 0 to 9. */
export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether a UTF-16 unit can start a Python name. */
export function startsWord(unit: number): boolean {
  return (
    (unit >= 97 && unit <= 122) ||
    (unit >= 65 && unit <= 90) ||
    unit === underscore ||
    (unit >= 128 && /[\p{L}\p{Nl}\p{Cs}]/u.test(String.fromCharCode(unit)))
  );
}

/** Whether a UTF-16 unit can stand inside of a Python name. */
export function continuesWord(unit: number): boolean {
  return isDigit(unit) || startsWord(unit);
}

function isRadixLetter(unit: number): boolean {
  const lower = unit | 32;
  return lower === 120 || lower === 111 || lower === 98;
}
