import type { FastifyRequest } from 'fastify';
import { sandboxCredentials } from '../../server/credentials.ts';
import { listView } from '../../server/list-view.ts';
import type { Vendor } from '../../server/vendor.ts';
import { enrichmentsOf } from './enrichments.ts';
import { createLimits } from './limits.ts';
import { registerOrganizations } from './organizations.ts';
import { registerPeople } from './people.ts';

/** Apollo.io: https://docs.apollo.io/reference; base URL `{sandbox}/apollo/api/v1`. */
export const apollo: Vendor = {
  name: 'apollo',
  title: 'Apollo',
  routes(app, context) {
    const limits = createLimits(() => context.now());

    app.addHook('preHandler', async (request, reply) => {
      if (isAuthorised(request)) return;
      await reply
        .code(401)
        .type('text/plain; charset=utf-8')
        .send('Invalid API key. See https://docs.apollo.io/reference/authentication for how to authenticate.');
    });

    app.get('/api/v1/auth/health', () => ({ healthy: true, is_logged_in: true }));

    app.get('/api/v1/users/api_profile', (request, reply) => {
      if (!limits.default('users/api_profile', reply)) return reply;
      return {
        id: '66c8db577ed7f201b25c0eef',
        team_id: '6095a710bd01d100a506d4ac',
        first_name: 'Sandbox',
        last_name: 'Owner',
        title: 'Developer',
        email: 'owner@sandbox.example',
      };
    });

    registerPeople(app, context, limits);
    registerOrganizations(app, context, limits);
  },
  views: (context) => [
    listView({
      key: 'enrichments',
      title: 'Enrichments',
      columns: ['At', 'Endpoint', 'Who', 'E-mail'],
      records: () => enrichmentsOf(context).values(),
      values: ({ at, endpoint, name, email }) => [at, endpoint, name, email],
    }),
    listView({
      key: 'people',
      title: 'People',
      columns: ['Name', 'Title', 'Company', 'City', 'Country', 'E-mail'],
      records: () => context.population.people,
      values: (person) => [
        `${person.firstName} ${person.lastName}`,
        person.title,
        context.population.companyById(person.companyId)?.name,
        person.city,
        person.country,
        person.email,
      ],
    }),
    listView({
      key: 'companies',
      title: 'Companies',
      columns: ['Name', 'Domain', 'Industry', 'Employees', 'City', 'Country'],
      records: () => context.population.companies,
      values: (company) => [
        company.name,
        company.domain,
        company.industry,
        company.employees,
        company.city,
        company.country,
      ],
    }),
  ],
};

function isAuthorised(request: FastifyRequest): boolean {
  const { apiKey } = sandboxCredentials.apollo;
  return request.headers['x-api-key'] === apiKey || request.headers.authorization === `Bearer ${apiKey}`;
}
