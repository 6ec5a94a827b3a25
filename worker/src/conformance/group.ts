import { knownReasons } from './known-reasons.ts';

/** One line of the table. */
export interface Group {
  name: string;
  /** Share of the counted that has to be as expected. */
  bound: number;
  run: number;
  asExpected: number;
  /** Not counted: what is expected cannot be had here, and n8n itself does not give it either. */
  setAside: Reasoned[];
  misses: Reasoned[];
  /** As expected, with something to know. */
  remarks: Reasoned[];
}

export interface Reasoned {
  what: string;
  why: string;
}

export interface Collecting {
  /** @param why null where the case was as expected */
  add(what: string, why: string | null): void;
  setAside(what: string, why: string): void;
  remark(what: string, why: string): void;
  done(): Group;
}

/** Counts cases. */
export function collect(name: string, bound: number): Collecting {
  const group: Group = { name, bound, run: 0, asExpected: 0, setAside: [], misses: [], remarks: [] };
  return {
    add(what, why) {
      const known = knownReasons[what];
      group.run += 1;
      if (known === undefined && why === null) group.asExpected += 1;
      else if (known === undefined) group.misses.push({ what, why: why ?? '' });
      else if (why === null) group.misses.push({ what, why: 'is as expected, but has a reason why it is not' });
      else (known.counts ? group.misses : group.setAside).push({ what, why: known.why });
    },
    setAside(what, why) {
      group.run += 1;
      group.setAside.push({ what, why });
    },
    remark: (what, why) => group.remarks.push({ what, why }),
    done: () => group,
  };
}

/** Share of the counted that is as expected. */
export function shareOf({ run, setAside, asExpected }: Group): number {
  return run === setAside.length ? 1 : asExpected / (run - setAside.length);
}
