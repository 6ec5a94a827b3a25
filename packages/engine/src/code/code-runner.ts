import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HubError } from '@leadloom/contracts';
import type { IDataObject, INodeTypes } from 'n8n-workflow';
import { type WebSocket, WebSocketServer } from 'ws';
import { interruptScope } from '../door/with-door.ts';
import { stringify } from '../segment/encode-state.ts';
import { spawnRunner } from './runner-process.ts';
import { type CodeTask, type DataRequest, taskData } from './task-data.ts';

export type CodeResult = { ok: true; result: unknown } | { ok: false; error: unknown };

export interface CodeRunner {
  run(jobType: string, task: CodeTask): Promise<CodeResult>;
  close(): void;
}

export interface CodeRunnerOptions {
  nodeTypes: INodeTypes;
  taskTimeoutS?: number;
  maxMemoryMb?: number;
  timezone?: string;
  /** Starts the runner's process. */
  spawn?: typeof spawnRunner;
}

interface RunningTask {
  task: CodeTask;
  /** Runs a callback as if it came from the node: calls out belong to the node's scope. */
  inScope: <R>(work: () => R) => R;
  /** The code has called back: it may have been felt outside. */
  hasCalled: boolean;
  settle(result: CodeResult | NoResult): void;
}

/** The runner did not begin: its offer was too old when it was taken up, or it has no place. Or it was killed from outside in the middle. */
type NoResult = { refusal: string } | { lost: string; hasCalled: boolean };

type Message = {
  type: string;
  taskId?: string;
  requestId?: string;
  callId?: string;
  offerId?: string;
  validFor?: number;
} & Record<string, unknown>;

const maxConcurrency = 10;
/** A runner that refuses this often is not only slow. */
const maxRefusals = 20;
/** Code whose runner was killed from outside this often is not the bystander. */
const maxLosses = 3;
/** Code that was told to stop has this long to do so. */
const cancelGraceMs = 300;
/** Calls back that code may make; the runner's own list is not to be trusted with it. */
const allowedCalls =
  /^helpers\.(assertBinaryData|getBinaryDataBuffer|prepareBinaryData|setBinaryDataBuffer|binaryToString|httpRequest|request)$/;

/**
 * The broker's side of n8n's task runner, for one runner process that is started with the first piece of code and again after it was
 * killed. Code that hangs or takes too much memory costs its process; other code that ran in it at that moment fails with the reason.
 */
