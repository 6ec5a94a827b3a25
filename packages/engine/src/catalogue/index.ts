export { type CredentialProperty, type CredentialTypes, readCredentialTypes } from './credential-types.ts';
export type { PackageDescriptions } from '../node-packages/describe-package.ts';
export { checkPackageName } from '../node-packages/package-names.ts';
export { type NodeTypeInfos, readNodeTypeInfos } from './node-type-infos.ts';
