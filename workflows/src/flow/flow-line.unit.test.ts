import type { FlowRules } from '@leadloom/contracts/temporal';
import { describe, expect, it } from 'vitest';
import { FlowLine, type FlowMove } from './flow-line.ts';

/** A line to which runs come at the given times, in seconds. */
function lineOf(rules: FlowRules, arrivals: [id: string, atS: number, priority?: number][]): FlowLine {
  const line = new FlowLine({});
  for (const [executionId, atS, priority = 0] of arrivals) line.arrive({ executionId, priority, rules }, atS * 1000);
  return line;
}

/** What it does one after another at a time, until it waits. */
function movesAt(line: FlowLine, atS: number): FlowMove[] {
  const moves: FlowMove[] = [];
  for (;;) {
    const move = line.next(atS * 1000);
    moves.push(move);
    if (move.kind === 'wait' || move.kind === 'close') return moves;
  }
}

const go = (executionId: string, ...joined: string[]) => ({ kind: 'go', executionId, joined });
const leave = (executionId: string, reason: string) => ({ kind: 'leave', executionId, reason });
const wait = (untilS: number | null) => ({ kind: 'wait', untilMs: untilS === null ? null : untilS * 1000 });

describe('concurrency', () => {
  it('lets in as many as it says, the highest priority first, and the next when one has ended', () => {
    const line = lineOf({ concurrency: 2 }, [
      ['a', 0],
      ['b', 0, 5],
      ['c', 0],
    ]);
    expect(movesAt(line, 1)).toEqual([go('b'), go('a'), wait(null)]);
    line.depart('b');
    expect(movesAt(line, 2)).toEqual([go('c'), wait(null)]);
    line.depart('a');
    line.depart('c');
    expect(movesAt(line, 3)).toEqual([{ kind: 'close' }]);
  });

  it('does not count twice who asks again, and forgets who waits no more', () => {
    const line = lineOf({ concurrency: 1 }, [
      ['a', 0],
      ['b', 0],
      ['b', 1],
    ]);
    expect(movesAt(line, 1)).toEqual([go('a'), wait(null)]);
    line.arrive({ executionId: 'a', priority: 0, rules: { concurrency: 1 } }, 2000);
    line.depart('b');
    line.depart('a');
    expect(movesAt(line, 2)).toEqual([{ kind: 'close' }]);
  });
});

describe('throttle', () => {
  const throttle = { limit: 2, periodMs: 10_000, excess: 'wait' } as const;
  it('lets what is more wait until the period is over, and closes after it', () => {
    const line = lineOf({ throttle }, [
      ['a', 0],
      ['b', 0],
      ['c', 0],
    ]);
    expect(movesAt(line, 1)).toEqual([go('a'), go('b'), wait(11)]);
    expect(movesAt(line, 11)).toEqual([go('c'), wait(21)]);
    expect(movesAt(line, 21)).toEqual([{ kind: 'close' }]);
  });

  it('leaves it out where that is wished', () => {
    const line = lineOf({ throttle: { ...throttle, limit: 1, excess: 'drop' } }, [
      ['a', 0],
      ['b', 0],
    ]);
    expect(movesAt(line, 0)).toEqual([go('a'), leave('b', 'throttle'), wait(10)]);
  });
});

describe('debounce', () => {
  it('lets the last one in when none has come for so long', () => {
    const line = lineOf({ debounce: { ms: 5_000 } }, [
      ['a', 0],
      ['b', 3],
    ]);
    expect(movesAt(line, 3)).toEqual([leave('a', 'debounce'), wait(8)]);
    expect(movesAt(line, 8)).toEqual([go('b'), { kind: 'close' }]);
  });

  it('waits no longer than it may, also when its history was cut', () => {
    const line = lineOf({ debounce: { ms: 5_000, longestMs: 6_000 } }, [
      ['a', 0],
      ['b', 4],
    ]);
    expect(movesAt(line, 4)).toEqual([leave('a', 'debounce'), wait(6)]);
    const later = new FlowLine(line.state);
    expect(movesAt(later, 6)).toEqual([go('b'), { kind: 'close' }]);
  });
});

describe('batch', () => {
  it('begins with as many as it takes, or when the time is over', () => {
    const line = lineOf({ batch: { size: 2, ms: 4_000 } }, [
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
    expect(movesAt(line, 2)).toEqual([go('a', 'b'), wait(6)]);
    expect(movesAt(line, 6)).toEqual([go('c'), { kind: 'close' }]);
  });

  it('goes on with the next when the first was gone', () => {
    const line = lineOf({ batch: { size: 2, ms: 4_000 }, concurrency: 1 }, [
      ['a', 0],
      ['b', 0],
    ]);
    expect(movesAt(line, 0)).toEqual([go('a', 'b'), wait(null)]);
    line.giveWay('a', 'b');
    expect(line.insideIds).toEqual(['b']);
  });
});

describe('singleton', () => {
  it('leaves a new one out while one goes on', () => {
    const line = lineOf({ singleton: 'skip' }, [
      ['a', 0],
      ['b', 1],
    ]);
    expect(movesAt(line, 1)).toEqual([go('a'), leave('b', 'singleton'), wait(null)]);
  });

  it('stops the older one once, and lets the newest in when that has ended', () => {
    const line = lineOf({ singleton: 'cancel' }, [['a', 0]]);
    expect(movesAt(line, 0)).toEqual([go('a'), wait(null)]);
    for (const executionId of ['b', 'c']) line.arrive({ executionId, priority: 0, rules: { singleton: 'cancel' } }, 1);
    expect(movesAt(line, 2)).toEqual([leave('b', 'singleton'), { kind: 'stop', executionId: 'a' }, wait(null)]);
    expect(movesAt(line, 3)).toEqual([wait(null)]);
    line.depart('a');
    expect(movesAt(line, 4)).toEqual([go('c'), wait(null)]);
  });
});

it('refuses who comes when too many wait', () => {
  const line = lineOf({ concurrency: 1 }, [['first', 0]]);
  expect(movesAt(line, 0)).toEqual([go('first'), wait(null)]);
  for (let place = 0; place <= 20_000; place++)
    line.arrive({ executionId: `ex_${place}`, priority: 0, rules: { concurrency: 1 } }, 0);
  expect(movesAt(line, 0)).toEqual([leave('ex_20000', 'full'), wait(null)]);
});
