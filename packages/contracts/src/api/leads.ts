import { type Static, Type } from 'typebox';
import { DecisionRequest } from '../decision.ts';
import { Company, EmailStatus, Lead, LeadFields, LeadStatus, TimelineEntry } from '../lead.ts';
import { OneOf } from '../one-of.ts';
import {
  CheckSuppressionRequest,
  EnrichRequest,
  MatchRequest,
  Operation,
  OperationKind,
  OperationStatus,
  RunActionRequest,
  ScoreRequest,
  SendEmailRequest,
  SourceRequest,
  UpsertToCrmRequest,
  VerifyRequest,
} from '../operation.ts';
import { Id, Page, PageQuery } from '../page.ts';
import { defineRoute } from '../route.ts';

export const LeadSort = OneOf([
  '-updatedAt',
  'updatedAt',
  '-createdAt',
  'createdAt',
  '-score',
  'score',
  'name',
  '-name',
  'company',
  '-company',
]);

export const LeadQuery = Type.Object({
  ...PageQuery.properties,
  /** Words of name, e-mail, phone or company: each a prefix, in any order, case and diacritics ignored. */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  status: Type.Optional(LeadStatus),
  emailStatus: Type.Optional(EmailStatus),
  tag: Type.Optional(Type.String({ maxLength: 60 })),
  country: Type.Optional(Type.String({ maxLength: 2 })),
  companyId: Type.Optional(Id),
  scoreMin: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  scoreMax: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  /** Connector that it is linked to. */
  linkedTo: Type.Optional(Type.String({ maxLength: 60 })),
  sort: Type.Optional(LeadSort),
});
export type LeadQuery = Static<typeof LeadQuery>;

export const listLeads = defineRoute({
  method: 'GET',
  path: '/leads',
  operationId: 'listLeads',
  tag: 'Leads',
  summary: 'List leads with filters, search and sort',
  permission: 'leads:read',
  query: LeadQuery,
  response: Page(Lead),
});
export const getLead = defineRoute({
  method: 'GET',
  path: '/leads/{id}',
  operationId: 'getLead',
  tag: 'Leads',
  summary: 'One lead with the provenance of each field',
  permission: 'leads:read',
  response: Lead,
});
export const updateLead = defineRoute({
  method: 'PATCH',
  path: '/leads/{id}',
  operationId: 'updateLead',
  tag: 'Leads',
  summary: 'Change fields, status or tags; names the version that was read',
  permission: 'leads:write',
  audit: 'lead.update',
  body: Type.Object(
    {
      version: Type.Integer(),
      fields: Type.Optional(
        Type.Object(
          Object.fromEntries(
            Object.entries(LeadFields.properties).map(([name, schema]) => [
              name,
              Type.Optional(Type.Union([schema, Type.Null()])),
            ]),
          ),
          { additionalProperties: false },
        ),
      ),
      status: Type.Optional(LeadStatus),
      tags: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 })),
    },
    { additionalProperties: false },
  ),
  response: Lead,
});

/** What became of one edit of a batch. */
export const LeadEditResult = Type.Object({
  id: Id,
  /** `conflict`: it changed since it was read; `gone`: there is no such lead. Both changed nothing. */
  outcome: OneOf(['changed', 'unchanged', 'conflict', 'gone']),
  /** The lead as it is now, and what it had before: sent back with its version, that takes the edit back. */
  version: Type.Optional(Type.Integer()),
  before: Type.Optional(Type.Object({ status: LeadStatus, tags: Type.Array(Type.String()) })),
});
export type LeadEditResult = Static<typeof LeadEditResult>;
export const editLeads = defineRoute({
  method: 'POST',
  path: '/leads/edits',
  operationId: 'editLeads',
  tag: 'Leads',
  summary: 'Change status or tags of up to 500 leads; each is changed by itself, or says why not',
  permission: 'leads:write',
  audit: 'lead.edit-many',
  body: Type.Object(
    {
      edits: Type.Array(
        Type.Object(
          {
            id: Id,
            version: Type.Integer(),
            status: Type.Optional(LeadStatus),
            tags: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 })),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 500 },
      ),
    },
    { additionalProperties: false },
  ),
  response: Type.Object({ results: Type.Array(LeadEditResult) }),
});
export const deleteLead = defineRoute({
  method: 'DELETE',
  path: '/leads/{id}',
  operationId: 'deleteLead',
  tag: 'Leads',
  summary: 'Delete a lead here; records in other systems stay',
  permission: 'leads:write',
  audit: 'lead.delete',
  status: 204,
});
export const listTimeline = defineRoute({
  method: 'GET',
  path: '/leads/{id}/timeline',
  operationId: 'listTimeline',
  tag: 'Leads',
  summary: 'What happened to a lead, newest first',
  permission: 'leads:read',
  query: PageQuery,
  response: Page(TimelineEntry),
});

