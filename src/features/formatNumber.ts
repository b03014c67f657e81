const significantDigits = 6;

/**
 * A number for a sentence, with at most six significant digits: `−0.158655`, `1.5×10⁻⁷`, `∞`.
 * Zero has no sign here.
 */
export function formatNumber(x: number): string {
  const sign = x < 0 ? "−" : "";
  if (Number.isNaN(x)) return "NaN";
  if (!Number.isFinite(x)) return `${sign}∞`;
  const { mantissa, exponent } = shorten(Math.abs(x));
  return exponent === 0 ? `${sign}${mantissa}` : `${sign}${mantissa}×10${superscript(exponent)}`;
}

/** The digits to show, and the power of ten beside them: 0 from 0.0001 to below a million. */
function shorten(size: number): { readonly mantissa: string; readonly exponent: number } {
  const [digits = "", power = "0"] = size.toExponential(significantDigits - 1).split("e");
  const exponent = Number(power);
  if (size === 0 || (exponent >= -4 && exponent < significantDigits)) {
    return { mantissa: String(Number(size.toPrecision(significantDigits))), exponent: 0 };
  }
  return { mantissa: String(Number(digits)), exponent };
}

function superscript(exponent: number): string {
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const sign = exponent < 0 ? "⁻" : "";
  return sign + Array.from(String(Math.abs(exponent)), (digit) => digits[Number(digit)]).join("");
}
