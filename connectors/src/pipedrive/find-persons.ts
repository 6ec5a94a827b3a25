import type { UpsertItem } from '../capabilities/upsert-people.ts';
import type { Pipedrive } from './client.ts';
import { listUntil } from './list-until.ts';
import { Hits, PageOf, Person } from './records.ts';

const pageSize = 500;

/**
 * The person behind each item, by our id, remote id, then e-mail, the oldest of several. Searching costs twenty tokens a person and reads an
 * index; a page of five hundred persons costs ten and reads the records. So pages are read first, as many as half of the searches would
 * cost, and only who may be beyond them is searched for.
 */
export async function findPersons(
  pipedrive: Pipedrive,
  items: readonly UpsertItem[],
  idKey: string | null,
): Promise<(item: UpsertItem) => Person | undefined> {
  const byId = new Map<number, Person>();
  const byLeadId = new Map<string, Person>();
  const byEmail = new Map<string, Person>();
  const visit = (person: Person) => {
    byId.set(person.id, person);
    const leadId = idKey === null ? undefined : person.custom_fields?.[idKey];
    if (typeof leadId === 'string' && isOlder(person, byLeadId.get(leadId))) byLeadId.set(leadId, person);
    for (const { value } of person.emails ?? []) {
      const email = value.trim().toLowerCase();
      if (isOlder(person, byEmail.get(email))) byEmail.set(email, person);
    }
  };
  const find = (item: UpsertItem) =>
    byLeadId.get(item.leadId) ?? byId.get(Number(item.remoteId)) ?? byEmail.get(item.fields.email?.toLowerCase() ?? '');

  const remoteIds = items.flatMap((item) => item.remoteId ?? []);
  if (remoteIds.length > 0) (await personsById(pipedrive, remoteIds)).forEach(visit);
  const missing = () => items.filter((item) => find(item) === undefined);
  if (missing().length === 0) return find;

  const isWhole = await listUntil(
    missing().length,
    async (cursor) => {
      // https://developers.pipedrive.com/docs/api/v1/Persons#getPersons (v2)
      const page = await pipedrive.answerOf('persons', 'read', PageOf(Person), () =>
        pipedrive.persons.getPersons({
          limit: pageSize,
          sort_by: 'id',
          sort_direction: 'desc',
          ...(cursor === undefined ? {} : { cursor }),
        }),
      );
      return { items: page.data, nextCursor: page.additional_data?.next_cursor ?? undefined };
    },
    visit,
    () => missing().length === 0,
  );
  if (isWhole) return find;

  for (const item of missing()) {
    const { email } = item.fields;
    if (email !== undefined) (await searchPersons(pipedrive, 'email', email)).forEach(visit);
    if (find(item) === undefined && idKey !== null) {
      (await searchPersons(pipedrive, 'custom_fields', item.leadId)).forEach(visit);
    }
  }
  return find;
}

/** https://developers.pipedrive.com/docs/api/v1/Persons#searchPersons (v2) */
async function searchPersons(pipedrive: Pipedrive, fields: 'email' | 'custom_fields', term: string): Promise<Person[]> {
  const hits = await pipedrive.answerOf('persons/search', 'read', Hits, () =>
    pipedrive.persons.searchPersons({ term, fields, exact_match: true, limit: 100 }),
  );
  return personsById(
    pipedrive,
    hits.data.items.map(({ item }) => String(item.id)),
  );
}

async function personsById(pipedrive: Pipedrive, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const page = await pipedrive.answerOf('persons', 'read', PageOf(Person), () =>
    pipedrive.persons.getPersons({ ids: ids.join(','), limit: 100 }),
  );
  return page.data;
}

function isOlder(person: Person, than: Person | undefined): boolean {
  return than === undefined || person.id < than.id;
}
