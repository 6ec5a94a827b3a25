export { type NodeTypeInfos, readNodeTypeInfos } from './node-type-infos.ts';
