import type { ImportedDocument, WorkflowDocument, WorkflowNode } from '@leadloom/contracts';

type Loose = Record<string, unknown>;

/**
 * An exported document in today's form. Exports of the last years have null where nothing is, versions as text, nodes without names or
 * places: what is only written differently is read as meant, everything else stays as it came.
 */
export function normaliseDocument(given: ImportedDocument & Loose): WorkflowDocument {
  const { pinData, settings, connections, nodes, ...rest } = given;
  const taken = new Set(nodes.map((node) => (node as Loose)['name']));
  return {
    ...withoutNulls(rest, ['name']),
    nodes: nodes.map((node, place) => normaliseNode(node as Loose, place, taken)),
    connections: normaliseConnections(connections),
    ...(isRecord(settings) ? { settings } : {}),
    ...(isRecord(pinData) ? { pinData } : {}),
  };
}

function normaliseNode(given: Loose, place: number, taken: Set<unknown>): WorkflowNode {
  const { typeVersion, position, name, ...rest } = given;
  const version = typeof typeVersion === 'string' ? Number(typeVersion) : typeVersion;
  const isPlaced = Array.isArray(position) && position.length === 2 && position.every(Number.isFinite);
  return {
    ...withoutNulls(rest, ['id', 'parameters', 'credentials', 'disabled', 'webhookId', 'notes']),
    name: typeof name === 'string' && name !== '' ? name : freeName(given['type'], taken),
    ...(typeof version === 'number' && Number.isFinite(version) ? { typeVersion: version } : {}),
    position: isPlaced ? (position as number[]) : [place * 200, 0],
  } as WorkflowNode;
}

/** `n8n-nodes-base.httpRequest` → `httpRequest`, `httpRequest1` … */
function freeName(type: unknown, taken: Set<unknown>): string {
  const base = typeof type === 'string' ? (type.split('.').at(-1) ?? type) : 'node';
  let name = base;
  for (let count = 1; taken.has(name); count += 1) name = `${base}${count}`;
  taken.add(name);
  return name;
}

/** Targets without type or index are those of the first main input; outputs without a list have no targets. */
function normaliseConnections(given: unknown): WorkflowDocument['connections'] {
  if (!isRecord(given)) return {};
  return Object.fromEntries(
    Object.entries(given).map(([source, byType]) => [
      source,
      Object.fromEntries(
        Object.entries(isRecord(byType) ? byType : {}).map(([type, outputs]) => [
          type,
          (Array.isArray(outputs) ? outputs : []).map((targets: unknown) =>
            Array.isArray(targets)
              ? targets
                  .filter(isRecord)
                  .map((target) => ({ type: 'main', index: 0, ...withoutNulls(target, Object.keys(target)) }))
              : null,
          ),
        ]),
      ),
    ]),
  ) as WorkflowDocument['connections'];
}

function withoutNulls(record: Loose, names: readonly string[]): Loose {
  return Object.fromEntries(Object.entries(record).filter(([name, value]) => value !== null || !names.includes(name)));
}

function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
