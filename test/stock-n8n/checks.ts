import { isDeepStrictEqual } from 'node:util';

/** Takes one finding: what was seen, and what should have been. */
export type Check = (name: string, seen: unknown, wanted: unknown) => void;

const shownCharacters = 300;

export interface Checks {
  check: Check;
  /** The check could not go on. */
  broke: (error: unknown) => void;
  /** @returns the exit code */
  tell: () => number;
}

/** Notes what held and what did not, and says it at the end. */
export function startChecks(): Checks {
  const rows: { check: string; held: boolean; seen: string }[] = [];
  const check: Check = (name, seen, wanted) => {
    const held = isDeepStrictEqual(seen, wanted);
    const text = held ? JSON.stringify(seen) : `${JSON.stringify(seen)}, not ${JSON.stringify(wanted)}`;
    rows.push({ check: name, held, seen: text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text });
    process.stdout.write(`${held ? '✓' : '✗'} ${name}\n`);
  };
  return {
    check,
    broke: (error) => {
      rows.push({
        check: 'the check itself',
        held: false,
        seen: error instanceof Error ? error.message : String(error),
      });
    },
    tell: () => {
      const failed = rows.filter(({ held }) => !held).length;
      const lines = rows.map(({ check: name, held, seen }) => `${held ? '✓' : '✗'} ${name}\n    ${seen}\n`);
      process.stdout.write(`\n${lines.join('')}\n${rows.length - failed} held, ${failed} failed\n`);
      return failed === 0 ? 0 : 1;
    },
  };
}
