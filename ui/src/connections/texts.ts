import type { Connection } from '@leadloom/contracts';

const health: Record<Connection['health']['status'], string> = {
  untested: 'Not tested',
  ok: 'Works',
  failing: 'Failing',
};

export const connectionTexts = {
  noun: { one: 'connection', other: 'connections' },
  health,
  search: 'Search connections',
  create: 'New connection',
  sandbox: 'Sandbox',
  test: 'Test',
  testOk: (name: string, ms: number) => `${name} works (${ms} ms)`,
  testFailed: (name: string, message: string) => `${name}: ${message}`,
  paused: 'Paused',
  pausedHint: (failures: number) => `The vendor failed ${failures} times in a row. Calls wait until it answers again.`,
  connect: 'Connect',
  connected: (name: string) => `${name} is connected`,
  notConnected: 'The account is not connected',
  connecting: 'Connecting the account',
  closeWindow: 'You can close this window.',
  columns: { name: 'Name', connector: 'Service', health: 'Health', tested: 'Tested', actions: 'Actions' },
  empty: 'No connections yet',
  emptyHint:
    'A connection is an account at a CRM, a data provider or a mail service. Nodes and campaigns use it by its name.',
  editTitle: (name: string) => `Change ${name}`,
  chooseTitle: 'Which service?',
  kind: 'Kind of access',
  name: 'Name',
  nameHint: 'What you will choose it by in workflows.',
  keep: 'Unchanged, unless you fill in new credentials',
  secretHint: 'Encrypted when you save it, and never shown again.',
  origins: 'Other addresses',
  originsHint:
    'One a line: the vendor’s origin, an arrow, and the address that is called instead. For a sandbox or a proxy.',
  originFault: (line: string) => `“${line}” is not of the form https://vendor.example => http://127.0.0.1:5690/vendor`,
  created: (name: string) => `${name} saved. Test or connect it to see that it works.`,
  saved: 'Saved',
  docs: 'How to get these',
  back: 'Another service',
  deleteTitle: 'Delete this connection?',
  deleteHint: (name: string) =>
    `Workflows and campaigns that use “${name}” will fail until they are given another one.`,
  deleted: 'Connection deleted',
  noConnector: 'For drawn nodes only',
  required: 'This is needed',
} as const;
