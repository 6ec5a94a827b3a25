import type { VendorView } from '../../server/vendor.ts';
import { account } from './objects/account.ts';
import { task } from './objects/activity.ts';
import { contact } from './objects/contact.ts';
import { lead } from './objects/lead.ts';
import type { ObjectDefinition } from './objects/object-definition.ts';
import { opportunity } from './objects/opportunity.ts';
import type { Org, SObject } from './org.ts';

const LISTS: readonly (readonly [ObjectDefinition, readonly string[]])[] = [
  [lead, ['Name', 'Company', 'Title', 'Email', 'Phone', 'Status', 'LastModifiedDate']],
  [contact, ['Name', 'Title', 'Email', 'Phone', 'LastModifiedDate']],
  [account, ['Name', 'Website', 'Industry', 'NumberOfEmployees', 'LastModifiedDate']],
  [opportunity, ['Name', 'StageName', 'Amount', 'CloseDate']],
  [task, ['Subject', 'Status', 'Priority', 'ActivityDate']],
];

function showCell(record: SObject, name: string): string {
  const value = record[name];
  return value === undefined || value === null ? '' : String(value as string | number | boolean);
}

/** The org's lists as its users see them. */
export function salesforceViews(org: Org): VendorView[] {
  return LISTS.map(([definition, columns]) => ({
    key: definition.plural.toLowerCase(),
    title: definition.plural,
    columns,
    rows({ search, limit, offset }) {
      const wanted = search?.toLowerCase();
      const found = [...org.table(definition).records.values()].filter((record) => {
        if (record['IsDeleted'] === true) return false;
        return !wanted || columns.some((name) => showCell(record, name).toLowerCase().includes(wanted));
      });
      const page = found.reverse().slice(offset, offset + limit);
      const rows = page.map((record) => ({ values: columns.map((name) => showCell(record, name)), detail: record }));
      return { total: found.length, rows };
    },
  }));
}
