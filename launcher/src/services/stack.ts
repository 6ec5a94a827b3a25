import { join } from 'node:path';
import { type RunningService, type RunRecord, writeRunRecord } from '../data-folder/run-record.ts';
import { Problem } from '../problem.ts';
import type { ServiceSpec } from './service.ts';
import { SupervisedService } from './supervised-service.ts';

/** The order of the end: who calls others goes before who is called. */
const END_ORDER = ['pages', 'hub', 'worker', 'sandbox', 'temporal', 'mongodb'];

/** The services of one run on one data folder. */
export class Stack {
  /** In the order of their start, with their processes; of one name there are two while a successor takes over. */
  private readonly services = new Map<SupervisedService, RunningService | undefined>();
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
      onProcess: (identity) => this.note(service, { name, identity, address }),
      onDeath: (reason, delayMs) =>
        this.say(`! ${name} ${reason}; it starts again in ${delayMs / 1000} s (log: ${this.logPath(name)})`),
      onGivenUp: (problem) => this.giveUp(problem),
    });
    this.services.set(service, undefined);
    try {
      await service.start();
    } catch (error) {
      this.forget(service);
      throw error;
    }
  }

  /** Has a service work with its sources as they are now. Where it can have a successor, it goes on until that one is ready. */
  async restart(name: string): Promise<void> {
    const service = this.named(name).at(-1);
    if (service?.spec.successor === undefined) return service?.restart();
    await this.start(await service.spec.successor());
    // It may let work end that it has begun; nobody needs to wait for that.
    void service.stop().then(() => this.forget(service));
  }

  private named(name: string): SupervisedService[] {
    return [...this.services.keys()].filter((service) => service.spec.name === name);
  }

  private note(service: SupervisedService, process: RunningService): void {
    this.services.set(service, process);
    this.writeRecord();
  }

  private forget(service: SupervisedService): void {
    this.services.delete(service);
    this.writeRecord();
  }

  private writeRecord(): void {
    this.record.services = [...this.services.values()].filter((process) => process !== undefined);
    writeRunRecord(this.dataDir, this.record);
  }

  logPath(name: string): string {
    return join(this.dataDir, 'logs', `${name}.log`);
  }

  /** Ends everything, one after the other in the order of the end. */
  async stop(onStopping: (name: string) => void = () => undefined): Promise<void> {
    this.isEnding = true;
    for (const name of END_ORDER) {
      const services = this.named(name);
      if (services.length === 0) continue;
      onStopping(name);
      await Promise.all(services.map((service) => service.stop()));
    }
  }

  /** Kills everything at once. */
  kill(): void {
    this.isEnding = true;
    for (const service of this.services.keys()) service.kill();
  }
}
