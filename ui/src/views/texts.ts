export const viewTexts = {
  label: 'Views',
  all: 'All, without filters',
  save: 'Save this view',
  name: 'Name',
  nameHint: 'Filters, search and order as they are now.',
  share: 'For everybody in the workspace',
  saved: (name: string) => `Saved as “${name}”`,
  remove: (name: string) => `Delete “${name}”`,
  removed: (name: string) => `“${name}” deleted`,
  undo: 'Undo',
} as const;
