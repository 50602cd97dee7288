// What the libraries of this page use and phones of 2020 lack. Everything else stays within what those know: the budget
// test looks for it in the bundle.

/** `Array.prototype.at`. */
export function at<Item>(this: readonly Item[], index: number): Item | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

/** `Object.hasOwn`. */
export function hasOwn(object: object, key: PropertyKey): boolean {
  return Object.prototype.hasOwnProperty.call(Object(object), key);
}

function lend(object: object, name: string, value: unknown): void {
  if (name in object) return;
  Object.defineProperty(object, name, { value, writable: true, configurable: true });
}

/** `reportError`: the window hears of it, and whoever called goes on. */
export function report(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}

lend(Array.prototype, 'at', at);
lend(Object, 'hasOwn', hasOwn);
lend(globalThis, 'reportError', report);
