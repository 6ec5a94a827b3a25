import type { LeadFields, LeadQuery } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leadWrite } from '../../test/lead-write.ts';
import { openTestStore } from '../../test/open-test-store.ts';

let test: Awaited<ReturnType<typeof openTestStore>>;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const people: Record<string, LeadFields> = {
  ada: {
    firstName: 'Ada',
    lastName: 'Lovelace',
    email: 'ada.lovelace@acme.example',
    companyName: 'Acme & Söhne GmbH',
    phone: '+14155550123',
  },
  jeanLuc: { firstName: 'Jean-Luc', lastName: "O'Brien", email: 'jl@enterprise.example', companyName: '3M' },
  jose: { firstName: 'José', lastName: 'Muñoz Åström', companyName: 'Ærø Straße' },
  olga: { firstName: 'Ольга', lastName: 'Королёва', companyName: 'Яндекс' },
  nikos: { firstName: 'Νίκος', lastName: 'Παπαδόπουλος' },
  wang: { firstName: '小明', lastName: '王', companyName: '北京科技有限公司' },
  yuki: { firstName: 'ゆき', lastName: '田中', companyName: 'ガンダム株式会社' },
  min: { firstName: '민수', lastName: '김', phone: '+8221234567' },
  somchai: { firstName: 'สมชาย', lastName: 'ใจดี' },
  ram: { firstName: 'राम', lastName: 'शर्मा' },
  dana: { firstName: 'דנה', lastName: 'כהן' },
  omar: { firstName: 'عُمَر', lastName: 'الشريف' },
  full: { firstName: 'ＡＬＩＣＥ', lastName: 'Łukasz' },
};

describe('searching leads', () => {
  let workspaceId: string;
  const nameOf = new Map<string, string>();
  beforeAll(async () => {
    workspaceId = (await test.store.workspaces.create('Search')).id;
    for (const [name, fields] of Object.entries(people)) {
      const write = leadWrite({ fields });
      nameOf.set(write.lead.id, name);
      await test.store.leads.write(workspaceId, [write]);
    }
  });

  it.each([
    ['ada', ['ada']],
    ['LOVEL', ['ada']],
    ['lovelace ada', ['ada']],
    ['ada smith', []],
    ['a', ['ada', 'jose', 'full']],
    ['ada.lovelace@acme.example', ['ada']],
    ['ada.love', ['ada']],
    ['acme.ex', ['ada']],
    ['sohne acme', ['ada']],
    ['Söhne', ['ada']],
    ['+1 (415) 555-0123', ['ada']],
    ['415 555', ['ada']],
    ['0014155550123', ['ada']],
    ['4155550123 ada', ['ada']],
    ['02 123 4567', ['min']],
    ['jean luc', ['jeanLuc']],
    ['jean-luc', ['jeanLuc']],
    ['jeanluc', ['jeanLuc']],
    ["o'brien", ['jeanLuc']],
    ['o’brien', ['jeanLuc']],
    ['brien', ['jeanLuc']],
    ['3m', ['jeanLuc']],
    ['jose munoz', ['jose']],
    ['JOSÉ ASTROM', ['jose']],
    ['strasse', ['jose']],
    ['aero', ['jose']],
    ['королева', ['olga']],
    ['ОЛЬ', ['olga']],
    ['ндекс', []],
    ['παπαδοπ', ['nikos']],
    ['ΝΙΚΟΣ', ['nikos']],
    ['王', ['wang']],
    ['小明 王', ['wang']],
    ['科技', ['wang']],
    ['有限公司', ['wang']],
    ['田中', ['yuki']],
    ['ガンダム', ['yuki']],
    ['김', ['min']],
    ['민수', ['min']],
    ['สมช', ['somchai']],
    ['राम', ['ram']],
    ['शर्', ['ram']],
    ['דנה', ['dana']],
    ['عمر', ['omar']],
    ['alice lukasz', ['full']],
    ['.*', []],
    ['', Object.keys(people)],
  ])('%j finds %j', async (search, expected) => {
    const page = await test.store.leads.list(workspaceId, { search, limit: 100 });
    expect(new Set(page.items.map((lead) => nameOf.get(lead.id)))).toEqual(new Set(expected));
    expect(page).toMatchObject({ total: expected.length, totalIsExact: true });
  });
});

