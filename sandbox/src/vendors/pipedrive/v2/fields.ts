import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Company } from '../company.ts';
import type { CustomField } from '../custom-field.ts';
import { type EntityType, type FieldKind, RECORD_TYPES } from '../entity-type.ts';
import { PipedriveError, validationFailed } from '../pipedrive-error.ts';

/** `org_id` → `Org id` */
export function toFieldName(code: string): string {
  const words = code.replace(/_ids?$/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const TYPES: Readonly<Record<FieldKind, string>> = {
  string: 'varchar',
  integer: 'int',
  number: 'double',
  boolean: 'boolean',
  date: 'date',
  clock: 'time',
  timestamp: 'date',
  ids: 'set',
  contacts: 'phone',
  address: 'address',
  visibility: 'visible_to',
  status: 'status',
  list: 'json',
  person: 'people',
  organization: 'org',
  deal: 'deal',
  user: 'user',
  stage: 'stage',
  pipeline: 'pipeline',
};

export function typeOfKind(kind: FieldKind): string {
  return TYPES[kind];
}

const FIELD_TYPES = [
  'varchar',
  'varchar_auto',
  'text',
  'double',
  'monetary',
  'date',
  'set',
  'enum',
  'user',
  'org',
  'people',
  'phone',
  'time',
  'timerange',
  'daterange',
  'address',
  'int',
];

function show(code: string, name: string, type: string, options: CustomField['options'], isCustom: boolean) {
  return {
    field_name: name,
    field_code: code,
    description: null,
    field_type: type,
    options,
    subfields: null,
    is_custom_field: isCustom,
    is_optional_response_field: false,
    ui_visibility: { add_visible_flag: true, details_visible_flag: true },
    important_fields: { enabled: false, stage_ids: [] },
    required_fields: { enabled: false },
  };
}

function showCustom(field: CustomField) {
  return show(field.code, field.name, field.type, field.options, true);
}

/** A new field with a key that is the same for the same field on every run. Throws 400. */
export function makeField(
  company: Company,
  type: EntityType,
  input: { name?: unknown; type?: unknown; options?: unknown },
): CustomField {
  const { name, type: fieldType, options } = input;
  if (typeof name !== 'string' || name === '') throw validationFailed('field_name: Required');
  if (!FIELD_TYPES.includes(fieldType as string))
    throw validationFailed(`field_type: Expected one of ${FIELD_TYPES.join(', ')}`);
  const needsOptions = fieldType === 'enum' || fieldType === 'set';
  if (needsOptions && !Array.isArray(options)) throw validationFailed('options: Required for enum and set');
  const id = company.madeFields.nextNumber();
  const code = createHash('sha1').update(`${type.name}/${id}/${name}`).digest('hex');
  const labels = needsOptions ? (options as { label: string }[]) : undefined;
  const field: CustomField = {
    id: 9000 + id,
    entity: type.name,
    code,
    name,
    type: fieldType as string,
    options: labels?.map(({ label }, index) => ({ id: id * 100 + index, label })) ?? null,
  };
  company.madeFields.put(`${type.name}/${code}`, field);
  return field;
}

/** `personFields` and its like: what the records of a type can hold. */
export function fieldRoutes(app: FastifyInstance, company: Company): void {
  for (const type of RECORD_TYPES) {
    const path = `/${type.name}Fields`;
    const find = (code: string) => {
      const field = company.customFields(type).find((one) => one.code === code);
      if (!field) throw new PipedriveError(404, 'Field not found');
      return field;
    };
    app.get(path, () => {
      const standard = Object.entries(type.fields).map(([code, kind]) =>
        show(code, toFieldName(code), typeOfKind(kind), null, false),
      );
      return {
        success: true,
        data: [...standard, ...company.customFields(type).map(showCustom)],
        additional_data: { next_cursor: null },
      };
    });
    app.post<{ Body: { field_name?: unknown; field_type?: unknown; options?: unknown } | undefined }>(
      path,
      (request) => {
        const { field_name: name, field_type: fieldType, options } = request.body ?? {};
        return { success: true, data: showCustom(makeField(company, type, { name, type: fieldType, options })) };
      },
    );
    app.get<{ Params: { code: string } }>(`${path}/:code`, (request) => ({
      success: true,
      data: showCustom(find(request.params.code)),
    }));
    app.patch<{ Params: { code: string }; Body: { field_name?: string } | undefined }>(`${path}/:code`, (request) => {
      const field = find(request.params.code);
      const saved = { ...field, name: request.body?.field_name ?? field.name };
      company.madeFields.put(`${type.name}/${field.code}`, saved);
      return { success: true, data: showCustom(saved) };
    });
    app.delete<{ Params: { code: string } }>(`${path}/:code`, (request) => {
      const field = find(request.params.code);
      company.madeFields.delete(`${type.name}/${field.code}`);
      return { success: true, data: showCustom(field) };
    });
  }
}
