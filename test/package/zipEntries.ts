const endRecord = 0x06054b50;
const entryRecord = 0x02014b50;

/** The names of the files in a zip archive, in its order. */
export function zipEntries(archive: Buffer): string[] {
  // The end record is the last 22 bytes, unless a comment follows it.
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== endRecord) end--;
  if (end < 0) throw new Error("This is not a zip archive.");

  const names: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== entryRecord) throw new Error("The archive is damaged.");
    const nameLength = archive.readUInt16LE(at + 28);
    const extraLength = archive.readUInt16LE(at + 30);
    const commentLength = archive.readUInt16LE(at + 32);
    names.push(archive.toString("utf8", at + 46, at + 46 + nameLength));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return names;
}
