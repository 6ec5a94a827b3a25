const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** Names that vendors use and that differ from CLDR's. */
const otherNames: Readonly<Record<string, string>> = {
  'czech republic': 'CZ',
  'hong kong': 'HK',
  macau: 'MO',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  turkey: 'TR',
  'united states of america': 'US',
  usa: 'US',
  'viet nam': 'VN',
};

let codes: Map<string, string> | undefined;

/** English name of an ISO 3166-1 alpha-2 code: `DE` → `Germany`; the code itself when it has none. */
export function countryName(code: string): string {
  return /^[A-Za-z]{2}$/.test(code) ? (names.of(code.toUpperCase()) ?? code) : code;
}

/** ISO 3166-1 alpha-2 code of an English name or a code in any case; undefined when it is neither. */
export function countryCode(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^[A-Za-z]{2}$/.test(text)) return currentCode(text);
  codes ??= codesByName();
  return codes.get(text.toLowerCase());
}

function codesByName(): Map<string, string> {
  const byName = new Map(Object.entries(otherNames));
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const code = String.fromCharCode(first, second);
      if (currentCode(code) === code) byName.set(countryName(code).toLowerCase(), code);
    }
  }
  return byName;
}

/** The code in use today (`UK` and `DD` are `GB` and `DE`); undefined for what is no country. */
function currentCode(text: string): string | undefined {
  const code = new Intl.Locale(`und-${text}`).region ?? '';
  return names.of(code) === undefined || notCountries.has(code) ? undefined : code;
}

/** Regions that CLDR names and that are unions, outliers or placeholders. */
const notCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);
