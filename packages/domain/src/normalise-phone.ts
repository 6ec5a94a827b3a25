import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * E.164 where the number can be understood (national numbers by the lead's country), else the digits and signs as given.
 * @param country ISO 3166-1 alpha-2
 * @returns undefined when there are fewer than five digits
 */
export function normalisePhone(text: string, country?: string): string | undefined {
  const given = text.normalize('NFKC').replace(/^tel:/i, '').trim();
  if (given.replace(/\D/g, '').length < 5) return undefined;
  const region = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(given, region);
  if (parsed !== undefined && parsed.isPossible()) return parsed.number;
  return given.replace(/\s+/g, ' ').slice(0, 60);
}
