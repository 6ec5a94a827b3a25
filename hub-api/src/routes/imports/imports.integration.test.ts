import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../../testing/start-hub.ts';

let hub: TestHub;
let ada: TestWorkspace;
beforeAll(async () => {
  hub = await startHub();
  ada = await hub.addWorkspace('Ada');
});
afterAll(() => hub.stop());

const upload = (csv: string | Buffer, fileName = 'list.csv') =>
  ada.request('POST', `/imports?fileName=${encodeURIComponent(fileName)}`, {
    headers: { 'content-type': 'text/csv' },
    body: csv,
  });

describe('an import', () => {
  it('finds delimiter, header and mapping of what comes', async () => {
    const made = await upload('\uFEFFE-Mail;Vorname;Notiz\nada@b.example;Ada;"zwei\nZeilen"\nno address;Bob;\n');
    expect(made.statusCode).toBe(201);
    expect(made.json()).toMatchObject({
      delimiter: ';',
      columns: ['E-Mail', 'Vorname', 'Notiz'],
      mapping: { 'E-Mail': 'email', Vorname: 'firstName', Notiz: null },
      status: 'uploaded',
    });
    const { rows } = (await ada.request('GET', `/imports/${made.json().id}/preview`)).json();
    expect(rows).toMatchObject([
      { line: 2, fields: { email: 'ada@b.example', firstName: 'Ada' }, errors: [] },
      { line: 4, fields: {}, errors: [expect.stringContaining('no e-mail address')] },
    ]);
  });

  it.each([
    ['', /empty/],
    ['email\n', /no rows/],
    [Buffer.from('\uFEFFemail\na@b.example', 'utf16le'), /UTF-8/],
    [Buffer.from('email,name\na@b.example,J\u00f6rg\n', 'latin1'), /UTF-8/],
  ])('refuses a file that is none: %j', async (csv, message) => {
    const answer = await upload(csv);
    expect(answer.statusCode).toBe(400);
    expect(answer.json().error.message).toMatch(message);
  });

  it('tells columns of one name apart', async () => {
    const made = await upload('Name,Name,\nA,B,C\n');
    expect(made.json().columns).toEqual(['Name', 'Name (2)', 'Column 3']);
  });

  it('takes a mapping that fits, and no other', async () => {
    const { id } = (await upload('a,b\na@b.example,x\n')).json();
    const change = (mapping: object) => ada.request('PATCH', `/imports/${id}`, { body: { mapping } });
    expect((await change({ a: 'email', b: 'email' })).json().error.message).toMatch(/both go to email/);
    expect((await change({ a: 'shoeSize', c: 'email' })).json().error.message).toMatch(
      /no field "shoeSize".*|no column "c"/,
    );
    expect((await change({ a: null, b: null })).json().error.message).toMatch(/nothing to import/);
    expect((await change({ a: 'email', b: 'lastName' })).json().mapping).toEqual({ a: 'email', b: 'lastName' });
  });

  it('starts once, can be cancelled, and then neither changes nor starts again', async () => {
    const { id } = (await upload('email\na@b.example\n')).json();
    const start = () => ada.request('POST', `/imports/${id}/start`);
    expect((await start()).statusCode).toBe(202);
    expect((await start()).json().status).toBe('running');
    expect((await ada.request('POST', `/imports/${id}/cancel`)).json().status).toBe('cancelled');
    expect((await start()).statusCode).toBe(409);
    expect((await ada.request('PATCH', `/imports/${id}`, { body: { tags: ['x'] } })).statusCode).toBe(409);
  });

  it('gives its refused rows as CSV', async () => {
    const { id } = (await upload('email,note\nx,"a, b"\n', 'Messe Köln.csv')).json();
    await hub.store.imports.start(ada.id, id);
    await hub.store.imports.commitBatch(ada.id, id, {
      batch: 0,
      counts: { rows: 1, created: 0, updated: 0, unchanged: 0, failed: 1 },
      errors: [{ line: 2, column: 'email', reason: 'is no "address"', row: ['x', 'a, b'] }],
      next: { byte: 20, line: 3 },
    });
    const file = await ada.request('GET', `/imports/${id}/errors.csv`);
    expect(file.headers['content-type']).toMatch('text/csv');
    expect(file.headers['content-disposition']).toBe('attachment; filename="Messe_K_ln-errors.csv"');
    expect(file.body).toBe('\uFEFFline,column,reason,email,note\n2,email,"is no ""address""",x,"a, b"\n');
  });

  it('holds nothing of a large file but its head', async () => {
    const row = `${'x'.repeat(200)}@b.example,${'y'.repeat(300)}\n`;
    const made = await upload(`email,note\n${row.repeat(20_000)}`);
    expect(made.json()).toMatchObject({ bytes: 11 + row.length * 20_000, columns: ['email', 'note'] });
  });
});
