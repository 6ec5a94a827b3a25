import type { Company, PageOf, PageQuery } from '@leadloom/contracts';
import type { AnyBulkWriteOperation } from 'mongodb';
import { isDuplicateKey } from '../duplicate-key.ts';
import { findPage } from '../find-page.ts';
import { foldText } from '../leads/fold-text.ts';
import { factIndex, type LeadDocument, leadsCollection } from '../leads/lead-document.ts';
import { fact } from '../leads/facts.ts';
import { newId, randomPart } from '../new-id.ts';
import type { StoreContext } from '../store-context.ts';
import { fromStored, type Stored, toStored } from '../stored.ts';
import { beginningWith } from '../text-search.ts';

type CompanyRow = Omit<Company, 'leadCount'>;

type CompanyDocument = Stored<CompanyRow> & {
  /** `domain:example.com`, or `name:…` of one without a domain. Unique in the workspace. */
  key: string;
  /** Name, folded, then the id's random part: what lists are sorted by. */
  order: string;
  /** Words of name and domain, folded. */
  search: string[];
};

export type NewCompany = Omit<CompanyRow, 'id' | 'createdAt' | 'updatedAt'>;

export type CompanyRepository = ReturnType<typeof companyRepository>;

export function companyRepository({ db }: StoreContext) {
  const companies = db.collection<CompanyDocument>('companies');
  const leads = db.collection<LeadDocument>(leadsCollection);
  const hidden = { key: 0, order: 0, search: 0 };

  const withCounts = (workspaceId: string, rows: readonly Stored<CompanyRow>[]): Promise<Company[]> =>
    Promise.all(
      rows.map(async (row) => ({
        ...fromStored<CompanyRow>(row),
        leadCount: await leads.countDocuments(
          { workspaceId, facts: fact.company(row._id) },
          { hint: factIndex('updated') },
        ),
      })),
    );

  /** Stores new companies; gives back those that somebody else has made meanwhile. */
  const insertUnlessThere = async (workspaceId: string, inserts: CompanyDocument[]) => {
    if (inserts.length === 0) return [];
    try {
      await companies.insertMany(inserts, { ordered: false });
      return [];
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const keys = inserts.map(({ key }) => key);
      return companies.find({ workspaceId, key: { $in: keys } }, { projection: { key: 1 } }).toArray();
    }
  };

  return {
    /**
     * Ids of the companies in the order of `inputs`, each made where its domain (or, without one, its name) is not known. Of a known one
     * only what was missing is filled in.
     */
    async upsertMany(workspaceId: string, inputs: readonly NewCompany[]): Promise<string[]> {
      const byKey = new Map(inputs.map((input) => [companyKey(input), input]));
      if (byKey.size === 0) return [];
      const now = new Date().toISOString();
      const existing = await companies.find({ workspaceId, key: { $in: [...byKey.keys()] } }).toArray();
      const known = new Map(existing.map((row) => [row.key, row]));
      const updates: AnyBulkWriteOperation<CompanyDocument>[] = [];
      const inserts: CompanyDocument[] = [];
      for (const [key, input] of byKey) {
        const row = known.get(key);
        if (row === undefined) {
          inserts.push(newDocument(workspaceId, key, input, now));
          continue;
        }
        const missing = Object.fromEntries(
          Object.entries(input).filter(
            ([name, value]) => value !== undefined && value !== null && row[name as keyof NewCompany] === undefined,
          ),
        );
        if (Object.keys(missing).length > 0)
          updates.push({
            updateOne: { filter: { _id: row._id, workspaceId }, update: { $set: { ...missing, updatedAt: now } } },
          });
      }
      if (updates.length > 0) await companies.bulkWrite(updates, { ordered: false });
      const ids = new Map([...existing, ...inserts].map((row) => [row.key, row._id]));
      for (const row of await insertUnlessThere(workspaceId, inserts)) ids.set(row.key, row._id);
      return inputs.map((input) => ids.get(companyKey(input)) as string);
    },
    async get(workspaceId: string, id: string): Promise<Company | null> {
      const found = await companies.findOne({ _id: id, workspaceId }, { projection: hidden });
      return found && ((await withCounts(workspaceId, [found]))[0] ?? null);
    },
    /** By name. `search` is the beginning of words of name or domain, all of which must fit. */
    async list(
      workspaceId: string,
      query: PageQuery & { search?: string; country?: string } = {},
    ): Promise<PageOf<Company>> {
      const words = foldText(query.search ?? '')
        .split(/[^\p{L}\p{N}\p{M}.-]+/u)
        .filter((word) => word !== '');
      const filter = {
        workspaceId,
        ...(query.country === undefined ? {} : { country: query.country.toUpperCase() }),
        ...(words.length === 0 ? {} : { $and: words.map((word) => ({ search: beginningWith(word) })) }),
      };
      const options = { filter, query, key: 'order', direction: 1, projection: { key: 0, search: 0 } } as const;
      const page = await findPage(companies, options, ({ order: _order, ...row }) => row as Stored<CompanyRow>);
      return { ...page, items: await withCounts(workspaceId, page.items) };
    },
  };
}

function newDocument(workspaceId: string, key: string, input: NewCompany, now: string): CompanyDocument {
  const id = newId('com');
  const order = `${foldText(input.name).trim().slice(0, 40)}\u0001${randomPart(id)}`;
  const row = toStored<CompanyRow>(workspaceId, { id, ...input, createdAt: now, updatedAt: now });
  return { ...row, key, order, search: companyWords(input) };
}

function companyKey({ domain, name }: NewCompany): string {
  return domain === null ? `name:${foldText(name).trim()}` : `domain:${domain.toLowerCase()}`;
}

function companyWords({ name, domain }: NewCompany): string[] {
  const words = foldText(name).split(/[^\p{L}\p{N}\p{M}]+/u);
  return [...new Set([foldText(name).trim(), ...words, ...(domain === null ? [] : [domain.toLowerCase()])])].filter(
    (word) => word !== '',
  );
}
