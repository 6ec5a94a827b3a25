export { type CredentialProperty, type CredentialTypes, readCredentialTypes } from './credential-types.ts';
export { type NodeTypeInfos, readNodeTypeInfos } from './node-type-infos.ts';
