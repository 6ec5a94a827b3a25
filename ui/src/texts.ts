/** Words that more than one area uses. Each area has its own `texts.ts` beside its pages. */
/** What counted things are called. */
export interface Noun {
  one: string;
  other: string;
}

export const texts = {
  product: 'Leadloom',
  nav: {
    label: 'Main',
    more: 'More',
    leads: 'Leads',
    companies: 'Companies',
    imports: 'Imports',
    home: 'Home',
    workflows: 'Workflows',
    templates: 'Templates',
    executions: 'Executions',
    deadLetters: 'Set aside',
    campaigns: 'Campaigns',
    suppressions: 'Suppressions',
    dataTables: 'Data tables',
    connections: 'Connections',
    sandbox: 'Sandbox',
    settings: 'Settings',
    apiDocs: 'API docs',
    groups: { data: 'Data', automation: 'Automation', outreach: 'Outreach', system: 'System' },
    skip: 'Skip to content',
  },
  actions: {
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
    delete: 'Delete',
    edit: 'Edit',
    create: 'Create',
    retry: 'Try again',
    copy: 'Copy',
    copied: 'Copied',
    clearFilters: 'Clear filters',
    filters: 'Filters',
    more: 'More actions',
    logout: 'Log out',
    dismiss: 'Dismiss',
    open: 'Open',
  },
  theme: {
    label: 'Theme',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
    toggle: 'Switch between light and dark',
  },
  list: {
    loading: 'Loading…',
    loadingMore: 'Loading more…',
    loadMore: 'Load more',
    end: (shown: number) => (shown === 1 ? '1 row' : `${formatNumber(shown)} rows`),
    pickAll: 'Pick all rows that are loaded',
    pick: (name: string) => `Pick ${name}`,
    picked: (count: number) => `${formatNumber(count)} picked`,
    pickNone: 'Pick none',
    total: (total: number, isExact: boolean, noun: Noun) =>
      `${formatNumber(total)}${isExact ? '' : '+'} ${total === 1 && isExact ? noun.one : noun.other}`,
    nothingMatches: 'Nothing matches',
    nothingMatchesHint: 'No rows match this search and these filters.',
  },
  errors: {
    title: 'That did not work',
    unreachable: 'The hub cannot be reached. Check that it is running (npx leadloom status), then try again.',
    status: (status: number) =>
      `The hub answered with status ${status}. Try again; if it stays, look at the hub’s log.`,
    loadFailed: 'This could not be loaded',
    forbidden: 'Your role does not allow this. Ask an owner of the workspace.',
    clipboard: 'The browser did not let this be copied. Select the text and copy it with the keys.',
    pageCrashed: 'This page has stopped working',
    pageCrashedHint: 'Reload it. Nothing that was saved is lost.',
    reload: 'Reload',
    notFoundTitle: 'There is no such page',
    notFoundHint: 'The address may be mistyped, or what it showed has been deleted.',
    home: 'Go to workflows',
  },
  keys: {
    title: 'Keyboard shortcuts',
    palette: 'Commands',
    paletteSearch: 'Type a command…',
    noCommand: 'No such command',
    sequel: 'then',
  },
} as const;

const numbers = new Intl.NumberFormat('en');
export function formatNumber(value: number): string {
  return numbers.format(value);
}
