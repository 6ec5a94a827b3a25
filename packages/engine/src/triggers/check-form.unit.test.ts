import type { FormField } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { type FormBody, faultsOf, normaliseForm } from './check-form.ts';

const field = (given: Partial<FormField>): FormField => ({
  id: 'field-0',
  kind: 'text',
  label: 'Field',
  isRequired: false,
  placeholder: '',
  value: '',
  options: [],
  least: 0,
  most: null,
  accept: '',
  hasSeveral: false,
  html: '',
  ...given,
});
const file = (originalFilename: string, mimetype = 'text/plain') => ({ originalFilename, size: 3, mimetype });

function check(given: Partial<FormField>, value?: string | string[], files?: FormBody['files'][string]) {
  const body: FormBody = {
    data: value === undefined ? {} : { 'field-0': value },
    files: files === undefined ? {} : { 'field-0': files },
  };
  const fields = [field(given)];
  normaliseForm(fields, body);
  return { body, error: faultsOf(fields, body)?.[0]?.error ?? null };
}

describe('what a browser sends', () => {
  it.each([
    ['one choice of several', { kind: 'choices' }, 'a', '["a"]'],
    ['several choices', { kind: 'choices' }, ['a', 'b'], '["a","b"]'],
    ['no choice', { kind: 'choices' }, undefined, '[]'],
    ["n8n's own form of choices", { kind: 'choices' }, '["a"]', '["a"]'],
    ['one of a kind', { kind: 'choice' }, 'b', '["b"]'],
    ['none of a kind', { kind: 'choice' }, undefined, undefined],
    ['an empty number', { kind: 'number' }, '', undefined],
    ['an empty text', { kind: 'text' }, '', ''],
  ] as const)('becomes what nodes read: %s', (_name, given, sent, read) => {
    const { body } = check({ ...given, options: ['a', 'b'] }, sent as string);
    expect(body.data['field-0']).toBe(read);
  });

  it('loses files that are none', () => {
    const empty = { originalFilename: '', size: 0, mimetype: 'application/octet-stream' };
    expect(check({ kind: 'file' }, undefined, [empty]).body.files).toEqual({});
    expect(check({ kind: 'file', isRequired: true }, undefined, [empty]).error).toBe('Choose a file.');
  });
});

describe('faults', () => {
  const abc = { kind: 'choices', options: ['a', 'b', 'c'] } as const;
  it.each([
    [{ isRequired: true }, '  ', 'Fill this in.'],
    [{ kind: 'number' }, 'x', 'Enter a number.'],
    [{ kind: 'number' }, '-1.5', null],
    [{ kind: 'email' }, 'x', 'Enter an e-mail address.'],
    [{ kind: 'email' }, 'a@b.example', null],
    [{ kind: 'date' }, 'soon', 'Enter a date.'],
    [{ kind: 'dropdown', options: ['a'] }, 'z', 'Choose from the list.'],
    [{ kind: 'choice', options: ['a'] }, 'z', 'Choose from the list.'],
    [{ ...abc }, ['z'], 'Choose from the list.'],
    [{ ...abc, least: 2, most: 2, isRequired: true }, ['a'], 'Choose exactly 2.'],
    [{ ...abc, least: 2, isRequired: true }, ['a'], 'Choose at least 2.'],
    [{ ...abc, most: 1 }, ['a', 'b'], 'Choose at most 1.'],
    [{ ...abc, least: 2 }, [], null],
    [{ kind: 'hidden', isRequired: true }, '', null],
  ] as const)('%j given %j: %j', (given, sent, error) => {
    expect(check(given as Partial<FormField>, sent as string).error).toBe(error);
  });

  it('are told for files of other kinds, and more than one where one is asked for', () => {
    const images = { kind: 'file', accept: '.PNG, image/*', hasSeveral: true } as const;
    expect(check(images, undefined, [file('a.png'), file('b', 'image/gif')]).error).toBeNull();
    expect(check(images, undefined, [file('a.txt')]).error).toBe('Choose files of these kinds: .png, image/*.');
    expect(check({ kind: 'file' }, undefined, [file('a'), file('b')]).error).toBe('Choose one file only.');
  });

  it('come with what was sent, but for a password', () => {
    const fields = [field({ isRequired: true }), field({ id: 'field-1', kind: 'password', value: '' })];
    const body: FormBody = { data: { 'field-0': '', 'field-1': 'secret' }, files: {} };
    expect(faultsOf(fields, body)).toEqual([field({ isRequired: true, error: 'Fill this in.' }), fields[1]]);
  });
});
