const key = 'leadloom.palette.recent';
const kept = 4;

/** Node types that were added last on this device, the newest first. */
export function readRecents(): string[] {
  try {
    const names: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string').slice(0, kept) : [];
  } catch {
    return [];
  }
}

export function rememberRecent(name: string): void {
  localStorage.setItem(key, JSON.stringify([name, ...readRecents().filter((other) => other !== name)].slice(0, kept)));
}
