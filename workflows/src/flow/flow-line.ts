import type { LeftOutReason } from '@leadloom/contracts';
import type { FlowArrival, FlowGateInput, FlowRules, FlowTicket } from '@leadloom/contracts/temporal';

/** What a gate is to do next. `wait`: look again at that time, in ms since 1970, or when something comes. */
export type FlowMove =
  | { kind: 'go'; executionId: string; joined: string[] }
  | { kind: 'leave'; executionId: string; reason: LeftOutReason }
  | { kind: 'stop'; executionId: string }
  | { kind: 'wait'; untilMs: number | null }
  | { kind: 'close' };

/** More would not fit into one message of Temporal when the history is cut. */
const longestLine = 20_000;

/** Who waits at a gate, who was let in, and whose turn it is. The rules that came with the newest arrival count. */
export class FlowLine {
  private rules: FlowRules;
  private waiting: FlowTicket[];
  private readonly inside: Set<string>;
  private starts: number[];
  private readonly refused: string[] = [];
  private readonly stopping = new Set<string>();
  /** When the series began that a debounce waits to end. */
  private firstMs: number | undefined;

  constructor({ rules = {}, waiting = [], inside = [], starts = [], firstMs }: Omit<FlowGateInput, 'workspaceId'>) {
    this.rules = rules;
    this.waiting = [...waiting];
    this.inside = new Set(inside);
    this.starts = [...starts];
    this.firstMs = firstMs;
  }

  /** A run that asks again is told nothing new. */
  arrive({ executionId, priority, rules }: FlowArrival, atMs: number): void {
    this.rules = rules;
    if (this.inside.has(executionId) || this.waiting.some((ticket) => ticket.executionId === executionId)) return;
    if (this.waiting.length >= longestLine) this.refused.push(executionId);
    else this.waiting.push({ executionId, priority, atMs });
    this.firstMs ??= atMs;
  }

  /** It has ended, or waits no more. */
  depart(executionId: string): void {
    this.inside.delete(executionId);
    this.stopping.delete(executionId);
    this.waiting = this.waiting.filter((ticket) => ticket.executionId !== executionId);
  }

  /** One that was let in was gone already: the next of its batch stands for it. */
  giveWay(gone: string, next: string | undefined): void {
    if (this.inside.delete(gone) && next !== undefined) this.inside.add(next);
  }

  get insideIds(): string[] {
    return [...this.inside];
  }

  get state(): Omit<FlowGateInput, 'workspaceId'> {
    const { rules, waiting, starts, firstMs } = this;
    return { rules, waiting, starts, inside: this.insideIds, ...(firstMs === undefined ? {} : { firstMs }) };
  }

  /** Takes what is due out of the line. */
  next(nowMs: number): FlowMove {
    const refused = this.refused.shift();
    if (refused !== undefined) return { kind: 'leave', executionId: refused, reason: 'full' };
    const { throttle, batch } = this.rules;
    this.starts = throttle === undefined ? [] : this.starts.filter((at) => at > nowMs - throttle.periodMs);
    if (this.waiting.length === 0) return this.whileEmpty();

    const unready = this.untilReady(nowMs) ?? this.untilAlone();
    if (unready !== null) return unready;
    if (throttle !== undefined && this.starts.length >= throttle.limit)
      return throttle.excess === 'drop'
        ? this.leaveOldest('throttle')
        : { kind: 'wait', untilMs: (this.starts[0] ?? nowMs) + throttle.periodMs };
    if (this.inside.size >= (this.rules.concurrency ?? Infinity)) return { kind: 'wait', untilMs: null };
    return this.letIn(this.take(batch?.size ?? 1), nowMs);
  }

  private whileEmpty(): FlowMove {
    this.firstMs = undefined;
    const last = this.starts.at(-1);
    if (last !== undefined && this.rules.throttle !== undefined)
      return { kind: 'wait', untilMs: last + this.rules.throttle.periodMs };
    return this.inside.size > 0 ? { kind: 'wait', untilMs: null } : { kind: 'close' };
  }

  /** Debounce and batch: null when the time has come. */
  private untilReady(nowMs: number): FlowMove | null {
    const { debounce, batch } = this.rules;
    const oldest = this.waiting[0]?.atMs ?? nowMs;
    let readyMs = nowMs;
    if (debounce !== undefined) {
      if (this.waiting.length > 1) return this.leaveOldest('debounce');
      const latestMs = debounce.longestMs === undefined ? Infinity : (this.firstMs ?? oldest) + debounce.longestMs;
      readyMs = Math.min(oldest + debounce.ms, latestMs);
    } else if (batch !== undefined && this.waiting.length < batch.size) readyMs = oldest + batch.ms;
    return readyMs > nowMs ? { kind: 'wait', untilMs: readyMs } : null;
  }

  /** Singleton: null when nobody is inside, or it does not matter. */
  private untilAlone(): FlowMove | null {
    const { singleton } = this.rules;
    if (singleton === undefined) return null;
    if (singleton === 'skip') return this.inside.size > 0 ? this.leaveOldest('singleton') : null;
    if (this.waiting.length > 1) return this.leaveOldest('singleton');
    const older = this.insideIds.find((id) => !this.stopping.has(id));
    if (older === undefined) return this.inside.size > 0 ? { kind: 'wait', untilMs: null } : null;
    this.stopping.add(older);
    return { kind: 'stop', executionId: older };
  }

  private leaveOldest(reason: LeftOutReason): FlowMove {
    const oldest = this.waiting.shift();
    return { kind: 'leave', executionId: oldest?.executionId ?? '', reason };
  }

  /** The highest priority first; of the same the one that came first. */
  private take(size: number): string[] {
    const taken = this.waiting.toSorted((a, b) => b.priority - a.priority || a.atMs - b.atMs).slice(0, size);
    const ids = new Set(taken.map(({ executionId }) => executionId));
    this.waiting = this.waiting.filter(({ executionId }) => !ids.has(executionId));
    return [...ids];
  }

  private letIn([executionId = '', ...joined]: string[], nowMs: number): FlowMove {
    this.starts.push(nowMs);
    this.firstMs = this.waiting[0]?.atMs;
    if (this.rules.concurrency !== undefined || this.rules.singleton !== undefined) this.inside.add(executionId);
    return { kind: 'go', executionId, joined };
  }
}
