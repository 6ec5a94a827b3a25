import type { WorkflowDocument } from '@leadloom/contracts';
import type { Locator, Page } from 'playwright-core';
import type { OpenPage, PageOptions } from '../open-page.ts';

interface Hands {
  stack: { api: <Answer>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer> };
  open: (options?: PageOptions) => Promise<OpenPage>;
}

export interface EditorPage {
  page: Page;
  /** A drawn node by its name. */
  node: (name: string) => Locator;
  /** A port of a node by its name in the drawing: `out-0`, `in-0`, `part-in-ai_tool`. */
  port: (name: string, handle: string) => Locator;
  wires: () => Promise<number>;
  /** The document as the hub has it once all is saved. */
  saved: () => Promise<WorkflowDocument>;
}

/** A workflow with this document, opened in the editor. */
export async function openEditor(
  { stack, open }: Hands,
  document: WorkflowDocument,
  options?: PageOptions,
): Promise<EditorPage> {
  const { workflow } = await stack.api<{ workflow: { id: string } }>('POST', '/api/hub/v1/workflows', { document });
  const { page } = await open(options);
  await page.goto(`/workflows/${workflow.id}`);
  await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
  const node = (name: string) => page.locator(`.react-flow__node[data-id="${name}"]`);
  return {
    page,
    node,
    port: (name, handle) => node(name).locator(`[data-handleid="${handle}"]`),
    wires: () => page.locator('.react-flow__edge').count(),
    saved: async () => {
      await page.getByRole('status').getByText('Saved', { exact: true }).waitFor();
      const { document: now } = await stack.api<{ document: WorkflowDocument }>(
        'GET',
        `/api/hub/v1/workflows/${workflow.id}`,
      );
      return now;
    },
  };
}

/** Moves the mouse from the middle of one thing to another with the button held, in steps as a hand does. */
export async function dragTo(page: Page, from: Locator, to: { x: number; y: number } | Locator): Promise<void> {
  const start = await middleOf(from);
  const end = 'x' in to ? to : await middleOf(to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
}

export async function middleOf(thing: Locator): Promise<{ x: number; y: number }> {
  const box = await thing.boundingBox();
  if (box === null) throw new Error(`${String(thing)} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
