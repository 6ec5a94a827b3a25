import { listView } from '../../server/list-view.ts';
import type { VendorView } from '../../server/vendor.ts';
import { findObjectType } from './object-type.ts';
import type { CrmRecord, Portal } from './portal.ts';

const LISTS: readonly (readonly [string, readonly string[]])[] = [
  ['contacts', ['firstname', 'lastname', 'email', 'jobtitle', 'company', 'lifecyclestage', 'lastmodifieddate']],
  ['companies', ['name', 'domain', 'industry', 'numberofemployees', 'city', 'country']],
  ['deals', ['dealname', 'amount', 'dealstage', 'closedate']],
  ['tasks', ['hs_task_subject', 'hs_task_status', 'hs_timestamp']],
  ['notes', ['hs_note_body', 'hs_timestamp']],
];

/** The portal's lists as its users see them. */
export function hubspotViews(portal: Portal): VendorView[] {
  return LISTS.flatMap(([name, columns]) => {
    const type = findObjectType(name);
    if (!type) return [];
    const labels = columns.map((column) => portal.properties(type).get(column)?.label ?? column);
    return listView<CrmRecord>({
      key: name,
      title: name.charAt(0).toUpperCase() + name.slice(1),
      columns: labels,
      records: () => [...portal.records(type).values()].filter((record) => !record.archived),
      values: (record) => columns.map((column) => record.properties[column]),
    });
  });
}
