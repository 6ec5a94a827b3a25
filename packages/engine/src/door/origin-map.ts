/**
 * The URL that is really called: the longest key of `origins` that the URL begins with (at a path boundary) is replaced by its value.
 * `{"https://api.hubapi.com": "http://127.0.0.1:5690/hubspot"}` sends `https://api.hubapi.com/crm` to `http://127.0.0.1:5690/hubspot/crm`.
 */
export function mapOrigin(url: URL, origins: Readonly<Record<string, string>>): URL {
  const text = url.href;
  let best = '';
  for (const key of Object.keys(origins)) {
    const prefix = key.replace(/\/+$/, '');
    if (prefix.length > best.length && isPrefix(prefix, text)) best = key;
  }
  const target = origins[best];
  if (best === '' || target === undefined) return url;
  return new URL(target.replace(/\/+$/, '') + text.slice(best.replace(/\/+$/, '').length));
}

function isPrefix(prefix: string, text: string): boolean {
  if (!text.toLowerCase().startsWith(prefix.toLowerCase())) return false;
  const next = text[prefix.length];
  return next === undefined || next === '/' || next === '?' || next === '#';
}

/** Whether a connection says where this URL really is. */
export function isMapped(url: URL, origins: Readonly<Record<string, string>>): boolean {
  return mapOrigin(url, origins) !== url;
}
