import { createHash, randomUUID } from 'node:crypto';
import { type Operation, type OperationKind, workflowIds } from '@leadloom/contracts';
import type { FastifyRequest } from 'fastify';
import type { Services } from '../../services.ts';
import { startOnce } from '../../temporal/start-once.ts';
import { canonicalJson } from './canonical-json.ts';

interface OperationCall {
  services: Services;
  workspaceId: string;
  body: { items?: readonly unknown[]; limit?: number };
  request: FastifyRequest;
}

/**
 * Makes the operation of this Idempotency-Key, or finds it, and starts its workflow unless it is done. A repeat after a crash between the
 * two starts what was left; one that failed goes on with the step that failed, so that a node's retry is a new attempt of what is left.
 */
export async function startOperation(
  { services, workspaceId, body, request }: OperationCall,
  kind: OperationKind,
  lockConnectionId?: string,
): Promise<Operation> {
  const key = request.headers['idempotency-key']?.toString() ?? randomUUID();
  const { operations } = services.store;
  const made = await operations.createIfAbsent(workspaceId, {
    id: `op_${sha256(`${workspaceId}\n${key}`).slice(0, 40)}`,
    kind,
    bodyHash: sha256(canonicalJson(body)),
    request: body,
    total: body.items?.length ?? body.limit ?? 0,
  });
  const operation =
    made.operation.status === 'failed' ? await operations.reopen(workspaceId, made.operation.id) : made.operation;
  if (operation.status === 'running')
    await startOnce(services.temporal, {
      type: 'leadOperation',
      id: workflowIds.operation(operation.id),
      again: true,
      input: {
        workspaceId,
        operationId: operation.id,
        kind,
        ...(lockConnectionId === undefined ? {} : { lockConnectionId }),
      },
    });
  return operation;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
