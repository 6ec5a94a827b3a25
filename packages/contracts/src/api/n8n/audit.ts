import { type Static, Type } from 'typebox';
import { OneOf } from '../../one-of.ts';
import { defineRoute, n8nPrefix } from '../../route.ts';

export const N8nRisk = OneOf(['credentials', 'database', 'filesystem', 'nodes', 'instance']);
export type N8nRisk = Static<typeof N8nRisk>;

const Location = Type.Union([
  Type.Object({ kind: Type.Literal('credential'), id: Type.String(), name: Type.String() }),
  Type.Object({
    kind: Type.Literal('node'),
    workflowId: Type.String(),
    workflowName: Type.String(),
    nodeId: Type.String(),
    nodeName: Type.String(),
    nodeType: Type.String(),
  }),
]);
export type N8nRiskLocation = Static<typeof Location>;

export const N8nRiskReport = Type.Object({
  risk: N8nRisk,
  sections: Type.Array(
    Type.Object({
      title: Type.String(),
      description: Type.String(),
      recommendation: Type.String(),
      location: Type.Array(Location),
    }),
  ),
});
export type N8nRiskReport = Static<typeof N8nRiskReport>;

/** `{"Credentials Risk Report": {…}, …}`, an empty list when there is nothing to say. */
export const generateN8nAudit = defineRoute({
  prefix: n8nPrefix,
  tag: 'n8n: audit',
  method: 'POST',
  path: '/audit',
  operationId: 'generateN8nAudit',
  summary: 'Look for risks: unused credentials, SQL made by expressions, nodes that touch much, open webhooks',
  permission: 'admin',
  audit: 'audit.generate',
  isBodyOptional: true,
  body: Type.Object({
    additionalOptions: Type.Optional(
      Type.Object({
        /** A workflow counts as abandoned after this many days without an execution; 90 unless it says otherwise. */
        daysAbandonedWorkflow: Type.Optional(Type.Integer({ minimum: 1, maximum: 3650 })),
        categories: Type.Optional(Type.Array(N8nRisk)),
      }),
    ),
  }),
  response: Type.Union([Type.Record(Type.String(), N8nRiskReport), Type.Array(Type.Never())]),
});
