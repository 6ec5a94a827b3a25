/** Node types that run commands, read or write files, or open shells on this machine. */
const hostNodes = new Set([
  'n8n-nodes-base.executeCommand',
  'n8n-nodes-base.readWriteFile',
  'n8n-nodes-base.readBinaryFile',
  'n8n-nodes-base.readBinaryFiles',
  'n8n-nodes-base.writeBinaryFile',
  'n8n-nodes-base.localFileTrigger',
  'n8n-nodes-base.git',
  'n8n-nodes-base.ssh',
]);

export function isHostNode(type: string): boolean {
  return hostNodes.has(type);
}
