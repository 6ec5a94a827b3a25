export const sandboxTexts = {
  intro:
    'The sandbox plays the vendors on this machine: the same addresses, errors and limits, with invented people. Nothing leaves the machine, and nobody gets an e-mail.',
  off: 'The sandbox is off',
  offHint: 'It runs together with the embedded servers. Unset LEADLOOM_SANDBOX and start Leadloom again to turn it on.',
  open: 'Look at it',
  apiAt: 'API at',
  vendors: 'Vendors',
  connections: 'Connections to the sandbox',
  noConnections: 'No connection leads to the sandbox.',
  credentials: 'All tokens and passwords of the sandbox',
  credentialsHint: 'They are fixed and known to everybody; they open nothing outside this machine.',
  start: 'Sandbox overview',
  manage: 'Manage connections',
} as const;
