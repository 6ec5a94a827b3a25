import type { Vendor } from '../../server/vendor.ts';
import { openCompany } from './company.ts';
import { pipedriveRoutes } from './routes.ts';
import { seedCompany } from './seed.ts';
import { pipedriveViews } from './views.ts';
import { numberDelivery } from './webhooks.ts';

/** One Pipedrive company: v2, what is left of v1, OAuth and webhooks. */
export const pipedrive: Vendor = {
  name: 'pipedrive',
  title: 'Pipedrive',
  routes: (app, context) => pipedriveRoutes(app, openCompany(context)),
  views: (context) => pipedriveViews(openCompany(context)),
  seed: (body, context) => seedCompany(openCompany(context), body),
  prepareDelivery: numberDelivery,
};
