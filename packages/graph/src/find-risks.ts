import type { N8nRisk, N8nRiskLocation, N8nRiskReport, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';
import { type AuditedWorkflow, riskRules } from './risk-rules.ts';

export interface Audited {
  workflows: readonly AuditedWorkflow[];
  connections: readonly { id: string; name: string }[];
  /** Ids of workflows that ran lately. */
  ranLately: ReadonlySet<string>;
}

/** Reports of those kinds of risk that there are, by the name that n8n gives them. */
export function findRisks(
  { workflows, connections, ranLately }: Audited,
  wanted: readonly N8nRisk[],
): Record<string, N8nRiskReport> {
  const all: Record<string, N8nRiskReport> = {};
  const add = (risk: N8nRisk, section: N8nRiskReport['sections'][number]) => {
    if (section.location.length === 0 || !wanted.includes(risk)) return;
    const title = `${risk.charAt(0).toUpperCase()}${risk.slice(1)} Risk Report`;
    (all[title] ??= { risk, sections: [] }).sections.push(section);
  };
  for (const { title, description, isUsed } of unusedRules) {
    const used = new Set(
      workflows
        .filter((workflow) => isUsed(workflow, ranLately))
        .flatMap(({ document }) => document.nodes.flatMap(credentialIds)),
    );
    const unused = connections.filter(({ id }) => !used.has(id));
    add('credentials', {
      title,
      description,
      recommendation: 'Delete those that nobody needs: what is not there cannot be stolen.',
      location: unused.map(({ id, name }): N8nRiskLocation => ({ kind: 'credential', id, name })),
    });
  }
  for (const { risk, isRisky, ...texts } of riskRules)
    add(risk, {
      ...texts,
      location: workflows.flatMap((workflow) =>
        workflow.document.nodes
          .filter((node) => node.disabled !== true && isRisky(node, workflow))
          .map((node) => locationOf(workflow, node)),
      ),
    });
  return all;
}

const unusedRules: readonly {
  title: string;
  description: string;
  isUsed: (workflow: AuditedWorkflow, ranLately: ReadonlySet<string>) => boolean;
}[] = [
  {
    title: 'Credentials not used in any workflow',
    description: 'No workflow names these credentials.',
    isUsed: () => true,
  },
  {
    title: 'Credentials not used in any active workflow',
    description: 'Only inactive workflows, or none, name these credentials.',
    isUsed: ({ active }) => active,
  },
  {
    title: 'Credentials not used in recently executed workflows',
    description: 'No workflow that ran in the time looked at names these credentials.',
    isUsed: ({ id }, ranLately) => ranLately.has(id),
  },
];

function credentialIds({ credentials }: WorkflowDocument['nodes'][number]): string[] {
  return Object.values(credentials ?? {}).flatMap((value) => {
    const id = (value as { id?: unknown } | null)?.id;
    return typeof id === 'string' ? [id] : [];
  });
}

function locationOf({ id, name }: AuditedWorkflow, node: WorkflowNode): N8nRiskLocation {
  return {
    kind: 'node',
    workflowId: id,
    workflowName: name,
    nodeId: node.id ?? '',
    nodeName: node.name,
    nodeType: node.type,
  };
}
