import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as enrich from './capabilities/enrich-people.ts';
import * as post from './capabilities/post-message.ts';
import * as search from './capabilities/search-people.ts';
import * as send from './capabilities/send-email.ts';
import * as upsert from './capabilities/upsert-people.ts';
import * as verify from './capabilities/verify-emails.ts';
import { catalogue, webhookSchemeOf } from './catalogue.ts';
import { connectors, getConnector } from './connectors.ts';
import { findAction } from './find-action.ts';

const capabilities = [
  search.searchPeople,
  enrich.enrichPeople,
  verify.verifyEmails,
  upsert.upsertPeople,
  send.sendEmail,
  post.postMessage,
];

describe('the list of connectors', () => {
  it('has every vendor folder, under its name', () => {
    const others = new Set(['capabilities', 'http', 'mapping', 'testing', 'webhooks']);
    const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !others.has(entry.name))
      .map((entry) => entry.name);
    expect(new Set(connectors.map((connector) => connector.name))).toEqual(new Set(folders));
  });

  it.each(connectors.map((connector) => [connector.name, connector] as const))('%s is whole', (_, connector) => {
    const names = connector.actions.map((action) => action.name);
    expect(new Set(names).size).toBe(names.length);
    for (const action of connector.actions) {
      expect(action.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(action.docsUrl).toMatch(/^https:\/\//);
      if (action.capability === null) continue;
      const capability = capabilities.find((candidate) => candidate.name === action.capability);
      expect(action.name).toBe(action.capability);
      expect(action.input).toBe(capability?.input);
      expect(action.output).toBe(capability?.output);
    }
    const buckets = connector.limits.buckets.map((bucket) => bucket.name);
    expect(new Set(buckets).size).toBe(buckets.length);
    for (const rule of connector.limits.buckets.flatMap((bucket) => bucket.rules)) {
      expect(() => new RegExp(rule.path ?? '')).not.toThrow();
    }
    if (connector.webhook !== undefined) {
      const fields = connector.credentialTypes.flatMap((type) => type.fields.map((field) => field.name));
      expect(fields).toContain(connector.webhook.secret.name);
    }
  });

  it('says what is there when asked for what is not', () => {
    expect(() => getConnector('hubspt')).toThrow(/"hubspt".*hubspot/);
    expect(() => findAction(getConnector('slack'), 'verify-emails')).toThrow(/post-message/);
    expect(webhookSchemeOf('apollo')).toBeUndefined();
    expect(webhookSchemeOf('hubspot')?.secret.name).toBe('clientSecret');
  });
});

describe('the catalogue', () => {
  it('is data', () => {
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue);
  });

  it('loads no vendor library', () => {
    const script = `
      import { createRequire } from 'node:module';
      await import(${JSON.stringify(new URL('catalogue.ts', import.meta.url).href)});
      const loaded = Object.keys(createRequire('/').cache).join('\\n');
      console.log(['jsforce', '@hubspot', 'pipedrive', '@sendgrid', '@slack', 'axios'].filter((name) => loaded.includes('node_modules/' + name)).join());
    `;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      encoding: 'utf8',
    });
    expect(output.trim()).toBe('');
  });
});
