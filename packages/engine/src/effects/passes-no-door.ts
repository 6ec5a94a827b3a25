import type { INode } from 'n8n-workflow';

/**
 * Node types that speak to the outside by other ways than HTTP, so that no request of theirs is written down, with those of their
 * operations that only read.
 */
const readingOperations: Readonly<Record<string, readonly string[]>> = {
  amqp: [],
  crateDb: [],
  emailSend: [],
  executeCommand: [],
  ftp: ['list', 'download'],
  git: ['fetch', 'listConfig', 'log', 'reflog', 'status'],
  kafka: [],
  ldap: ['compare', 'search'],
  microsoftSql: [],
  mongoDb: ['find', 'listSearchIndexes'],
  mqtt: [],
  mySql: ['select'],
  oracleDatabase: ['select'],
  postgres: ['select'],
  questDb: [],
  rabbitmq: [],
  redis: ['get', 'info', 'keys', 'llen'],
  snowflake: [],
  ssh: [],
  timescaleDb: [],
};

const prefix = 'n8n-nodes-base.';

/** Whether a run of this node may change something outside that the door does not see: then the run as a whole is what is written down. */
export function passesNoDoor(node: INode): boolean {
  if (node.disabled === true || !node.type.startsWith(prefix)) return false;
  const reading = readingOperations[node.type.slice(prefix.length)];
  const { operation } = node.parameters;
  return reading !== undefined && !(typeof operation === 'string' && reading.includes(operation));
}
