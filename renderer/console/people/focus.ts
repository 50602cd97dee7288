/** The list around what is pressed: it takes the focus where the row that had it is about to go elsewhere. */
export function listAround(element: Element | null): HTMLElement | null {
  return element?.closest('.people')?.querySelector<HTMLElement>('.panel-body') ?? null;
}
