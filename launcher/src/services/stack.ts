import { join } from 'node:path';
import { type RunRecord, writeRunRecord } from '../data-folder/run-record.ts';
import { Problem } from '../problem.ts';
import type { ServiceSpec } from './service.ts';
import { SupervisedService } from './supervised-service.ts';

/** The order of the end: who calls others goes before who is called. */
const END_ORDER = ['pages', 'hub', 'worker', 'sandbox', 'temporal', 'mongodb'];

/** The services of one run on one data folder. */
export class Stack {
  private readonly services = new Map<string, SupervisedService>();
  private readonly dataDir: string;
  private readonly record: RunRecord;
  private readonly say: (line: string) => void;
  private isEnding = false;
  private giveUp: (problem: Problem) => void = () => undefined;
  /** Resolves with the reason when a service cannot be kept running. */
  readonly givenUp = new Promise<Problem>((resolve) => (this.giveUp = resolve));

  constructor(dataDir: string, record: RunRecord, say: (line: string) => void) {
    this.dataDir = dataDir;
    this.record = record;
    this.say = say;
    writeRunRecord(dataDir, record);
  }

  /** Starts a service and waits until it is ready. */
  async start(spec: ServiceSpec): Promise<void> {
    const { name, address } = spec;
    if (this.isEnding) throw new Problem(`The ${name} process was not started, because everything is ending.`);
    const service = new SupervisedService(spec, this.logPath(name), {
      onProcess: (identity) => {
        this.record.services = [
          ...this.record.services.filter((other) => other.name !== name),
          { name, identity, address },
        ];
        writeRunRecord(this.dataDir, this.record);
      },
      onDeath: (reason, delayMs) =>
        this.say(`! ${name} ${reason}; it starts again in ${delayMs / 1000} s (log: ${this.logPath(name)})`),
      onGivenUp: (problem) => this.giveUp(problem),
    });
    this.services.set(name, service);
    await service.start();
  }

  async restart(name: string): Promise<void> {
    await this.services.get(name)?.restart();
  }

  logPath(name: string): string {
    return join(this.dataDir, 'logs', `${name}.log`);
  }

  /** Ends everything, one after the other in the order of the end. */
  async stop(onStopping: (name: string) => void = () => undefined): Promise<void> {
    this.isEnding = true;
    for (const name of END_ORDER) {
      const service = this.services.get(name);
      if (service === undefined) continue;
      onStopping(name);
      await service.stop();
    }
  }

  /** Kills everything at once. */
  kill(): void {
    this.isEnding = true;
    for (const service of this.services.values()) service.kill();
  }
}
