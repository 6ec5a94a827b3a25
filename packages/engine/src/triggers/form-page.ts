import { escapeHtml, type FormField, type FormFieldKind, type FormPage, type WebhookAnswer } from '@leadloom/contracts';

/** What n8n's nodes hand to their templates `form-trigger` and `form-trigger-completion`. */
export interface RenderedView {
  view: string;
  data: Record<string, unknown>;
}

/** The page that a node wants shown; null for a view that is none of a form. */
function toFormPage({ view, data }: RenderedView): FormPage | null {
  if (view === 'form-trigger') return fieldsPage(data);
  if (view === 'form-trigger-completion') return completionPage(data);
  return null;
}

/** The answer that a template makes. A text that the author wrote as a whole page goes as it is: the hub sends it without any rights. */
export function pageAnswer(rendered: RenderedView, status = 200): WebhookAnswer | null {
  const whole = text(rendered.data['responseText']);
  if (whole !== '')
    return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: Buffer.from(whole) };
  const page = toFormPage(rendered);
  return page === null ? null : { status, headers: {}, body: new Uint8Array(), page };
}

function fieldsPage(data: Record<string, unknown>): FormPage {
  const fields = (data['formFields'] ?? []) as Record<string, unknown>[];
  return {
    kind: 'fields',
    title: text(data['formTitle']),
    descriptionHtml: text(data['formDescription']),
    fields: fields.map(toField),
    button: text(data['buttonLabel']) || 'Submit',
    css: text(data['dangerousCustomCss']),
    isTest: data['testRun'] === true,
  };
}

/** What is shown when a form was sent and no further page comes. */
export function donePage(data: Record<string, unknown>): Extract<FormPage, { kind: 'done' }> {
  const redirectUrl = text(data['redirectUrl']);
  return {
    kind: 'done',
    title: text(data['formTitle']),
    heading: text(data['formSubmittedHeader']) || 'Form submitted',
    messageHtml: escapeHtml(text(data['formSubmittedText']) || 'Your response has been recorded'),
    css: text(data['dangerousCustomCss']),
    files: [],
    ...(redirectUrl === '' ? {} : { redirectUrl }),
  };
}

function completionPage(data: Record<string, unknown>): FormPage {
  const redirectUrl = text(data['redirectUrl']);
  return {
    kind: 'done',
    title: text(data['formTitle']),
    heading: text(data['title']),
    messageHtml: text(data['message']),
    css: text(data['dangerousCustomCss']),
    files: filesOf(text(data['responseBinary'])),
    ...(redirectUrl === '' ? {} : { redirectUrl }),
  };
}

function toField(input: Record<string, unknown>): FormField {
  const kind = kindOf(input);
  const options = (input['multiSelectOptions'] as { label: string }[] | undefined)?.map(({ label }) => label);
  const exact = number(input['exactSelectedOptions']);
  const isRequired = text(input['inputRequired']) !== '';
  const value = kind === 'hidden' ? input['hiddenValue'] : input['defaultValue'];
  return {
    id: text(input['id']),
    kind,
    label: text(input['label']),
    isRequired,
    placeholder: text(input['placeholder']),
    value: kind === 'choices' ? textList(value) : kind === 'choice' ? (textList(value)[0] ?? '') : text(value),
    options: options ?? ((input['selectOptions'] ?? []) as unknown[]).map(text),
    least: exact ?? number(input['minSelectedOptions']) ?? (isRequired ? 1 : 0),
    most: exact ?? number(input['maxSelectedOptions']),
    accept: text(input['acceptFileTypes']),
    hasSeveral: text(input['multipleFiles']) !== '',
    html: text(input['html']),
  };
}

const inputKinds: readonly FormFieldKind[] = ['text', 'number', 'email', 'password', 'date'];

function kindOf(input: Record<string, unknown>): FormFieldKind {
  if (input['isMultiSelect'] === true) return input['radioSelect'] === undefined ? 'choices' : 'choice';
  if (input['isFileInput'] === true) return 'file';
  if (input['isSelect'] === true) return 'dropdown';
  if (input['isTextarea'] === true) return 'textarea';
  if (input['isHtml'] === true) return 'html';
  if (input['isHidden'] === true) return 'hidden';
  return inputKinds.find((kind) => kind === input['type']) ?? 'text';
}

/** Files as the node writes them: bytes as text of one byte a character, or as a Buffer's JSON. */
function filesOf(encoded: string): Extract<FormPage, { kind: 'done' }>['files'] {
  if (encoded === '') return [];
  const given = JSON.parse(decodeURIComponent(encoded)) as {
    data: string | { data: number[] };
    fileName: string;
    type: string;
  }[];
  return given.map(({ data, fileName, type }) => ({
    name: fileName,
    type,
    base64: (typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data.data)).toString('base64'),
  }));
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function textList(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(text);
  return text(value) === ''
    ? []
    : text(value)
        .split(',')
        .map((part) => part.trim());
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
