import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type CodeRunnerOptions, createCodeRunner } from './code-runner.ts';
import type { RunnerEnd, RunnerProcessOptions } from './runner-process.ts';
import type { CodeTask } from './task-data.ts';

type Message = { type: string; taskId?: string };

/** A runner that refuses this many tasks, and answers the next one with the number of those it was given. */
function runnerRefusing(times: number) {
  let given = 0;
  return ({ brokerUrl, grantToken }: RunnerProcessOptions) => {
    const socket = new WebSocket(`${brokerUrl.replace('http', 'ws')}/runners/_ws?id=test`, {
      headers: { authorization: `Bearer ${grantToken}` },
    });
    const send = (message: object) => socket.send(JSON.stringify(message));
    const offer = () =>
      send({ type: 'runner:taskoffer', offerId: `offer ${given}`, taskType: 'javascript', validFor: 5_000 });
    socket.on('message', (data: Buffer) => {
      const { type, taskId } = JSON.parse(data.toString()) as Message;
      if (type === 'broker:inforequest') send({ type: 'runner:info', types: ['javascript'] });
      if (type === 'broker:runnerregistered') offer();
      if (type !== 'broker:taskofferaccept') return;
      given += 1;
      if (given > times) send({ type: 'runner:taskdone', taskId, data: { result: given } });
      else {
        send({ type: 'runner:taskrejected', taskId, reason: 'Offer expired' });
        offer();
      }
    });
    return { kill: () => socket.terminate() };
  };
}

/** A runner that dies with each of the first tasks, and answers the next one with the number of those it was given. */
function runnerDying(times: number, isKilledFromOutside: boolean) {
  let given = 0;
  return ({ brokerUrl, grantToken }: RunnerProcessOptions, onExit: (end: RunnerEnd) => void) => {
    const socket = new WebSocket(`${brokerUrl.replace('http', 'ws')}/runners/_ws?id=test`, {
      headers: { authorization: `Bearer ${grantToken}` },
    });
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on('message', (data: Buffer) => {
      const { type, taskId } = JSON.parse(data.toString()) as Message;
      if (type === 'broker:inforequest') send({ type: 'runner:info', types: ['javascript'] });
      if (type === 'broker:runnerregistered')
        send({ type: 'runner:taskoffer', offerId: 'offer', taskType: 'javascript', validFor: 5_000 });
      if (type !== 'broker:taskofferaccept') return;
      given += 1;
      if (given > times) send({ type: 'runner:taskdone', taskId, data: { result: given } });
      else onExit({ reason: 'the code runner ended', isKilledFromOutside });
    });
    return { kill: () => socket.terminate() };
  };
}

const task = { executeFunctions: {} } as unknown as CodeTask;

async function runOnce(spawn: NonNullable<CodeRunnerOptions['spawn']>) {
  const runner = createCodeRunner({ nodeTypes: {} as never, spawn });
  try {
    return await runner.run('javascript', task);
  } finally {
    runner.close();
  }
}

it('hands code that a runner refused to its next offer', async () => {
  expect(await runOnce(runnerRefusing(2))).toEqual({ ok: true, result: 3 });
});

it('gives up on a runner that refuses everything', async () => {
  expect(await runOnce(runnerRefusing(1_000))).toEqual({
    ok: false,
    error: { message: 'The code runner did not take the code: Offer expired' },
  });
});

it('runs code again whose runner was killed from outside, a few times', async () => {
  expect(await runOnce(runnerDying(2, true))).toEqual({ ok: true, result: 3 });
  const ended = { ok: false, error: { message: 'The code was stopped: the code runner ended' } };
  expect(await runOnce(runnerDying(3, true))).toEqual(ended);
});

it('does not run code again that ended its runner', async () => {
  expect(await runOnce(runnerDying(1, false))).toMatchObject({ ok: false });
});
