import type { WorkflowDocument, WorkflowFinding } from '@leadloom/contracts';

/** Connections from or to a node that is not in the document. The run goes on without them, as in n8n. */
export function findConnectionFaults(document: WorkflowDocument): WorkflowFinding[] {
  const names = new Set(document.nodes.map((node) => node.name));
  const findings: WorkflowFinding[] = [];
  for (const [source, byType] of Object.entries(document.connections)) {
    if (!names.has(source)) {
      findings.push(dangling(`Connections start at "${source}", but no node has that name.`));
      continue;
    }
    const missing = new Set<string>();
    for (const outputs of Object.values(byType))
      for (const output of outputs)
        for (const target of output ?? []) if (!names.has(target.node)) missing.add(target.node);
    for (const target of missing)
      findings.push(dangling(`"${source}" is connected to "${target}", but no node has that name.`, source));
  }
  return findings;
}

function dangling(message: string, node?: string): WorkflowFinding {
  return { severity: 'warning', code: 'dangling_connection', message, ...(node === undefined ? {} : { node }) };
}
