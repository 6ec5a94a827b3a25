/** `https://www.linkedin.com/in/<name>` of a profile address in any of its forms (or of a bare `in/name`); undefined when it is none. */
export function normaliseLinkedinUrl(text: string): string | undefined {
  const match = /(?:^|linkedin\.[a-z]{2,}\/(?:[a-z]{2}\/)?)\/?(in|pub|sales\/lead)\/([^/?#\s]+)/i.exec(text.trim());
  const [, kind, slug] = match ?? [];
  if (kind === undefined || slug === undefined) return undefined;
  try {
    return `https://www.linkedin.com/${kind.toLowerCase()}/${decodeURIComponent(slug).toLowerCase()}`;
  } catch {
    return undefined;
  }
}
