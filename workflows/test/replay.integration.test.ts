import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { workflowTypes } from '@leadloom/contracts/temporal';
import { type WorkflowBundleWithSourceMap, bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';

const folder = new URL('./histories/', import.meta.url);
const names = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
const textOf = (name: string) => readFileSync(new URL(`${name}.json`, folder), 'utf8');

let bundle: WorkflowBundleWithSourceMap;
beforeAll(async () => {
  bundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../src/index.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });
}, 120_000);

const replay = (history: unknown) => Worker.runReplayHistory({ workflowBundle: bundle }, history);

interface RecordedHistory {
  events: {
    workflowExecutionStartedEventAttributes?: { workflowType: { name: string } };
    activityTaskScheduledEventAttributes?: { activityType: { name: string } };
  }[];
}
const read = (name: string) => JSON.parse(textOf(name)) as RecordedHistory;

describe('the bundle of all workflows', () => {
  it('holds them without the schemas, which would make every worker start slowly', () => {
    for (const type of Object.values(workflowTypes)) expect(bundle.code).toContain(type);
    expect(bundle.code).not.toContain('node_modules/typebox');
    expect(bundle.code.length).toBeLessThan(2_500_000);
  });
});

describe('recorded runs', () => {
  it('there are of every workflow', () => {
    const recorded = names.map(
      (name) => read(name).events[0]?.workflowExecutionStartedEventAttributes?.workflowType.name,
    );
    expect(new Set(recorded)).toEqual(new Set(Object.values(workflowTypes)));
  });

  it.each(names)('%s goes the same way again', async (name) => {
    await replay(read(name));
  });

  it('that went another way are noticed', async () => {
    const history = read('lead-operation.steps');
    const scheduled = history.events.find((event) => event.activityTaskScheduledEventAttributes !== undefined);
    if (scheduled?.activityTaskScheduledEventAttributes === undefined) throw new Error('no activity was recorded');
    scheduled.activityTaskScheduledEventAttributes.activityType.name = 'somethingElse';
    await expect(replay(history)).rejects.toThrow(/nondeterminism|determinism/i);
  });

  it.each(names)('%s tells nothing of persons or machines', (name) => {
    const text = textOf(name);
    const payloads = [...text.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data]) =>
      Buffer.from(data ?? '', 'base64'),
    );
    expect(payloads.join('\n').match(/\S+@\S+/g)).toBeNull();
    expect(text.match(/"\d+@[^"]+"|\/home\/|\/work\/|file:\/\//g)).toBeNull();
  });
});
