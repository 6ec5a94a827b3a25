export const runTexts = {
  staleItself: 'Changed since this run: it is run again',
  staleBehind: (node: string) => `“${node}” before it has changed since this run: it is run again`,
  toHere: 'Run to here',
  pin: 'Pin the output',
  unpin: 'Unpin the output',
  editPinned: 'Edit the items',
  setItems: 'Set items by hand',
  pinTitle: (node: string) => `Items pinned to “${node}”`,
  pinItems: 'Items',
  pinHint:
    'A JSON list. Runs by hand take these items and do not run the node; runs in production do not look at them.',
  pinSubmit: 'Pin',
  pinned: (node: string) => `Pin the output of ${node}`,
  unpinned: (node: string) => `Unpin the output of ${node}`,
  noList: 'The items have to be a list of objects.',
  noJson: (fault: string) => `The items are no JSON: ${fault}`,
  tooLarge: (size: string) =>
    `With these items the pinned data of the workflow would be ${size}; it may be 12 MB. Pin fewer items, or unpin another node.`,
  nothingToPin: 'This node has given no items that could be pinned. Run it first.',
} as const;
