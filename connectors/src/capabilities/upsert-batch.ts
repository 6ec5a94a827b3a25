import { HubError } from '@leadloom/contracts';
import { refuseMore } from './refuse-more.ts';
import type { UpsertItem, UpsertPeopleOutput, UpsertResult } from './upsert-people.ts';

/**
 * The items of one upsert and what becomes of each. Items with the address of an earlier one fail at once: written, the two would
 * take the one record from each other.
 */
export class UpsertBatch {
  /** Those that are to be written. */
  readonly open: readonly UpsertItem[];
  readonly #items: readonly UpsertItem[];
  readonly #results = new Map<number, UpsertResult>();

  constructor(vendor: string, items: readonly UpsertItem[], maxItems: number) {
    refuseMore(vendor, maxItems, 'people', items.length);
    this.#items = items;
    const byEmail = new Map<string, UpsertItem>();
    const open: UpsertItem[] = [];
    for (const item of items) {
      const email = item.fields.email?.toLowerCase();
      const earlier = email === undefined ? undefined : byEmail.get(email);
      if (email !== undefined && earlier === undefined) byEmail.set(email, item);
      if (earlier === undefined) open.push(item);
      else {
        this.fail(
          item,
          new HubError(
            'conflict',
            `Lead ${item.leadId} has the same e-mail address as ${earlier.leadId}: merge the two.`,
          ),
        );
      }
    }
    this.open = open;
  }

  settle(item: UpsertItem, result: Omit<Extract<UpsertResult, { remoteId: string }>, 'index'>): void {
    this.#results.set(item.index, { index: item.index, ...result });
  }

  fail(item: UpsertItem, { code, message, retryable }: HubError): void {
    this.#results.set(item.index, { index: item.index, outcome: 'failed', code, message, retryable });
  }

  output(): UpsertPeopleOutput {
    return {
      results: this.#items.map((item) => {
        const result = this.#results.get(item.index);
        if (result === undefined) throw new HubError('unexpected', `Nothing was decided about item ${item.index}.`);
        return result;
      }),
    };
  }
}
