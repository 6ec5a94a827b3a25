import type { SuppressionInput } from '@leadloom/contracts';

const reason: Record<SuppressionInput['reason'], string> = {
  unsubscribed: 'Unsubscribed',
  bounced: 'Bounced',
  complained: 'Complained',
  manual: 'By hand',
  legal: 'Legal',
};
export const suppressionTexts = {
  noun: { one: 'suppression', other: 'suppressions' },
  reason,
  search: 'Search addresses and domains',
  create: 'Suppress an address',
  columns: {
    value: 'Address or domain',
    kind: 'Kind',
    reason: 'Reason',
    source: 'Source',
    note: 'Note',
    created: 'Since',
    actions: 'Actions',
  },
  kind: { email: 'Address', domain: 'Whole domain' } as Record<string, string>,
  anyReason: 'Any reason',
  empty: 'Nobody is suppressed',
  emptyHint:
    'Who unsubscribes, complains or whose address bounces comes here by itself. You can add addresses and whole domains.',
  value: 'Address or domain',
  valueHint: 'ada@example.com, or example.com for everybody there.',
  note: 'Note',
  added: (value: string) => `${value} will not be contacted`,
  remove: 'Allow contact again',
  removeTitle: 'Allow contact again?',
  removeHint: (value: string) => `${value} can get messages again. If this person objected, that may be unlawful.`,
  removed: (value: string) => `${value} can be contacted again`,
} as const;
