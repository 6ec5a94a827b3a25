import type { Vendor } from '../../server/vendor.ts';
import { dataRoutes } from './data-routes.ts';
import { oauthRoutes } from './oauth.ts';
import { openOrg } from './org.ts';
import { ensureOrgBasics } from './org-basics.ts';
import { seedOrg } from './seed.ts';
import { salesforceViews } from './views.ts';

/** One Salesforce org: login host, instance and API under the same base URL. */
export const salesforce: Vendor = {
  name: 'salesforce',
  title: 'Salesforce',
  routes(app, context) {
    const org = openOrg(context);
    app.addHook('preHandler', async () => ensureOrgBasics(org));
    oauthRoutes(app, org);
    dataRoutes(app, org);
  },
  views: (context) => salesforceViews(openOrg(context)),
  seed: (body, context) => seedOrg(openOrg(context), body),
};
