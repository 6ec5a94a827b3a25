import type { NodeReport } from '@leadloom/contracts';

const types = (names: readonly string[]) => names.join(', ');

export const templateTexts = {
  title: 'Templates',
  noun: { one: 'template', other: 'templates' },
  search: 'Search templates',
  category: 'Any topic',
  empty: 'No template matches',
  emptyHint: 'Try another word: the name of a service, or what it is for.',
  picture: (title: string) => `Drawing of “${title}”`,
  needs: (names: readonly string[]) => `Accounts: ${types(names)}`,
  needsNothing: 'Needs no account',
  use: 'Use this workflow',
  made: (name: string) => `“${name}” is yours now. Change it as you like.`,
  report: 'Node by node',
  state: {
    runs: 'Runs as it is',
    needs_credential: 'Needs an account',
    unknown_type: 'Type is missing',
    unknown_version: 'Version is missing',
    off: 'Turned off here',
    disabled: 'Disabled',
  },
  todo: ({ state, credentialTypes, packageName }: NodeReport) => {
    switch (state) {
      case 'needs_credential':
        return `Choose or connect: ${types(credentialTypes)}`;
      case 'unknown_type':
        return `Install the package ${packageName} in the settings, or replace the node.`;
      case 'unknown_version':
        return `The installed ${packageName} does not have this version. Update the package, or replace the node.`;
      case 'off':
        return 'It touches the machine that workers run on. The owner can turn such nodes on.';
      default:
        return null;
    }
  },
  summary: (ready: number, all: number) =>
    ready === all ? 'Every node runs as it is.' : `${ready} of ${all} nodes run as they are.`,
} as const;
