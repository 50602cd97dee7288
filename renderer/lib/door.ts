// Addresses as the room is shown them.

/** The best address for a QR code: upper case needs a quarter fewer modules, and the host matches any case. */
export function voteQrText(url: string): string {
  return `${url.replace(/\/$/, '')}/v`.toUpperCase();
}

/** An address the way people type it: no scheme, no slash at its end. */
export function typedAddress(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}

/** The link that brings a participant to the page with the PIN: in the fragment, which no browser sends anywhere. */
export function invitation(url: string, pin: string | null): string {
  return `${url.replace(/\/$/, '')}/join${pin === null ? '' : `#pin=${pin}`}`;
}

/** The PIN of an invitation's fragment; empty where there is none. */
export function invitedPin(fragment: string): string {
  return /^#pin=(\d{4,12})$/.exec(fragment)?.[1] ?? '';
}
