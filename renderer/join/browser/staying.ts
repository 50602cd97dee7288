// Whether this page is about to go. Browsers cut a page's requests first and its socket later, so that for a moment a page
// that is reloaded sees its model fail.

/** A page that is still here after this long was not going: somebody said "stay", or the navigation came to nothing. */
const GOING_MS = 3_000;

let goingSince = Number.NEGATIVE_INFINITY;
window.addEventListener('beforeunload', () => {
  goingSince = performance.now();
});

export async function staying(): Promise<void> {
  const left = goingSince + GOING_MS - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
