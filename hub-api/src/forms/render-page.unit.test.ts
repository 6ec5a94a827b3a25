import type { FormField, FormPage } from '@leadloom/contracts';
import { describe, expect, it } from 'vitest';
import { renderPage } from './render-page.ts';

const evil = `"><script>alert('1')</script>`;
const field = (given: Partial<FormField>): FormField => ({
  id: 'field-0',
  kind: 'text',
  label: evil,
  isRequired: true,
  placeholder: evil,
  value: evil,
  options: [evil],
  least: 1,
  most: 2,
  accept: evil,
  hasSeveral: true,
  html: '',
  ...given,
});
const kinds = [
  'text',
  'number',
  'email',
  'password',
  'date',
  'textarea',
  'dropdown',
  'choices',
  'choice',
  'file',
  'hidden',
] as const;
const form = (fields: FormField[], css = ''): FormPage => ({
  kind: 'fields',
  title: evil,
  descriptionHtml: '',
  fields,
  button: evil,
  css,
  isTest: true,
});

describe('a page', () => {
  it.each(kinds)('shows texts of others as texts: %s', (kind) => {
    const html = renderPage(form([field({ kind, error: evil })]), 'n');
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/="[^"]*"><s/);
  });

  it('names what is wrong where it is, and leads there', () => {
    const html = renderPage(form([field({ label: 'Name', error: 'Fill this in.' })]), 'n');
    expect(html).toContain('<a href="#field-0">Name</a>: Fill this in.');
    expect(html).toContain('aria-invalid="true" aria-describedby="error-field-0"');
    expect(html).toContain('id="error-field-0"');
  });

  it('gives each option a name of its own, within its question', () => {
    const html = renderPage(form([field({ kind: 'choice', label: 'One', options: ['a', 'b'], value: 'b' })]), 'n');
    expect(html).toContain('<legend>One');
    expect(html).toContain(
      '<label class="option" for="field-0"><input type="radio" id="field-0" name="field-0" value="a"',
    );
    expect(html).toContain('id="field-0-1" name="field-0" value="b" checked');
  });

  it("lets an author's style neither fetch nor end", () => {
    const css = `h1 { background: url( //x) } @import "x"; </style><script> \\75rl(x)`;
    const html = renderPage(form([], css), 'n');
    expect(html).toContain('<style nonce="n">h1 {');
    expect(html).not.toMatch(/url\(|@import|<script|\\75/);
  });

  it('leads on to another address only as an address', () => {
    const done: FormPage = {
      kind: 'done',
      title: '',
      heading: '',
      messageHtml: '',
      css: '',
      files: [],
      redirectUrl: `https://x.example/?a="b`,
    };
    const html = renderPage(done, 'n');
    expect(html).toContain('content="0; url=https://x.example/?a=&quot;b"');
    expect(html).toContain('href="https://x.example/?a=&quot;b"');
  });
});
