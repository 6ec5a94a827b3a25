import type { FailureClass } from '@leadloom/contracts';

const kinds: Record<FailureClass, string> = {
  authentication: 'Access',
  quota: 'Limit',
  transient: 'Passing fault',
  data: 'Data',
};

export const deadLetterTexts = {
  noun: { one: 'cause', other: 'causes' },
  kinds,
  columns: { node: 'Node', workflow: 'Workflow', kind: 'Kind', message: 'Message', count: 'Items', last: 'Last' },
  anyKind: 'Any kind',
  empty: 'Nothing was set aside',
  emptyHint:
    'A node can set items aside that it fails at, while the others go on. They are kept here until they are replayed or given up.',
  title: (node: string) => `Set aside at “${node}”`,
  replayAll: 'Replay all',
  discardAll: 'Give all up',
  replay: 'Replay',
  discard: 'Give up',
  replaying: (count: number) => `Replaying ${count}`,
  discarded: (count: number) => `Gave up ${count}`,
  item: (place: number, date: string) => `Item ${place}, ${date}`,
  choose: 'Item',
  json: 'Its JSON',
  save: 'Save the correction',
  saved: 'Corrected',
  openRun: 'Open its run',
} as const;
