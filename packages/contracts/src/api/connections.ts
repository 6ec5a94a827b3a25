import { Type } from 'typebox';
import { Campaign, CampaignInput, Message, Suppression, SuppressionInput } from '../campaign.ts';
import { Connection, ConnectionInput, ConnectionTestResult, ConnectorInfo } from '../connection.ts';
import { Nullable, Page, PageQuery, Timestamp } from '../page.ts';
import { defineRoute } from '../route.ts';

const connections = 'Connections';
export const listConnectors = defineRoute({
  method: 'GET',
  path: '/connectors',
  operationId: 'listConnectors',
  tag: connections,
  summary: 'Connectors and the fields of their credentials',
  permission: 'connections:read',
  query: PageQuery,
  response: Page(ConnectorInfo),
});
export const listConnections = defineRoute({
  method: 'GET',
  path: '/connections',
  operationId: 'listConnections',
  tag: connections,
  summary: 'List connections',
  permission: 'connections:read',
  query: Type.Object({
    ...PageQuery.properties,
    connector: Type.Optional(Type.String({ maxLength: 60 })),
    search: Type.Optional(Type.String({ maxLength: 120 })),
  }),
  response: Page(Connection),
});
export const createConnection = defineRoute({
  method: 'POST',
  path: '/connections',
  operationId: 'createConnection',
  tag: connections,
  summary: 'Connect an account',
  permission: 'connections:write',
  audit: 'connection.create',
  status: 201,
  body: ConnectionInput,
  response: Connection,
});
export const getConnection = defineRoute({
  method: 'GET',
  path: '/connections/{id}',
  operationId: 'getConnection',
  tag: connections,
  summary: 'One connection, without its secrets',
  permission: 'connections:read',
  response: Connection,
});
export const updateConnection = defineRoute({
  method: 'PATCH',
  path: '/connections/{id}',
  operationId: 'updateConnection',
  tag: connections,
  summary: 'Rename it, or give new credentials',
  permission: 'connections:write',
  audit: 'connection.update',
  body: Type.Object(
    {
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
      data: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      origins: Type.Optional(Type.Record(Type.String(), Type.String())),
    },
    { additionalProperties: false },
  ),
  response: Connection,
});
export const deleteConnection = defineRoute({
  method: 'DELETE',
  path: '/connections/{id}',
  operationId: 'deleteConnection',
  tag: connections,
  summary: 'Delete a connection',
  permission: 'connections:write',
  audit: 'connection.delete',
  status: 204,
});
export const testConnection = defineRoute({
  method: 'POST',
  path: '/connections/{id}/test',
  operationId: 'testConnection',
  tag: connections,
  summary: 'Make a test call with it',
  permission: 'connections:write',
  audit: 'connection.test',
  response: ConnectionTestResult,
});
export const connectConnection = defineRoute({
  method: 'POST',
  path: '/connections/{id}/connect',
  operationId: 'connectConnection',
  tag: connections,
  summary: 'Begin to sign in at the vendor (OAuth): the address of its consent page',
  permission: 'connections:write',
  audit: 'connection.connect',
  response: Type.Object({
    /** Null where nobody has to consent (client credentials): the account is connected already. */
    url: Nullable(Type.String()),
    /** Until then the consent must have been given. */
    expiresAt: Timestamp,
  }),
});
export const finishConnect = defineRoute({
  method: 'POST',
  path: '/consents',
  operationId: 'finishConnect',
  tag: connections,
  summary: 'Take what the vendor sent the browser back with; once, by the login that began it',
  permission: 'connections:write',
  audit: 'connection.connected',
  body: Type.Object(
    {
      /** The query of the address that the vendor sent the browser to: `code=…&state=…`. */
      query: Type.String({ minLength: 1, maxLength: 8000 }),
    },
    { additionalProperties: false },
  ),
  response: Connection,
});

