import type { FastifyInstance } from 'fastify';
import { textOf } from '../../server/text-of.ts';
import type { VendorContext } from '../../server/vendor.ts';
import { noteEnrichments } from './enrichments.ts';
import type { Limits } from './limits.ts';
import { parametersOf } from './parameters.ts';
import { organization } from './records.ts';

const MOST_DOMAINS = 10;

/** https://docs.apollo.io/reference/organization-enrichment */
export function registerOrganizations(app: FastifyInstance, context: VendorContext, limits: Limits): void {
  const { population } = context;

  app.get('/api/v1/organizations/enrich', (request, reply) => {
    if (!limits.enrichment('organizations/enrich', reply)) return reply;
    const { domain } = parametersOf(request) as { domain?: string };
    if (!domain) return reply.code(422).send({ error: "Required parameter 'domain' missing" });
    const company = population.companyByDomain(domain.replace(/^(https?:\/\/)?(www\.)?/, ''));
    if (company === undefined) return {};
    noteEnrichments(context, 'organizations/enrich', [company]);
    return { organization: organization(company) };
  });

  app.post('/api/v1/organizations/bulk_enrich', (request, reply) => {
    if (!limits.enrichment('organizations/bulk_enrich', reply)) return reply;
    const parameters = parametersOf(request);
    const domains = parameters['domains[]'] ?? parameters['domains'];
    if (!Array.isArray(domains) || domains.length === 0 || domains.length > MOST_DOMAINS)
      return reply.code(422).send({ error: 'Invalid parameters' });
    const organizations = domains
      .map((domain) => population.companyByDomain(textOf(domain)))
      .map((company) => (company === undefined ? null : organization(company)));
    const found = organizations.filter((entry) => entry !== null).length;
    return {
      status: 'success',
      error_code: null,
      error_message: null,
      total_requested_domains: domains.length,
      unique_domains: new Set(domains).size,
      unique_enriched_records: found,
      missing_records: domains.length - found,
      organizations,
    };
  });
}
