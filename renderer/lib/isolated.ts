/** A name inside of a sentence, so that its direction does not turn the words around it. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
