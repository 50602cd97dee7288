/**
 * Copies where the browser lets us: its clipboard exists only on https and on this computer itself, and a room's Wi-Fi
 * is neither. `beside` is where a helper may stand: outside of an open dialog nothing can be selected.
 */
export async function copyText(text: string, beside: HTMLElement): Promise<boolean> {
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

function copyBySelection(text: string, beside: HTMLElement): boolean {
  const helper = document.createElement('textarea');
  helper.value = text;
  helper.readOnly = true;
  helper.className = 'visually-hidden';
  helper.tabIndex = -1;
  beside.append(helper);
  helper.select();
  try {
    // Out of fashion, and the only way outside of a secure context.
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    helper.remove();
  }
}
