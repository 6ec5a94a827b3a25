import type { HubError } from '@leadloom/contracts';
import {
  type DoorScope,
  type OpenScope,
  type SegmentInput,
  inScope,
  inSpan,
  journalNodeRun,
  openScope,
  passesNoDoor,
} from '@leadloom/engine';
import { ownNodeSettingsOf } from '@leadloom/graph';
import type { Claim } from '@leadloom/store';
import type { INode, INodeExecutionData } from 'n8n-workflow';
import type { DoorParts } from '../door-parts.ts';
import { nodeConnections } from './node-connections.ts';
import { planRetry } from './retry/plan-retry.ts';
import { withSubNodes } from './sub-nodes.ts';

/** What the nodes of one segment send out: each node run has a scope of its own, shared by its tries. */
export function createSegmentCalls(parts: DoorParts, claim: Claim, abort: (interruption: HubError) => void) {
  const scopes = new Map<string, OpenScope>();
  const triesBefore = new Map<OpenScope, number>();

  async function scopeOf(
    { document, signal }: SegmentInput,
    node: INode,
    run: number,
    isSafe: boolean,
  ): Promise<OpenScope> {
    const key = JSON.stringify([node.name, run]);
    const existing = scopes.get(key);
    if (existing !== undefined) return existing;
    const served = withSubNodes(document, node).map((one) => nodeConnections(parts, claim.workspaceId, one));
    const connections = (await Promise.all(served)).flat();
    const scope: DoorScope = {
      workspaceId: claim.workspaceId,
      scopeId: claim.executionId,
      unit: node.name,
      run,
      attempt: claim.attempt,
      journal: parts.journal,
      connectionFor: (url) => parts.connectionFor(url, connections),
      safety: isSafe ? 'idempotent' : 'unsafe',
      isNewest: () => parts.isNewest(claim),
      signal,
    };
    const open = openScope(scope);
    scopes.set(key, open);
    return open;
  }

  return {
    async aroundNode<T>(
      input: SegmentInput,
      node: INode,
      run: number,
      work: () => Promise<T>,
      given: INodeExecutionData[][] = [],
    ): Promise<T> {
      const own = ownNodeSettingsOf(input.document, node.name);
      const scope = await scopeOf(input, node, run, own.safeToRepeat === true);
      const isWhole = own.safeToRepeat !== true && passesNoDoor(node);
      const once = isWhole ? () => journalNodeRun(scope, parts.journal, work, given) : work;
      const tries = (triesBefore.get(scope) ?? 0) + 1;
      triesBefore.set(scope, tries);
      try {
        return await inSpan(
          () => nodeSpan(input, node, run, claim.attempt),
          () => inScope(scope, once),
        );
      } catch (error) {
        const isStopped = scope.signal?.aborted === true;
        if (scope.interruption === null && !isStopped)
          scope.interruption = await planRetry({
            defaults: () => parts.retryDefaults(claim.workspaceId),
            document: input.document,
            claim,
            node,
            scope,
            tries,
            error,
          });
        throw error;
      } finally {
        if (scope.interruption !== null) abort(scope.interruption);
      }
    },
  };
}

function nodeSpan({ executionId, workflowId }: SegmentInput, node: INode, run: number, attempt: number) {
  return {
    name: node.type,
    attributes: {
      'leadloom.execution.id': executionId,
      'leadloom.workflow.id': workflowId,
      'leadloom.node.name': node.name,
      'leadloom.node.type': node.type,
      'leadloom.node.run': run,
      'leadloom.attempt': attempt,
    },
  };
}
