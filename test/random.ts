/** Random numbers that are the same in every run (mulberry32). */
export function random(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    /** A whole number from `least` to `most`, both included. */
    between: (least: number, most: number) => least + below(most - least + 1),
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
    /** The front of the list far more often than its end, as names are distributed. */
    pickOften: <T>(from: readonly T[]): T => from[Math.floor(from.length * next() ** 3)] as T,
    chance: (probability: number) => next() < probability,
  };
}

export type Random = ReturnType<typeof random>;