const campaigns = 'Campaigns';
export const listCampaigns = defineRoute({
  method: 'GET',
  path: '/campaigns',
  operationId: 'listCampaigns',
  tag: campaigns,
  summary: 'List campaigns',
  permission: 'campaigns:read',
  query: Type.Object({ ...PageQuery.properties, search: Type.Optional(Type.String({ maxLength: 200 })) }),
  response: Page(Campaign),
});
export const createCampaign = defineRoute({
  method: 'POST',
  path: '/campaigns',
  operationId: 'createCampaign',
  tag: campaigns,
  summary: 'Make a campaign',
  permission: 'campaigns:write',
  audit: 'campaign.create',
  status: 201,
  body: CampaignInput,
  response: Campaign,
});
export const getCampaign = defineRoute({
  method: 'GET',
  path: '/campaigns/{id}',
  operationId: 'getCampaign',
  tag: campaigns,
  summary: 'One campaign',
  permission: 'campaigns:read',
  response: Campaign,
});
export const updateCampaign = defineRoute({
  method: 'PUT',
  path: '/campaigns/{id}',
  operationId: 'updateCampaign',
  tag: campaigns,
  summary: 'Change a campaign',
  permission: 'campaigns:write',
  audit: 'campaign.update',
  body: CampaignInput,
  response: Campaign,
});
export const listMessages = defineRoute({
  method: 'GET',
  path: '/campaigns/{id}/messages',
  operationId: 'listMessages',
  tag: campaigns,
  summary: 'Messages of a campaign',
  permission: 'campaigns:read',
  query: Type.Object({ ...PageQuery.properties, status: Type.Optional(Type.String({ maxLength: 30 })) }),
  response: Page(Message),
});

const suppressions = 'Suppressions';
export const listSuppressions = defineRoute({
  method: 'GET',
  path: '/suppressions',
  operationId: 'listSuppressions',
  tag: suppressions,
  summary: 'Who must not be contacted',
  permission: 'campaigns:read',
  query: Type.Object({
    ...PageQuery.properties,
    search: Type.Optional(Type.String({ maxLength: 254 })),
    reason: Type.Optional(Type.String({ maxLength: 30 })),
  }),
  response: Page(Suppression),
});
export const createSuppression = defineRoute({
  method: 'POST',
  path: '/suppressions',
  operationId: 'createSuppression',
  tag: suppressions,
  summary: 'Never contact an address or a domain',
  permission: 'campaigns:write',
  audit: 'suppression.create',
  status: 201,
  body: SuppressionInput,
  response: Suppression,
});
export const deleteSuppression = defineRoute({
  method: 'DELETE',
  path: '/suppressions/{id}',
  operationId: 'deleteSuppression',
  tag: suppressions,
  summary: 'Allow contact again',
  permission: 'campaigns:write',
  audit: 'suppression.delete',
  status: 204,
});

export const getStatus = defineRoute({
  method: 'GET',
  path: '/status',
  operationId: 'getStatus',
  tag: 'System',
  summary: 'Version, health of the parts, and whether the sandbox is on',
  permission: 'session',
  response: Type.Object({
    version: Type.String(),
    parts: Type.Array(Type.Object({ name: Type.String(), ok: Type.Boolean(), detail: Type.String() })),
    sandbox: Type.Union([
      Type.Null(),
      Type.Object({
        url: Type.String(),
        vendors: Type.Array(Type.Object({ name: Type.String(), title: Type.String(), url: Type.String() })),
      }),
    ]),
  }),
});
/** SSE. Event names: `run` (data: `{executionId, workflowId, event: RunEvent}`), `import` (ImportJob), `operation` (Operation without results), `connection` (Connection), `workflow` (Workflow, when it was saved, published or turned off). */
export const streamEvents = defineRoute({
  method: 'GET',
  path: '/events',
  operationId: 'streamEvents',
  tag: 'System',
  summary: 'Live events (SSE); resumes after `Last-Event-ID`',
  permission: 'session',
  produces: 'text/event-stream',
  query: Type.Object({
    topics: Type.Optional(Type.String({ maxLength: 200 })),
    executionId: Type.Optional(Type.String({ maxLength: 128 })),
    workflowId: Type.Optional(Type.String({ maxLength: 128 })),
  }),
});
