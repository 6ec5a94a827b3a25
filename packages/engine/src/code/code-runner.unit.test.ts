import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type CodeRunner, createCodeRunner } from './code-runner.ts';
import type { RunnerProcessOptions } from './runner-process.ts';
import type { CodeTask } from './task-data.ts';

type Message = { type: string; taskId?: string };

/** A runner that refuses this many tasks, and answers the next one with the number of those it was given. */
function runnerRefusing(times: number) {
  return ({ brokerUrl, grantToken }: RunnerProcessOptions) => {
    const socket = new WebSocket(`${brokerUrl.replace('http', 'ws')}/runners/_ws?id=test`, {
      headers: { authorization: `Bearer ${grantToken}` },
    });
    const send = (message: object) => socket.send(JSON.stringify(message));
    const offer = () =>
      send({ type: 'runner:taskoffer', offerId: `offer ${given}`, taskType: 'javascript', validFor: 5_000 });
    let given = 0;
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

const task = { executeFunctions: {} } as unknown as CodeTask;

async function runOnce(refusals: number) {
  const runner: CodeRunner = createCodeRunner({ nodeTypes: {} as never, spawn: runnerRefusing(refusals) });
  try {
    return await runner.run('javascript', task);
  } finally {
    runner.close();
  }
}

it('hands code that a runner refused to its next offer', async () => {
  expect(await runOnce(2)).toEqual({ ok: true, result: 3 });
});

it('gives up on a runner that refuses everything', async () => {
  expect(await runOnce(1_000)).toEqual({
    ok: false,
    error: { message: 'The code runner did not take the code: Offer expired' },
  });
});
