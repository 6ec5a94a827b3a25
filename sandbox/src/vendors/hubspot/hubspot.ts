import type { Vendor } from '../../server/vendor.ts';
import { openPortal } from './portal.ts';
import { hubspotRoutes } from './routes.ts';
import { seedPortal } from './seed.ts';
import { hubspotViews } from './views.ts';
import { signDelivery } from './webhooks.ts';

/** One HubSpot portal: CRM records, properties, associations, OAuth and webhooks. */
export const hubspot: Vendor = {
  name: 'hubspot',
  title: 'HubSpot',
  routes: (app, context) => hubspotRoutes(app, openPortal(context)),
  views: (context) => hubspotViews(openPortal(context)),
  seed: (body, context) => seedPortal(openPortal(context), body),
  prepareDelivery: signDelivery,
};
