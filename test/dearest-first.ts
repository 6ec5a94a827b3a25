import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take half a minute and more: were one of them begun last, it would go on alone. */
const dearest = [
  'test/main-job.integration',
  'test/soak.integration',
  'launcher/test/start.integration',
  'worker/src/crash.integration',
  'launcher/test/dev.integration',
  'test/triggers.integration',
  'test/new-connector.integration',
  'test/n8n-vendor-nodes.integration',
  'worker/src/runs/flow/flow.integration',
  'hub-api/src/app.integration',
];

/** The order of test files: the dearest ones first, then as vitest has it. */
export class DearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => {
      const found = dearest.findIndex((name) => moduleId.includes(name));
      return found === -1 ? dearest.length : found;
    };
    return sorted.sort((one, other) => place(one) - place(other));
  }
}
