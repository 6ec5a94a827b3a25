export * from './door/index.ts';
export { prepareN8n } from './n8n.ts';
export { type NodeCatalogue, loadNodeCatalogue } from './node-catalogue.ts';
export { runSegment } from './segment/run-segment.ts';
export type { SegmentHost } from './segment/segment-host.ts';
export type { SegmentInput, SegmentOutput, RunState } from './segment/segment.ts';
export { stringify } from './segment/encode-state.ts';
export { type CredentialVault, createCredentialsHelper } from './credentials/credentials-helper.ts';
export { testCredential } from './credentials/test-credential.ts';
