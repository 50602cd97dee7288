// The page's own storage, which a private window or a full disk may refuse: then it lasts as long as the page.
const inMemory = new Map<string, string>();

export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? inMemory.get(key) ?? null;
  } catch {
    return inMemory.get(key) ?? null;
  }
}

export function remember(key: string, value: string): void {
  inMemory.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Kept in memory above; what is stored is older and must not be found.
    removeStored(key);
  }
}

export function forget(key: string): void {
  inMemory.delete(key);
  removeStored(key);
}

function removeStored(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored.
  }
}
