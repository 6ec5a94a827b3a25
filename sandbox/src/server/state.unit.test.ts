import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SandboxState } from './state.ts';

interface Lead {
  readonly email: string;
  readonly tags?: readonly string[];
}

test('indexes follow every change', () => {
  const leads = new SandboxState().collection<Lead>('crm', 'leads');
  leads.put('1', { email: 'a@b.example', tags: ['hot', 'new'] });
  const byEmail = leads.index('email', ({ email }) => email);
  const byTag = leads.index('tag', ({ tags }) => tags);
  leads.put('2', { email: 'a@b.example' });
  expect(byEmail.get('a@b.example')).toHaveLength(2);
  leads.put('1', { email: 'c@b.example', tags: ['new'] });
  expect(byEmail.get('a@b.example')).toEqual([{ email: 'a@b.example' }]);
  expect([byTag.get('hot').length, byTag.get('new').length]).toEqual([0, 1]);
  expect(leads.delete('2')).toBe(true);
  expect(leads.delete('2')).toBe(false);
  expect(byEmail.get('a@b.example')).toEqual([]);
});

test('what was put is there after a restart, in its order, and numbers go on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  try {
    const first = new SandboxState(folder);
    const leads = first.collection<Lead>('crm', 'leads');
    for (const id of ['x', 'y', 'z']) leads.put(id, { email: `${id}@b.example` });
    expect(leads.nextNumber()).toBe(1);
    first.flush();
    leads.put('y', { email: 'changed@b.example' });
    leads.delete('x');
    leads.put('x', { email: 'again@b.example' });
    first.close();

    const second = new SandboxState(folder);
    const kept = second.collection<Lead>('crm', 'leads');
    expect([...kept.values()].map(({ email }) => email)).toEqual([
      'changed@b.example',
      'z@b.example',
      'again@b.example',
    ]);
    expect(kept.nextNumber()).toBe(2);
    second.clear('crm');
    expect(second.counts('crm')).toEqual({ leads: 0 });
    second.close();

    const third = new SandboxState(folder);
    expect(third.collection<Lead>('crm', 'leads').size).toBe(0);
    third.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
