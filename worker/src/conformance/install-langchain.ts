import { taskQueues, workflowIds, workflowTypes } from '@leadloom/contracts';
import { type LoadedPackage, loadPackage } from '@leadloom/engine';
import { packagesDirOf, platform } from '../node-packages/package-views.ts';
import type { WorkerServices } from '../services.ts';

/** n8n's package of agents, models, memories and vector stores. */
export const langchain = '@n8n/n8n-nodes-langchain';

/** Installs it from the registry for a workspace, as its owner would, and loads it. */
export async function installLangchain(
  services: WorkerServices,
  workspaceId: string,
  version: string,
): Promise<LoadedPackage> {
  const { store, temporal } = services;
  const { id } = await store.nodePackages.want(workspaceId, langchain, version);
  await temporal.workflow.execute(workflowTypes.changeNodePackage, {
    workflowId: workflowIds.nodePackage(id),
    taskQueue: taskQueues.runs,
    args: [{ workspaceId, name: langchain }],
  });
  const record = await store.nodePackages.get(workspaceId, langchain);
  const digest = record?.versions.find((one) => one.version === version)?.digests[platform];
  if (digest === undefined) throw new Error(`${langchain} ${version} was not installed: ${record?.error}`);
  return loadPackage(packagesDirOf(services), { name: langchain, version, digest });
}
