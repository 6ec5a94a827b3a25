import type { EmailStatus, Lead, LeadStatus } from '@leadloom/contracts';
import { newId, type LeadWrite, type Store } from '@leadloom/store';
import { companies, person, type Company } from './population.ts';
import { random } from '../../../test/random.ts';

const batchSize = 1_000;
const parallel = 3;
const statuses: readonly LeadStatus[] = [
  'new',
  'new',
  'new',
  'new',
  'new',
  'working',
  'working',
  'contacted',
  'contacted',
  'disqualified',
  'qualified',
];
const emailStatuses: readonly EmailStatus[] = [
  'valid',
  'valid',
  'valid',
  'valid',
  'unverified',
  'unverified',
  'unverified',
  'invalid',
  'catch_all',
  'catch_all',
  'role',
  'unknown',
  'disposable',
  'spam_trap',
];
const tags = ['trade-fair', 'newsletter', 'webinar', 'partner', 'cold', 'vip'];

/** Fills the workspace up to `count` leads through the store's own writes; reports how far it is. */
export async function loadLeads(
  store: Store,
  workspaceId: string,
  count: number,
  progress: (done: number) => void,
): Promise<void> {
  const all = companies();
  const companyIds = new Map<Company, string>();
  for (let from = 0; from < all.length; from += 5_000) {
    const part = all.slice(from, from + 5_000);
    const ids = await store.companies.upsertMany(workspaceId, part);
    for (const [place, company] of part.entries()) companyIds.set(company, ids[place] ?? '');
  }
  await writeRange(store, workspaceId, { from: 0, to: count, count }, all, companyIds, progress);
}

/** Adds leads behind the `count` that are here, as an import would. */
export async function writeMore(store: Store, workspaceId: string, count: number, more: number): Promise<void> {
  await writeRange(
    store,
    workspaceId,
    { from: count, to: count + more, count },
    companies(),
    new Map(),
    () => undefined,
  );
}

async function writeRange(
  store: Store,
  workspaceId: string,
  { from, to, count }: { from: number; to: number; count: number },
  all: readonly Company[],
  companyIds: ReadonlyMap<Company, string>,
  progress: (done: number) => void,
): Promise<void> {
  let next = from;
  let done = 0;
  const work = async () => {
    while (next < to) {
      const start = next;
      next += batchSize;
      const writes = Array.from({ length: Math.min(batchSize, to - start) }, (_, place) =>
        leadWrite(start + place, all, companyIds, count),
      );
      const results = await store.leads.write(workspaceId, writes);
      const refused = results.find((result) => !result.ok);
      if (refused !== undefined) throw new Error(`a lead was refused: ${JSON.stringify(refused)}`);
      done += writes.length;
      progress(done);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
}

/** Leads were made over two years, a second of import at a time. */
function leadWrite(
  n: number,
  all: readonly Company[],
  companyIds: ReadonlyMap<Company, string>,
  count: number,
): LeadWrite {
  const { company, email, firstName, lastName, phone, country, title } = person(n, all);
  const dice = random(500_000_009 + n);
  const createdMs = Date.UTC(2024, 8, 1) + Math.floor((n / count) * 2 * 365 * 86_400_000);
  const createdAt = new Date(createdMs).toISOString();
  const provenance = { source: 'import', at: createdAt, confidence: 0.8 };
  const fields: Lead['fields'] = {
    firstName,
    lastName,
    title,
    country,
    companyName: company.name,
    companyDomain: company.domain,
    industry: company.industry,
    employees: company.employees,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
  const score = dice.below(101);
  return {
    lead: {
      id: newId('lead', createdMs),
      fields,
      provenance: Object.fromEntries(Object.keys(fields).map((name) => [name, provenance])),
      status: dice.pick(statuses),
      emailStatus: email === undefined ? 'unverified' : dice.pick(emailStatuses),
      score: dice.chance(0.3)
        ? null
        : { total: score, parts: [{ rule: 'known', points: score, reason: 'is known' }], at: createdAt },
      // Each import tags its rows, so that leads of a tag lie together.
      tags: [`import-${Math.floor((n / count) * 40)}`, ...(dice.chance(0.2) ? [dice.pick(tags)] : [])],
      companyId: companyIds.get(company) ?? null,
      links: dice.chance(0.25)
        ? [
            {
              connectionId: 'con_1',
              connector: dice.pick(['hubspot', 'salesforce', 'pipedrive']),
              object: 'contact',
              remoteId: `${n}`,
              at: createdAt,
            },
          ]
        : [],
      createdAt,
    },
    identityKeys: email === undefined ? [`import:bench:${n}`] : [`email:${email}`],
    expectedVersion: null,
    timeline: [{ kind: 'created', title: 'Imported', changes: [], source: 'import' }],
  };
}
