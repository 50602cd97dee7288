export function sourceStamp(root: string): string;
export function builtStamp(root: string): string | null;
