/** What a room of the house may import. Rooms are named by their folder. */
export interface Room {
  /** Other rooms of ours. `name/part` allows that part alone. */
  rooms: readonly string[];
  /** False where a room only computes: no files, no network, no clock of Node's. */
  isNodeAllowed: boolean;
}

const node = true;

/** The arrows: who may import whom. What is not here is not allowed. docs/architecture.md tells why. */
export const rooms: Readonly<Record<string, Room>> = {
  'packages/contracts': { rooms: [], isNodeAllowed: false },
  'packages/domain': { rooms: ['packages/contracts'], isNodeAllowed: false },
  'packages/graph': { rooms: ['packages/contracts'], isNodeAllowed: false },
  'packages/store': { rooms: ['packages/contracts'], isNodeAllowed: node },
  'packages/engine': { rooms: ['packages/contracts', 'packages/graph'], isNodeAllowed: node },
  connectors: { rooms: ['packages/contracts'], isNodeAllowed: node },
  nodes: { rooms: ['packages/contracts'], isNodeAllowed: node },
  workflows: { rooms: ['packages/contracts'], isNodeAllowed: false },
  worker: {
    rooms: [
      'packages/contracts',
      'packages/domain',
      'packages/graph',
      'packages/store',
      'packages/engine',
      'connectors',
      'workflows',
    ],
    isNodeAllowed: node,
  },
  'hub-api': {
    rooms: [
      'packages/contracts',
      'packages/domain',
      'packages/graph',
      'packages/store',
      'packages/engine/catalogue',
      'packages/engine/effects',
      'packages/engine/tracing',
      'connectors/catalogue',
      'connectors/webhooks',
    ],
    isNodeAllowed: node,
  },
  ui: { rooms: ['packages/contracts', 'packages/domain', 'packages/graph'], isNodeAllowed: false },
  sandbox: { rooms: [], isNodeAllowed: node },
  launcher: { rooms: ['packages/contracts', 'nodes/build'], isNodeAllowed: node },
  // Benchmarks start the same servers as tests do.
  bench: { rooms: ['packages/contracts', 'packages/domain', 'packages/store', 'test'], isNodeAllowed: node },
};

/** Packages that only one room may import, so that what they stand for has one owner. */
export const soleOwners: Readonly<Record<string, string>> = {
  mongodb: 'packages/store',
  'n8n-core': 'packages/engine',
  'n8n-nodes-base': 'packages/engine',
  '@n8n/task-runner': 'packages/engine',
  // What a span may hold is decided in one place.
  '@opentelemetry/api': 'packages/engine',
  '@temporalio/worker': 'worker',
  '@temporalio/activity': 'worker',
  '@temporalio/workflow': 'workflows',
  react: 'ui',
  jsforce: 'connectors',
  pipedrive: 'connectors',
  '@hubspot/api-client': 'connectors',
  '@sendgrid/mail': 'connectors',
  '@slack/web-api': 'connectors',
};
