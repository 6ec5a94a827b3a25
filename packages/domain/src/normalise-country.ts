const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'ja', 'zh', 'ko', 'ar', 'tr', 'sv'];
const regions = /*@__PURE__*/ isoRegions();
const byName = /*@__PURE__*/ namesToRegion();

/** ISO 3166-1 alpha-2 of a code (two or three letters of common use) or of a country's name in fifteen languages; undefined when unknown. */
export function normaliseCountry(text: string): string | undefined {
  const given = text.trim();
  const upper = given.toUpperCase();
  if (regions.has(upper)) return upper;
  return byName.get(nameKey(given));
}

function isoRegions(): ReadonlySet<string> {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  const notCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB']);
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  // Codes of former countries (DD, SU, YU …) have a canonical form other than themselves.
  const isCurrent = (code: string) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
  return new Set(codes.filter((code) => !notCountries.has(code) && isCurrent(code) && names.of(code) !== undefined));
}

function namesToRegion(): ReadonlyMap<string, string> {
  const map = new Map<string, string>([
    ['usa', 'US'],
    ['us', 'US'],
    ['u s a', 'US'],
    ['united states of america', 'US'],
    ['america', 'US'],
    ['uk', 'GB'],
    ['great britain', 'GB'],
    ['england', 'GB'],
    ['scotland', 'GB'],
    ['wales', 'GB'],
    ['deu', 'DE'],
    ['ger', 'DE'],
    ['fra', 'FR'],
    ['gbr', 'GB'],
    ['esp', 'ES'],
    ['ita', 'IT'],
    ['nld', 'NL'],
    ['holland', 'NL'],
    ['the netherlands', 'NL'],
    ['czech republic', 'CZ'],
    ['russia', 'RU'],
    ['korea', 'KR'],
    ['south korea', 'KR'],
    ['turkey', 'TR'],
    ['viet nam', 'VN'],
    ['uae', 'AE'],
  ]);
  for (const language of languages) {
    const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const code of regions) {
      const name = names.of(code);
      if (name !== undefined && !map.has(nameKey(name))) map.set(nameKey(name), code);
    }
  }
  return map;
}

function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
