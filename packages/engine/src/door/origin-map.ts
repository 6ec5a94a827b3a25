/**
 * The URL that is really called: the longest key of `origins` that the URL begins with (at a path boundary) is replaced by its value.
 * `{"https://api.hubapi.com": "http://127.0.0.1:5690/hubspot"}` sends `https://api.hubapi.com/crm` to `http://127.0.0.1:5690/hubspot/crm`.
 */
export function mapOrigin(url: URL, origins: Readonly<Record<string, string>>): URL {
  return replacePrefix(url, origins);
}

/** The vendor's own URL of a URL that was mapped already (an SDK that was given another base address). */
export function unmapOrigin(url: URL, origins: Readonly<Record<string, string>>): URL {
  return replacePrefix(url, Object.fromEntries(Object.entries(origins).map(([vendor, instead]) => [instead, vendor])));
}

function replacePrefix(url: URL, origins: Readonly<Record<string, string>>): URL {
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

/** Whether a connection's origins speak of this URL, as the vendor's or as what is called instead. */
export function isMapped(url: URL, origins: Readonly<Record<string, string>>): boolean {
  return mapOrigin(url, origins) !== url || unmapOrigin(url, origins) !== url;
}
