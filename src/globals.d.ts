// What every place that this code runs in offers beside the language itself: Node, web workers, pages.

declare function btoa(bytes: string): string;
