export const editorTexts = {
  edits: {
    move: 'Move',
    connect: 'Connect',
    disconnect: 'Disconnect',
    remove: 'Delete',
    add: (name: string) => `Add ${name}`,
    insert: (name: string) => `Insert ${name}`,
  },
  undone: (label: string) => `Undone: ${label}`,
  redone: (label: string) => `Redone: ${label}`,
  nothingToUndo: 'There is nothing to undo',
  nothingToRedo: 'There is nothing to redo',
  addNode: 'Add a node',
  empty: 'What starts this workflow?',
  emptyHint:
    'A workflow begins with a trigger: a button, a time, a webhook, an event of a service. Choose one; then add steps behind it.',
  chooseTrigger: 'Choose a trigger',
  palette: {
    label: 'Nodes',
    search: 'Search nodes…',
    nothing: (typed: string) => `No node matches “${typed}”`,
    nothingHint:
      'Search by the name of a service, or by what it does: “mail”, “loop”, “http”. More nodes come with packages (Settings).',
    found: (count: number) => (count === 1 ? '1 node' : `${count} nodes`),
    trigger: 'Trigger',
    close: 'Close',
  },
} as const;
