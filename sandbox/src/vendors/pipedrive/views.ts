import { listView } from '../../server/list-view.ts';
import type { VendorView } from '../../server/vendor.ts';
import type { Company, ContactValue, Entity } from './company.ts';
import { ENTITY_TYPES, type EntityType } from './entity-type.ts';

const first = (value: unknown) => (value as readonly ContactValue[] | undefined)?.[0]?.value;

const show = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? value : undefined);

/** The company's lists as its users see them. */
export function pipedriveViews(company: Company): VendorView[] {
  const nameOf = (type: EntityType, id: unknown) => show(company.records(type).get(String(id))?.['name']);
  const entities = (
    type: EntityType,
    title: string,
    columns: readonly string[],
    values: (entity: Entity) => readonly (string | number | undefined)[],
  ) =>
    listView<Entity>({
      key: type.plural,
      title,
      columns,
      values,
      records: () => [...company.records(type).values()].filter((one) => !one.is_deleted),
    });
  const { person, organization, deal, activity } = ENTITY_TYPES;
  return [
    entities(person, 'People', ['Name', 'Email', 'Phone', 'Organization', 'Updated'], (one) => [
      show(one['name']),
      first(one['emails']),
      first(one['phones']),
      nameOf(organization, one['org_id']),
      show(one['update_time']),
    ]),
    entities(organization, 'Organizations', ['Name', 'Website', 'Employees', 'Address'], (one) => [
      show(one['name']),
      show(one['website']),
      show(one['employee_count']),
      show((one['address'] as { value?: string } | null)?.value),
    ]),
    listView({
      key: 'leads',
      title: 'Leads',
      columns: ['Title', 'Person', 'Organization', 'Added'],
      records: () => company.leads.values(),
      values: (lead) => [
        show(lead['title']),
        nameOf(person, lead['person_id']),
        nameOf(organization, lead['organization_id']),
        show(lead['add_time']),
      ],
    }),
    entities(deal, 'Deals', ['Title', 'Value', 'Currency', 'Status', 'Person'], (one) => [
      show(one['title']),
      show(one['value']),
      show(one['currency']),
      show(one['status']),
      nameOf(person, one['person_id']),
    ]),
    entities(activity, 'Activities', ['Subject', 'Type', 'Due', 'Done'], (one) => [
      show(one['subject']),
      show(one['type']),
      show(one['due_date']),
      one['done'] === true ? 'yes' : 'no',
    ]),
  ];
}
