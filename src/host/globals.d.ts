// What both extension hosts, Node and web worker, offer beside the language itself.

declare function setTimeout(callback: () => void, milliseconds: number): unknown;

declare const crypto: { getRandomValues<Bytes extends Uint8Array>(bytes: Bytes): Bytes };

/** Part of the language in Node and in web workers; undecodable bytes become U+FFFD. */
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}
