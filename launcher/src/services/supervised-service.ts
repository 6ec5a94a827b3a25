import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import { identifyProcess, type ProcessIdentity } from '../system/process-identity.ts';
import { lastLines, openLog } from './log-file.ts';
import type { ServiceSpec } from './service.ts';

export interface SupervisionEvents {
  /** A process of the service runs, for the first time or again. */
  onProcess(identity: ProcessIdentity): void;
  /** It died and will be started again after `delayMs`. */
  onDeath(reason: string, delayMs: number): void;
  /** It died too often: nobody tries any more. */
  onGivenUp(problem: Problem): void;
}

const WINDOW_MS = 60_000;
const DEATHS_IN_WINDOW = 5;
const MAX_BACKOFF_MS = 8_000;

/** Keeps one server process running: starts it, starts it again when it dies, gives up after five deaths in a minute. */
export class SupervisedService {
  readonly spec: ServiceSpec;
  readonly logPath: string;
  private readonly events: SupervisionEvents;
  private child: ChildProcess | undefined;
  private deaths: number[] = [];
  private readonly stopping = new AbortController();
  /** Counts restarts: what was under way for a process of before them is no longer this service's concern. */
  private turn = 0;

  constructor(spec: ServiceSpec, logPath: string, events: SupervisionEvents) {
    this.spec = spec;
    this.logPath = logPath;
    this.events = events;
  }

  /** Starts the process and waits until it is ready. A death before that is a `Problem` with its last lines: it would only die again. */
  async start(): Promise<void> {
    const { turn } = this;
    const child = this.launch();
    const giveUp = new AbortController();
    const timeout = setTimeout(() => giveUp.abort(), this.spec.readyTimeoutMs);
    const death = new Promise<never>((_, reject) => {
      child.once('error', (error) => reject(this.problem(`could not be started: ${error.message}`)));
      child.once('exit', (code, signal) => reject(this.problem(`ended ${how(code, signal)} before it was ready`)));
      giveUp.signal.addEventListener('abort', () =>
        reject(this.problem(`was not ready after ${this.spec.readyTimeoutMs / 1000} s`)),
      );
    });
    try {
      await Promise.race([this.spec.ready(giveUp.signal), death]);
    } catch (error) {
      await this.endProcess(child);
      throw error;
    } finally {
      clearTimeout(timeout);
      giveUp.abort();
      death.catch(() => undefined);
    }
    const died = (code: number | null, signal: NodeJS.Signals | null) => {
      if (turn === this.turn) this.afterDeath(code, signal);
    };
    child.once('exit', died);
    if (child.exitCode !== null || child.signalCode !== null) died(child.exitCode, child.signalCode);
  }

  /** Ends the process in order; a process that does not end in time is killed. Never started or gone already is fine. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.endProcess(this.child);
  }

  /** Kills the process without waiting for it to tidy up. */
  kill(): void {
    this.stopping.abort();
    this.child?.kill('SIGKILL');
  }

  /** Ends the process and starts it anew, for example because its sources changed. */
  async restart(): Promise<void> {
    this.turn += 1;
    await this.endProcess(this.child);
    if (!this.stopping.signal.aborted) await this.start();
  }

  private launch(): ChildProcess {
    const log = openLog(this.logPath);
    try {
      // A process group of its own, so that the terminal's Ctrl+C reaches the launcher alone and the order of the end is kept.
      this.child = spawn(this.spec.command, this.spec.args, {
        cwd: this.spec.cwd,
        env: this.spec.env,
        stdio: ['ignore', log, log],
        detached: process.platform !== 'win32',
      });
    } finally {
      closeSync(log);
    }
    const identity = this.child.pid === undefined ? undefined : identifyProcess(this.child.pid);
    if (identity !== undefined) this.events.onProcess(identity);
    return this.child;
  }

  private async endProcess(child: ChildProcess | undefined): Promise<void> {
    if (child === undefined || child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), this.spec.stopTimeoutMs);
    await gone;
    clearTimeout(timer);
  }

  private afterDeath(code: number | null, signal: NodeJS.Signals | null): void {
    if (this.stopping.signal.aborted) return;
    const now = performance.now();
    this.deaths = [...this.deaths.filter((time) => now - time < WINDOW_MS), now];
    if (this.deaths.length >= DEATHS_IN_WINDOW) {
      this.events.onGivenUp(
        this.problem(`died ${this.deaths.length} times within a minute, last ${how(code, signal)}`),
      );
      return;
    }
    const delayMs = Math.min(500 * 2 ** (this.deaths.length - 1), MAX_BACKOFF_MS);
    this.events.onDeath(`ended ${how(code, signal)}`, delayMs);
    void this.startAgain(delayMs);
  }

  private async startAgain(delayMs: number): Promise<void> {
    const { turn } = this;
    try {
      await sleep(delayMs, undefined, { signal: this.stopping.signal });
      if (turn === this.turn) await this.start();
    } catch (error) {
      if (this.stopping.signal.aborted || turn !== this.turn) return;
      if (error instanceof Problem) this.afterDeath(this.child?.exitCode ?? null, this.child?.signalCode ?? null);
      else throw error;
    }
  }

  private problem(what: string): Problem {
    const lines = lastLines(this.logPath, 20);
    return new Problem(
      `The ${this.spec.name} process ${what}.${lines.length === 0 ? '' : `\nIts last lines:\n${lines.join('\n')}`}`,
      {
        help: `the whole log is in ${this.logPath}`,
      },
    );
  }
}

function how(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `with code ${code ?? 'unknown'}` : `by ${signal}`;
}
