import { getDomain } from 'tldts';

/** The registrable domain, in lower case and ASCII, of a domain, host or URL; undefined when there is none. */
export function normaliseDomain(text: string): string | undefined {
  const domain = getDomain(text.trim().toLowerCase(), { validateHostname: true });
  if (domain === null) return undefined;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return undefined;
  }
}
