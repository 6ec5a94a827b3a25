const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECK = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * The 18-character form of a 15-character id: each suffix letter tells which of five characters are capitals,
 * so that ids stay distinct where case is lost.
 */
export function toLongId(id: string): string {
  let suffix = '';
  for (let block = 0; block < 15; block += 5) {
    let bits = 0;
    for (let i = 0; i < 5; i += 1) if (/[A-Z]/.test(id[block + i] ?? '')) bits |= 1 << i;
    suffix += CHECK[bits];
  }
  return id.slice(0, 15) + suffix;
}

/** Key prefix (3), pod and reserved (`Sb0`), then the number in base 62, padded to 9. */
export function makeRecordId(keyPrefix: string, number: number): string {
  let digits = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62)) digits = (DIGITS[rest % 62] ?? '0') + digits;
  return toLongId(`${keyPrefix}Sb0${digits.padStart(9, '0')}`);
}

/** The 18-character id, or undefined when the text is no id at all. */
export function readRecordId(text: string): string | undefined {
  if (!/^[0-9A-Za-z]+$/.test(text)) return undefined;
  if (text.length === 15) return toLongId(text);
  if (text.length !== 18) return undefined;
  return toLongId(text) === text ? text : undefined;
}
