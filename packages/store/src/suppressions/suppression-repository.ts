import type { PageOf, PageQuery, Suppression, SuppressionInput } from '@leadloom/contracts';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';
import { containing } from '../text-search.ts';

export type SuppressionRepository = ReturnType<typeof suppressionRepository>;

/** Who must not be contacted: addresses and whole domains, in lower case. */
export function suppressionRepository({ db }: StoreContext) {
  const suppressions = db.collection<Stored<Suppression>>('suppressions');
  return {
    /** Adds it; one that is here already stays as it is, with its first reason. */
    async add(workspaceId: string, input: SuppressionInput, source: string): Promise<Suppression> {
      const value = input.value.trim().toLowerCase().replace(/^@/, '');
      const {
        workspaceId: _,
        _id,
        kind,
        value: __,
        ...onInsert
      } = toStored<Suppression>(workspaceId, {
        id: newId('sup'),
        ...input,
        value,
        source,
        createdAt: new Date().toISOString(),
      });
      const stored = await suppressions.findOneAndUpdate(
        { workspaceId, kind, value },
        { $setOnInsert: { _id, ...onInsert } },
        { upsert: true, returnDocument: 'after' },
      );
      if (stored === null) throw new Error(`suppression of ${kind} was not stored`);
      return read(stored);
    },
    async get(workspaceId: string, id: string): Promise<Suppression | null> {
      const found = await suppressions.findOne({ _id: id, workspaceId });
      return found && read(found);
    },
    async delete(workspaceId: string, id: string): Promise<boolean> {
      return (await suppressions.deleteOne({ _id: id, workspaceId })).deletedCount === 1;
    },
    async list(
      workspaceId: string,
      query: PageQuery & { search?: string; reason?: string } = {},
    ): Promise<PageOf<Suppression>> {
      const filter = {
        workspaceId,
        ...(query.reason === undefined ? {} : { reason: query.reason }),
        ...(query.search === undefined || query.search === '' ? {} : { value: containing(query.search) }),
      };
      return findPage(suppressions, { filter, query }, read);
    },
    /** What applies to each address: its own entry, else one of its domain or a domain above it. Addresses without one are missing. */
    async check(workspaceId: string, emails: readonly string[]): Promise<Map<string, Suppression>> {
      const addresses = emails.map((email) => email.trim().toLowerCase());
      const found = await suppressions
        .find({
          workspaceId,
          $or: [
            { kind: 'email', value: { $in: addresses } },
            { kind: 'domain', value: { $in: [...new Set(addresses.flatMap(domainsAbove))] } },
          ],
        })
        .toArray();
      const byKey = new Map(found.map((row) => [`${row.kind}:${row.value}`, read(row)]));
      const result = new Map<string, Suppression>();
      for (const [place, address] of addresses.entries()) {
        const keys = [`email:${address}`, ...domainsAbove(address).map((domain) => `domain:${domain}`)];
        const hit = keys.map((key) => byKey.get(key)).find((entry) => entry !== undefined);
        if (hit !== undefined) result.set(emails[place] as string, hit);
      }
      return result;
    },
  };
}

/** `a@b.c.example` → `b.c.example`, `c.example`. A top-level domain alone is none. */
function domainsAbove(address: string): string[] {
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  return labels.slice(0, -1).map((_, place) => labels.slice(place).join('.'));
}

function read(row: Stored<Suppression>): Suppression {
  return fromStored<Suppression>(row);
}
