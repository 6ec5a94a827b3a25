import type { Migration } from './migration.ts';
import { hubIndexes } from './001-hub-indexes.ts';
import { leadIndexes } from './002-lead-indexes.ts';
import { tagsAndVariables } from './003-tags-and-variables.ts';
import { nodePackages } from './016-node-packages.ts';
import { consents } from './020-consents.ts';
import { loginFailures } from './021-login-failures.ts';
import { userLinks } from './022-user-links.ts';
import { views } from './023-views.ts';
import { inquiries } from './030-inquiries.ts';
import { dataTables } from './014-data-tables.ts';
import { processedItems } from './015-processed-items.ts';

export const hubMigrations: readonly Migration[] = [
  hubIndexes,
  leadIndexes,
  tagsAndVariables,
  dataTables,
  processedItems,
  nodePackages,
  consents,
  loginFailures,
  userLinks,
  views,
  inquiries,
];
