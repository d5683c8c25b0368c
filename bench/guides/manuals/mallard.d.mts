export function htmlOfMallard(file: string): string
