import type { Endpoint } from '../../http/endpoint.ts';
import { auditEndpoint } from './audit.ts';
import { credentialEndpoints } from './credentials.ts';
import { dataTableColumnEndpoints } from './data-table-columns.ts';
import { dataTableRowEndpoints } from './data-table-rows.ts';
import { dataTableEndpoints } from './data-tables.ts';
import { executionActionEndpoints } from './execution-actions.ts';
import { executionEndpoints } from './executions.ts';
import { peopleEndpoints } from './people.ts';
import { tagEndpoints } from './tags.ts';
import { variableEndpoints } from './variables.ts';
import { workflowStateEndpoints } from './workflow-states.ts';
import { workflowTagEndpoints } from './workflow-tags.ts';
import { workflowVersionEndpoints } from './workflow-versions.ts';
import { workflowEndpoints } from './workflows.ts';

/** Everything below `/api/v1`. */
export const n8nEndpoints: readonly Endpoint[] = [
  ...workflowEndpoints,
  ...workflowStateEndpoints,
  ...workflowVersionEndpoints,
  ...workflowTagEndpoints,
  ...executionEndpoints,
  ...executionActionEndpoints,
  ...credentialEndpoints,
  ...tagEndpoints,
  ...variableEndpoints,
  ...dataTableEndpoints,
  ...dataTableColumnEndpoints,
  ...dataTableRowEndpoints,
  ...peopleEndpoints,
  auditEndpoint,
];
