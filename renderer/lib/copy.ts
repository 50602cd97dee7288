// Copying where the arena lives: plain HTTP, where browsers offer no clipboard to pages.

/** Whether the text is in the clipboard now. `beside` is where a helper may stand: outside of an open dialog nothing can be selected. */
export async function copyText(text: string, beside: Element): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by the browser: the old way may still work.
    }
  }
  return copyBySelection(text, beside);
}

/** Out of fashion, and the only way outside of a secure context: it copies what is selected. */
function copyBySelection(text: string, beside: Element): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'visually-hidden';
  field.tabIndex = -1;
  beside.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}

/** The last resort: marked, so that one key copies it. */
export function selectAll(element: Element): void {
  getSelection()?.selectAllChildren(element);
}