export function createCodeRunner(options: CodeRunnerOptions): CodeRunner {
  const { taskTimeoutS = 60, maxMemoryMb = 768, timezone = 'UTC', spawn = spawnRunner } = options;
  const grantToken = randomBytes(24).toString('hex');
  const tasks = new Map<string, RunningTask>();
  const offers: { id: string; until: number }[] = [];
  const waiting: (() => void)[] = [];
  let server: Server | undefined;
  let runner: { kill(reason: string): void } | undefined;
  let socket: WebSocket | undefined;
  let starting: Promise<void> | undefined;
  /** The runner is being killed for the code of one task, which knows of it. */
  let isForOneTask = false;

  const send = (message: object) => socket?.send(stringify(message));

  function ensureRunner(): Promise<void> {
    return (starting ??= start());
  }

  async function start(): Promise<void> {
    const port = await listen();
    await new Promise<void>((resolve, reject) => {
      onRegistered = resolve;
      runner = spawn(
        { brokerUrl: `http://127.0.0.1:${port}`, grantToken, taskTimeoutS, maxConcurrency, maxMemoryMb, timezone },
        ({ reason, isKilledFromOutside }) => {
          const isBystander = isKilledFromOutside || isForOneTask;
          isForOneTask = false;
          starting = undefined;
          socket = undefined;
          offers.length = 0;
          for (const running of tasks.values())
            running.settle(isBystander ? { lost: reason, hasCalled: running.hasCalled } : stopped(reason));
          for (const wake of waiting.splice(0)) wake();
          if (isBystander) resolve();
          else reject(new Error(reason));
        },
      );
    });
  }
  let onRegistered: (() => void) | undefined;

  async function listen(): Promise<number> {
    if (server === undefined) {
      const http = createServer((_request, response) => response.writeHead(404).end());
      const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_073_741_824 });
      http.on('upgrade', (request, stream, head) => {
        if (request.headers.authorization !== `Bearer ${grantToken}` || !request.url?.startsWith('/runners/_ws')) {
          stream.destroy();
          return;
        }
        sockets.handleUpgrade(request, stream, head, (opened) => {
          socket = opened;
          opened.on('message', (data: Buffer) => onMessage(JSON.parse(data.toString()) as Message));
          send({ type: 'broker:inforequest' });
        });
      });
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
      http.unref();
      server = http;
    }
    return (server.address() as AddressInfo).port;
  }

  function onMessage(message: Message): void {
    const running = message.taskId === undefined ? undefined : tasks.get(message.taskId);
    switch (message.type) {
      case 'runner:info':
        send({ type: 'broker:runnerregistered' });
        onRegistered?.();
        return;
      case 'runner:taskoffer':
        offers.push({ id: message.offerId ?? '', until: Date.now() + (message.validFor ?? 0) - 500 });
        waiting.shift()?.();
        return;
      case 'runner:taskaccepted':
        if (running !== undefined)
          send({ type: 'broker:tasksettings', taskId: message.taskId, settings: running.task.settings });
        return;
      case 'runner:taskrejected':
        running?.settle({ refusal: String(message['reason']) });
        return;
      case 'runner:taskdatarequest':
        if (running !== undefined)
          send({
            type: 'broker:taskdataresponse',
            taskId: message.taskId,
            requestId: message.requestId,
            data: taskData(running.task, message['requestParams'] as DataRequest),
          });
        return;
      case 'runner:nodetypesrequest':
        send({
          type: 'broker:nodetypes',
          taskId: message.taskId,
          requestId: message.requestId,
          nodeTypes: describe(message['requestParams'] as { name: string; version: number }[]),
        });
        return;
      case 'runner:rpc':
        if (running !== undefined) void answerCall(running, message);
        return;
      case 'runner:taskdone': {
        const { result, staticData } = message['data'] as { result: unknown; staticData?: IDataObject };
        if (staticData !== undefined) running?.task.workflow.overrideStaticData(staticData);
        running?.settle({ ok: true, result });
        return;
      }
      case 'runner:taskerror':
        running?.settle({ ok: false, error: message['error'] });
    }
  }

  async function answerCall(running: RunningTask, message: Message): Promise<void> {
    const name = String(message['name']);
    const reply = (status: 'success' | 'error', data: unknown) =>
      send({ type: 'broker:rpcresponse', taskId: message.taskId, callId: message.callId, status, data });
    if (name === 'logNodeOutput') return reply('success', undefined);
    running.hasCalled = true;
    try {
      if (!allowedCalls.test(name)) throw new Error(`Code may not call ${name}`);
      const helpers = running.task.executeFunctions.helpers as unknown as Record<
        string,
        (...parameters: unknown[]) => unknown
      >;
      const method = helpers[name.slice('helpers.'.length)];
      if (method === undefined) throw new Error(`There is no ${name}`);
      const parameters = (message['params'] as unknown[]).map(reviveBuffer);
      reply('success', await running.inScope(() => method.apply(helpers, parameters)));
    } catch (error) {
      reply('error', { message: error instanceof Error ? error.message : String(error) });
    }
  }

  function describe(wanted: { name: string; version: number }[]): unknown[] {
    return wanted.flatMap(({ name, version }) => {
      const type = options.nodeTypes.getByNameAndVersion(name, version) as
        ReturnType<INodeTypes['getByNameAndVersion']> | undefined;
      return type === undefined ? [] : [{ ...type.description, name }];
    });
  }

  /** Of the runner that runs now: the one before may die while its offer is waited for. */
  async function takeOffer(): Promise<string> {
    for (;;) {
      await ensureRunner();
      if (starting === undefined) continue;
      const offer = offers.shift();
      if (offer === undefined) await new Promise<void>((resolve) => waiting.push(resolve));
      else if (offer.until > Date.now()) return offer.id;
    }
  }

  /** Hands the code to a runner that has offered to run some. */
  async function tryRun(task: CodeTask): Promise<CodeResult | NoResult> {
    const offerId = await takeOffer();
    const taskId = randomBytes(8).toString('hex');
    const inScope = AsyncLocalStorage.snapshot();
    return new Promise((resolve) => {
      // A loop never gives control back: then only a kill from outside helps. Code that runs beside it is run again.
      const end = (reason: string) => {
        settle(stopped(reason));
        isForOneTask = true;
        runner?.kill(reason);
      };
      const deadline = setTimeout(() => end(`it took longer than ${taskTimeoutS} s`), (taskTimeoutS + 2) * 1_000);
      let grace: NodeJS.Timeout | undefined;
      const abort = () => {
        send({ type: 'broker:taskcancel', taskId, reason: 'cancelled' });
        grace = setTimeout(() => end('the execution was stopped'), cancelGraceMs);
      };
      const signal = task.executeFunctions.getExecutionCancelSignal?.();
      signal?.addEventListener('abort', abort, { once: true });
      const settle = (result: CodeResult | NoResult) => {
        clearTimeout(deadline);
        clearTimeout(grace);
        signal?.removeEventListener('abort', abort);
        tasks.delete(taskId);
        resolve(result);
      };
      tasks.set(taskId, { task, inScope: (work) => inScope(work), hasCalled: false, settle });
      send({ type: 'broker:taskofferaccept', taskId, offerId });
    });
  }

  return {
    async run(jobType, task) {
      if (jobType !== 'javascript')
        return { ok: false, error: { message: `Code in ${jobType} cannot be run here: only JavaScript can` } };
      let losses = 0;
      for (let refusals = 0; ;) {
        const result = await tryRun(task);
        if ('ok' in result) return result;
        if ('refusal' in result) {
          if ((refusals += 1) < maxRefusals) continue;
          return { ok: false, error: { message: `The code runner did not take the code: ${result.refusal}` } };
        }
        // What it has sent is in the journal of its scope: run again as a whole, it is answered from there.
        if (result.hasCalled)
          interruptScope(new HubError('unavailable', stoppedBecause(result.lost), { retryable: true }));
        if ((losses += 1) === maxLosses) return stopped(result.lost);
      }
    },
    close() {
      runner?.kill('the worker is ending');
      server?.close();
    },
  };
}

function stopped(reason: string): CodeResult {
  return { ok: false, error: { message: stoppedBecause(reason) } };
}

function stoppedBecause(reason: string): string {
  return `The code was stopped: ${reason}`;
}

/** Buffers arrive as what JSON makes of them. */
function reviveBuffer(value: unknown): unknown {
  const { type, data } = (value ?? {}) as { type?: string; data?: number[] };
  return type === 'Buffer' && Array.isArray(data) ? Buffer.from(data) : value;
}