describe('filters, sorts and pages', () => {
  let workspaceId: string;
  const statuses = ['new', 'working', 'qualified'] as const;
  const emailStatuses = ['valid', 'invalid', 'unverified'] as const;
  const leads = Array.from({ length: 120 }, (_, n) => ({
    n,
    status: statuses[n % 3] as (typeof statuses)[number],
    emailStatus: emailStatuses[n % 2] as (typeof emailStatuses)[number],
    country: n % 5 === 0 ? 'FR' : 'DE',
    score: n % 4 === 0 ? null : n % 100,
    tag: n % 6 === 0 ? 'hot' : 'cold',
    linked: n % 7 === 0,
    lastName: `Name${(n * 37) % 120}`,
  }));
  beforeAll(async () => {
    workspaceId = (await test.store.workspaces.create('Lists')).id;
    const at = '2026-01-01T00:00:00.000Z';
    for (const lead of leads)
      await test.store.leads.write(workspaceId, [
        leadWrite({
          fields: {
            lastName: lead.lastName,
            email: `${lead.n}@p.example`,
            country: lead.country,
            companyName: `C${lead.n % 10}`,
          },
          status: lead.status,
          emailStatus: lead.emailStatus,
          score: lead.score === null ? null : { total: lead.score, parts: [], at },
          tags: [lead.tag],
          companyId: `com_${lead.n % 10}`,
          links: lead.linked
            ? [{ connectionId: 'c', connector: 'hubspot', object: 'contact', remoteId: `${lead.n}`, at }]
            : [],
        }),
      ]);
  });

  const readAll = async (query: LeadQuery) => {
    const numbers: number[] = [];
    let cursor: string | null = null;
    let total = -1;
    do {
      const page = await test.store.leads.list(workspaceId, {
        ...query,
        limit: 7,
        ...(cursor === null ? {} : { cursor }),
      });
      numbers.push(...page.items.map((lead) => Number.parseInt(lead.fields.email ?? '', 10)));
      cursor = page.nextCursor;
      total = page.total;
    } while (cursor !== null);
    return { numbers, total };
  };
  const matching = (test: (lead: (typeof leads)[number]) => boolean) => leads.filter(test).map((lead) => lead.n);

  it.each<[LeadQuery, (lead: (typeof leads)[number]) => boolean]>([
    [{}, () => true],
    [{ status: 'working' }, (lead) => lead.status === 'working'],
    [{ emailStatus: 'valid', status: 'new' }, (lead) => lead.emailStatus === 'valid' && lead.status === 'new'],
    [{ country: 'fr' }, (lead) => lead.country === 'FR'],
    [{ tag: 'hot', country: 'FR' }, (lead) => lead.tag === 'hot' && lead.country === 'FR'],
    [{ linkedTo: 'hubspot' }, (lead) => lead.linked],
    [{ companyId: 'com_3', status: 'new' }, (lead) => lead.n % 10 === 3 && lead.status === 'new'],
    [{ scoreMin: 20, scoreMax: 60 }, (lead) => lead.score !== null && lead.score >= 20 && lead.score <= 60],
    [{ search: 'name1', scoreMin: 50 }, (lead) => lead.lastName.startsWith('Name1') && (lead.score ?? 0) >= 50],
    [{ search: 'na c1', tag: 'hot' }, (lead) => lead.n % 10 === 1 && lead.tag === 'hot'],
  ])('%j gives each match once over all pages, in every order', async (query, matches) => {
    const expected = matching(matches);
    for (const sort of [
      '-updatedAt',
      'updatedAt',
      '-createdAt',
      'createdAt',
      '-score',
      'score',
      'name',
      '-name',
      'company',
      '-company',
    ] as const) {
      const { numbers, total } = await readAll({ ...query, sort });
      expect(ascending(numbers), sort).toEqual(expected);
      expect(total).toBe(expected.length);
    }
  });

  it('sorts', async () => {
    expect((await readAll({ sort: 'createdAt' })).numbers).toEqual(leads.map((lead) => lead.n));
    expect((await readAll({})).numbers).toEqual(leads.map((lead) => lead.n).toReversed());
    const byName = await readAll({ sort: 'name' });
    expect(byName.numbers.map((n) => leads[n]?.lastName)).toEqual(leads.map((lead) => lead.lastName).toSorted());
    const scores = (await readAll({ sort: '-score' })).numbers.map((n) => leads[n]?.score ?? -1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('refuses a cursor that is not its own', async () => {
    await expect(test.store.leads.list(workspaceId, { cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  });

  it('puts a changed lead first', async () => {
    const page = await test.store.leads.list(workspaceId, { sort: 'createdAt', limit: 1 });
    const [oldest] = page.items;
    if (oldest === undefined) throw new Error('no lead');
    await test.store.leads.write(workspaceId, [{ ...leadWrite(oldest), expectedVersion: oldest.version }]);
    expect((await test.store.leads.list(workspaceId, { limit: 1 })).items[0]?.id).toBe(oldest.id);
  });
});

function ascending(numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => a - b);
}
