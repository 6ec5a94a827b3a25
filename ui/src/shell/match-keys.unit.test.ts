import { expect, test } from 'vitest';
import { commands } from '../commands.ts';
import { matchKeys, writtenAs } from './match-keys.ts';

const press = (key: string, hasMod = false, hasShift = false) => ({ key, hasMod, hasShift, hasAlt: false });
const idOf = (found: ReturnType<typeof matchKeys>) => (found && found !== 'pending' ? found.id : found);

test('a key of its own runs its command, whatever the case', () => {
  expect(idOf(matchKeys(commands, press('/'), null))).toBe('search');
  expect(idOf(matchKeys(commands, press('Escape'), null))).toBe('close');
});
test('g begins a sequence and l ends it', () => {
  expect(matchKeys(commands, press('g'), null)).toBe('pending');
  expect(idOf(matchKeys(commands, press('l'), 'g'))).toBe('go-leads');
});
test('l alone shows the list, and e is the next error, unless g came before', () => {
  expect(idOf(matchKeys(commands, press('l'), null))).toBe('listView');
  expect(matchKeys(commands, press('q'), null)).toBeNull();
  expect(idOf(matchKeys(commands, press('e'), null))).toBe('nextError');
  expect(idOf(matchKeys(commands, press('e'), 'g'))).toBe('go-executions');
});
test('mod and shift are part of the key, but shift is not told of signs', () => {
  expect(idOf(matchKeys(commands, press('Enter', true), null))).toBe('run');
  expect(idOf(matchKeys(commands, press('Z', true, true), null))).toBe('redo');
  expect(idOf(matchKeys(commands, press('z', true), null))).toBe('undo');
  expect(idOf(matchKeys(commands, press('?', false, true), null))).toBe('help');
  expect(writtenAs({ key: '†', code: 'KeyT', hasMod: false, hasAlt: true, hasShift: true })).toBe('alt+shift+t');
});
test('no two commands share keys, and no id is used twice', () => {
  const keys = commands.flatMap((command) => [
    ...(command.keys === undefined ? [] : [command.keys]),
    ...(command.also ?? []),
  ]);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
});
