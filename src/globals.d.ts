// What every place that this code runs in offers beside the language itself: Node, web workers, pages.

declare function btoa(bytes: string): string;

declare function setTimeout(callback: () => void, milliseconds: number): object | number;

declare function clearTimeout(timer: unknown): void;
