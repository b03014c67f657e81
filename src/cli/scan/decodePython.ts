import { isAscii, isUtf8 } from "node:buffer";
import { failure, type Result, success } from "../../result.ts";

/**
 * The text of a Python file: UTF-8, with or without a byte order mark, or what its first two lines
 * declare (PEP 263). The end of a sentence that begins with its name where it is neither.
 */
export function decodePython(bytes: Uint8Array): Result<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The fastest by far, and nearly every file.
  if (isAscii(buffer)) return success(buffer.toString("latin1"));
  const hasMark = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
  const declared = hasMark ? undefined : declaredEncoding(buffer);
  if (declared === undefined) {
    return isUtf8(buffer)
      ? success(buffer.toString("utf8", hasMark ? 3 : 0))
      : failure("is not UTF-8, and declares no other encoding.");
  }
  try {
    return success(new TextDecoder(labelOf(declared), { fatal: true }).decode(buffer));
  } catch {
    return failure(`is not in the encoding ${declared}, which it declares.`);
  }
}

/** What a comment in the first line declares, or in the second one behind nothing but a comment. */
function declaredEncoding(buffer: Buffer): string | undefined {
  const lines = buffer.toString("latin1", 0, 1_000).split(/\r\n|\r|\n/, 2);
  for (const line of lines) {
    const [, encoding] = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line) ?? [];
    if (encoding !== undefined) return encoding;
    if (!/^[ \t\f]*(?:#.*)?$/.test(line)) return undefined;
  }
  return undefined;
}

/** Python's `latin_1`, `cp1252` and `utf8` as the Encoding Standard has them. */
function labelOf(encoding: string): string {
  const name = encoding.toLowerCase().replaceAll("_", "-");
  if (/^(?:latin-1|l1|8859|cp819|iso-latin-1)(?:-|$)/.test(name)) return "iso-8859-1";
  if (/^utf-?8(?:-|$)/.test(name)) return "utf-8";
  return name;
}