export const listCompanies = defineRoute({
  method: 'GET',
  path: '/companies',
  operationId: 'listCompanies',
  tag: 'Companies',
  summary: 'List companies',
  permission: 'leads:read',
  query: Type.Object({
    ...PageQuery.properties,
    search: Type.Optional(Type.String({ maxLength: 200 })),
    country: Type.Optional(Type.String({ maxLength: 2 })),
  }),
  response: Page(Company),
});
export const getCompany = defineRoute({
  method: 'GET',
  path: '/companies/{id}',
  operationId: 'getCompany',
  tag: 'Companies',
  summary: 'One company',
  permission: 'leads:read',
  response: Company,
});

/**
 * The operations below take the header `Idempotency-Key` (1-200 characters): the same key with the same body gives the same operation,
 * with another body 409. They answer 202 with the operation; `getOperation` waits for it.
 */
const operation = {
  method: 'POST',
  tag: 'Lead operations',
  permission: 'leads:write',
  status: 202,
  headers: Type.Object({
    'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  response: Operation,
} as const;
export const sourceLeads = defineRoute({
  ...operation,
  path: '/leads/source',
  operationId: 'sourceLeads',
  summary: 'Search a provider and store what it finds',
  audit: 'lead.source',
  body: SourceRequest,
});
export const matchLeads = defineRoute({
  ...operation,
  path: '/leads/match',
  operationId: 'matchLeads',
  summary: 'Find each person among the leads, merge, or create',
  audit: 'lead.match',
  body: MatchRequest,
});
export const enrichLeads = defineRoute({
  ...operation,
  path: '/leads/enrich',
  operationId: 'enrichLeads',
  summary: 'Fill missing fields from providers in order',
  audit: 'lead.enrich',
  body: EnrichRequest,
});
export const verifyLeads = defineRoute({
  ...operation,
  path: '/leads/verify',
  operationId: 'verifyLeads',
  summary: 'Verify e-mail addresses',
  audit: 'lead.verify',
  body: VerifyRequest,
});
export const scoreLeads = defineRoute({
  ...operation,
  path: '/leads/score',
  operationId: 'scoreLeads',
  summary: 'Score leads by rules',
  audit: 'lead.score',
  body: ScoreRequest,
});
export const upsertLeadsToCrm = defineRoute({
  ...operation,
  path: '/leads/upsert-to-crm',
  operationId: 'upsertLeadsToCrm',
  summary: 'Write each person once to a CRM',
  audit: 'lead.upsert-to-crm',
  body: UpsertToCrmRequest,
});
export const sendLeadEmails = defineRoute({
  ...operation,
  path: '/leads/send-email',
  operationId: 'sendLeadEmails',
  summary: 'Send one step of a campaign, to each lead once',
  audit: 'lead.send-email',
  body: SendEmailRequest,
  permission: 'campaigns:write',
});
export const checkSuppressions = defineRoute({
  ...operation,
  path: '/leads/check-suppression',
  operationId: 'checkSuppressions',
  summary: 'Tell which leads must not be contacted',
  audit: 'lead.check-suppression',
  body: CheckSuppressionRequest,
});
export const runAction = defineRoute({
  ...operation,
  path: '/actions/run',
  operationId: 'runAction',
  summary: 'Run an action of a connector, once for each input',
  audit: 'action.run',
  body: RunActionRequest,
  permission: 'workflows:run',
});
export const getOperation = defineRoute({
  method: 'GET',
  path: '/operations/{id}',
  operationId: 'getOperation',
  tag: 'Lead operations',
  summary: 'State and results of an operation; waits up to `wait` seconds for its end',
  permission: 'leads:read',
  query: Type.Object({ wait: Type.Optional(Type.Integer({ minimum: 0, maximum: 30, default: 0 })) }),
  response: Operation,
});
export const listOperations = defineRoute({
  method: 'GET',
  path: '/operations',
  operationId: 'listOperations',
  tag: 'Lead operations',
  summary: 'List operations, newest first',
  permission: 'leads:read',
  query: Type.Object({
    ...PageQuery.properties,
    kind: Type.Optional(OperationKind),
    status: Type.Optional(OperationStatus),
  }),
  response: Page(Operation),
});
export const decideOperation = defineRoute({
  method: 'POST',
  path: '/operations/{id}/decisions',
  operationId: 'decideOperation',
  tag: 'Lead operations',
  summary: 'Say of a request whose outcome is unknown: it was done, or send it again',
  permission: 'leads:write',
  audit: 'operation.decide',
  body: DecisionRequest,
  response: Operation,
});
