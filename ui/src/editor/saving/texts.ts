import type { MergeConflict } from '@leadloom/contracts';

const somebody = (name: string) => (name === '' ? 'Somebody' : name);

export const savingTexts = {
  states: {
    saved: 'Saved',
    unsaved: 'Unsaved changes',
    saving: 'Saving…',
    offline: 'The hub cannot be reached. Your changes are kept here and saved when it is back.',
    failed: 'Not saved',
    conflict: 'Somebody else changed the same',
  },
  merged: (name: string) => `${somebody(name)} has saved changes too. Yours were merged with them.`,
  theirs: (name: string) => `${somebody(name)} has saved changes. They are shown now.`,
  refused: (count: number) =>
    count === 1 ? 'One of your changes did not fit any more.' : `${count} of your changes did not fit any more.`,
  conflictTitle: 'The same was changed by two',
  conflictHint: (name: string, time: string) =>
    `${somebody(name)} saved ${time} while you were editing, and changed the same as you:`,
  conflictChoice: 'Keep yours to do your changes on top of theirs, or take theirs and lose those that are not saved.',
  conflictOf: ({ about, node = '', setting = '', message }: MergeConflict) => {
    switch (about) {
      case 'node':
        return `Node “${node}”`;
      case 'wires':
        return `Connections of “${node}”`;
      case 'pinData':
        return `Pinned data of “${node}”`;
      case 'settings':
        return `Setting “${setting}”`;
      default:
        return message ?? 'The whole drawing';
    }
  },
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
  leaveTitle: 'Leave without saving?',
  leaveHint: 'Your last changes could not be saved. If you leave now, they are lost.',
  leave: 'Leave and lose them',
  stay: 'Stay',
};
