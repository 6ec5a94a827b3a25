import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Fault } from './faults.ts';
import type { LoggedRequest } from './request-log.ts';
import type { VendorHost } from './vendor-host.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body's bytes as they came; empty when there was none. */
    rawBody: Buffer;
    logged: LoggedRequest | undefined;
    faults: readonly Fault[];
  }
}

/** Mounts a vendor's routes under `/{name}`, behind the request log, the latency and the faults. */
export async function mountVendor(app: FastifyInstance, host: VendorHost, latencyMs: number): Promise<void> {
  const prefix = `/${host.vendor.name}`;
  await app.register(
    async (scope) => {
      scope.addHook('preParsing', async (request, reply, payload) => {
        const chunks: Buffer[] = [];
        for await (const chunk of payload) chunks.push(chunk as Buffer);
        request.rawBody = Buffer.concat(chunks);
        const path = request.url.slice(prefix.length);
        request.logged = host.log.record(request.method, path, request.rawBody);
        request.faults = host.faults.takeForRequest(request.method, path.split('?')[0]!);
        const delayMs = latencyMs + delayOf(request.faults);
        if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
        if (request.faults.some((fault) => fault.kind === 'drop')) {
          reply.hijack();
          request.raw.socket.destroy();
        }
        const instead = request.faults.find((fault) => fault.kind === 'status');
        if (instead !== undefined) answerWith(reply, instead);
        return Object.assign(Readable.from(chunks), { receivedEncodedLength: request.rawBody.length });
      });
      scope.addHook('onSend', async (request, _reply, payload) => {
        if (request.faults.some((fault) => fault.kind === 'drop-after-accept')) request.raw.socket.destroy();
        if (typeof payload !== 'string') return payload;
        const half = Math.floor(payload.length / 2);
        if (request.faults.some((fault) => fault.kind === 'truncate')) return payload.slice(0, half);
        const slow = request.faults.find((fault) => fault.kind === 'slow-body');
        return slow === undefined ? payload : Readable.from(inHalves(payload, half, slow.delayMs ?? 1_000));
      });
      scope.addHook('onResponse', async (request, reply) => {
        if (request.logged === undefined || !reply.raw.writableFinished) return;
        request.logged.answered += 1;
        request.logged.statuses.push(reply.statusCode);
      });
      await host.vendor.routes(scope, host.context);
    },
    { prefix },
  );
}

async function* inHalves(payload: string, half: number, pauseMs: number): AsyncGenerator<string> {
  yield payload.slice(0, half);
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  yield payload.slice(half);
}

function delayOf(faults: readonly Fault[]): number {
  return faults.reduce((sum, fault) => sum + (fault.kind === 'delay' ? (fault.delayMs ?? 0) : 0), 0);
}

function answerWith(reply: FastifyReply, fault: Fault): void {
  void reply.code(fault.status ?? 500);
  const isText = typeof fault.body === 'string';
  if (!isText) void reply.type('application/json');
  void reply.headers(fault.headers ?? {}).send(isText ? fault.body : JSON.stringify(fault.body ?? {}));
}
