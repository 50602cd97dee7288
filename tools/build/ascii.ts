/**
 * The same program in plain ASCII: PowerShell 5.1 pipes text in a code page of old. In strings, templates,
 * regular expressions, names and comments alike, an escape means the letter.
 */
export function asciiOnly(code: string): string {
  return code.replace(/[^\t\n\r -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
