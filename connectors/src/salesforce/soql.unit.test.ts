import { describe, expect, it } from 'vitest';
import { literalChunks, quote } from './soql.ts';

describe('SOQL literals', () => {
  it('cannot be left by what is in them', () => {
    expect(quote(`a' OR Name != '`)).toBe(`'a\\' OR Name != \\''`);
    expect(quote('back\\slash\n')).toBe(`'back\\\\slash\\n'`);
  });

  it('keep together as many as an address can hold', () => {
    const emails = Array.from({ length: 200 }, (_, index) => `${'ü'.repeat(40)}${index}@company.example`);
    const chunks = literalChunks(emails);
    expect(chunks.every((chunk) => encodeURIComponent(chunk).length <= 8_000)).toBe(true);
    expect(chunks.join(',')).toBe(emails.map(quote).join(','));
    expect(literalChunks([])).toEqual([]);
  });
});
