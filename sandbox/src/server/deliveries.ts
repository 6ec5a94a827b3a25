import type { Collection } from './collection.ts';
import type { Delivery, OutgoingWebhook } from './vendor.ts';

export interface QueuedDelivery extends Delivery {
  readonly id: string;
  readonly vendor: string;
  readonly state: 'waiting' | 'delivered' | 'given-up';
  /** ms since 1970 on the machine's own clock. */
  readonly nextAt: number;
  readonly lastAnswer?: string;
}

const PAUSES_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000, 600_000];
const TIMEOUT_MS = 10_000;
const KEPT_WHEN_DONE = 500;

type Prepare = (delivery: QueuedDelivery) => { headers: Record<string, string>; body: string };

/** Webhooks out: in order of their time, repeated with growing pauses until a 2xx answer, kept over a restart. */
export class Deliveries {
  readonly #queue: Collection<QueuedDelivery>;
  readonly #prepare: Prepare;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #done: string[] = [];
  #closed = false;

  constructor(queue: Collection<QueuedDelivery>, prepare: Prepare) {
    this.#queue = queue;
    this.#prepare = prepare;
    for (const delivery of queue.values()) {
      if (delivery.state === 'waiting') this.#schedule(delivery);
      else this.#done.push(delivery.id);
    }
  }

  add(vendor: string, { afterMs = 0, ...request }: OutgoingWebhook): void {
    const id = `${this.#queue.nextNumber()}`;
    const delivery: QueuedDelivery = {
      ...request,
      id,
      vendor,
      attempt: 0,
      state: 'waiting',
      nextAt: Date.now() + afterMs,
    };
    this.#queue.put(id, delivery);
    this.#schedule(delivery);
  }

  of(vendor: string): QueuedDelivery[] {
    return [...this.#queue.values()].filter((delivery) => delivery.vendor === vendor);
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #schedule(delivery: QueuedDelivery): void {
    const timer = setTimeout(() => void this.#send(delivery), Math.max(0, delivery.nextAt - Date.now()));
    this.#timers.set(delivery.id, timer);
  }

  async #send(delivery: QueuedDelivery): Promise<void> {
    this.#timers.delete(delivery.id);
    const lastAnswer = await this.#attempt(delivery);
    if (this.#closed) return;
    const pause = PAUSES_MS[delivery.attempt];
    const delivered = /^2\d\d$/.test(lastAnswer);
    if (delivered || pause === undefined) {
      this.#queue.put(delivery.id, { ...delivery, state: delivered ? 'delivered' : 'given-up', lastAnswer });
      this.#done.push(delivery.id);
      if (this.#done.length > KEPT_WHEN_DONE) this.#queue.delete(this.#done.shift()!);
      return;
    }
    const next = { ...delivery, attempt: delivery.attempt + 1, nextAt: Date.now() + pause, lastAnswer };
    this.#queue.put(next.id, next);
    this.#schedule(next);
  }

  /** The answer's status, or why there was none. */
  async #attempt(delivery: QueuedDelivery): Promise<string> {
    try {
      const { headers, body } = this.#prepare(delivery);
      const answer = await fetch(delivery.url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await answer.arrayBuffer();
      return `${answer.status}`;
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      return String(cause);
    }
  }
}
