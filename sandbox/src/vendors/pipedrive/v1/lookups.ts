import type { FastifyInstance } from 'fastify';
import type { Company } from '../company.ts';
import type { CustomField } from '../custom-field.ts';
import { ENTITY_TYPES, RECORD_TYPES } from '../entity-type.ts';
import { PipedriveError } from '../pipedrive-error.ts';
import { PIPELINE, STAGES } from '../pipelines.ts';
import { COMPANY_ID, OWN_USER, type User, USERS } from '../users.ts';
import { makeField, toFieldName, typeOfKind } from '../v2/fields.ts';

const SINCE = '2024-01-15 09:00:00';

const label = (id: string, name: string, color: string) => ({
  id,
  name,
  color,
  add_time: '2024-01-15T09:00:00.000Z',
  update_time: '2024-01-15T09:00:00.000Z',
});

export const LEAD_LABELS = [
  label('f08b42a0-4e75-11ea-9643-03698ef1cfd6', 'Hot', 'red'),
  label('f08b42a1-4e75-11ea-9643-03698ef1cfd6', 'Cold', 'blue'),
  label('f08b69b0-4e75-11ea-9643-03698ef1cfd6', 'Warm', 'yellow'),
];

const ACTIVITY_TYPES = ['Call', 'Meeting', 'Task', 'Deadline', 'Email', 'Lunch'].map((name, index) => ({
  id: index + 1,
  order_nr: index + 1,
  name,
  key_string: name.toLowerCase(),
  icon_key: name.toLowerCase(),
  active_flag: true,
  color: null,
  is_custom_flag: false,
  add_time: SINCE,
  update_time: SINCE,
}));

function showUser(user: User) {
  return {
    ...user,
    default_currency: 'EUR',
    locale: 'en_US',
    lang: 1,
    phone: null,
    activated: true,
    last_login: SINCE,
    created: SINCE,
    modified: SINCE,
    has_created_company: user.id === OWN_USER.id,
    access: [{ app: 'sales', admin: user.id === OWN_USER.id }],
    active_flag: true,
    timezone_name: 'Europe/Berlin',
    timezone_offset: '+01:00',
    role_id: 1,
    icon_url: null,
    is_you: user.id === OWN_USER.id,
    is_deleted: false,
  };
}

const ownCompany = {
  company_id: COMPANY_ID,
  company_name: 'Leadloom Sandbox',
  company_domain: 'leadloom-sandbox',
  company_country: 'DE',
  company_industry: 'Software',
};

function showField(
  id: number,
  key: string,
  name: string,
  type: string,
  options: CustomField['options'],
  isCustom: boolean,
) {
  return {
    id,
    key,
    name,
    order_nr: id,
    field_type: type,
    add_time: SINCE,
    update_time: SINCE,
    active_flag: true,
    edit_flag: isCustom,
    index_visible_flag: true,
    details_visible_flag: true,
    add_visible_flag: true,
    important_flag: false,
    bulk_edit_allowed: true,
    searchable_flag: isCustom,
    filtering_allowed: true,
    sortable_flag: true,
    ...(options ? { options } : {}),
    mandatory_flag: key === 'name' || key === 'title',
  };
}

function lastPage(data: readonly unknown[]) {
  return {
    success: true,
    data,
    additional_data: { pagination: { start: 0, limit: 100, more_items_in_collection: false } },
  };
}

function fieldLists(app: FastifyInstance, company: Company): void {
  const all = [...RECORD_TYPES.map((type) => [type.name, type] as const), ['lead', ENTITY_TYPES.deal] as const];
  for (const [name, type] of all) {
    app.get(`/${name}Fields`, () => {
      const standard = Object.entries(type.fields).map(([key, kind], index) =>
        showField(index + 1, key, toFieldName(key), typeOfKind(kind), null, false),
      );
      const custom = company
        .customFields(type)
        .map((field) => showField(field.id, field.code, field.name, field.type, field.options, true));
      return lastPage([...standard, ...custom]);
    });
    if (name === 'lead') continue;
    app.post<{ Body: { name?: unknown; field_type?: unknown; options?: unknown } | undefined }>(
      `/${name}Fields`,
      (request, reply) => {
        const { name: fieldName, field_type: type_, options } = request.body ?? {};
        const field = makeField(company, type, { name: fieldName, type: type_, options });
        return reply
          .code(201)
          .send({ success: true, data: showField(field.id, field.code, field.name, field.type, field.options, true) });
      },
    );
  }
}

/** Small lists that never change: users, activity types, labels, filters, fields, currencies. */
export function lookupRoutes(app: FastifyInstance, company: Company): void {
  app.get('/users', () => ({ success: true, data: USERS.map(showUser) }));
  app.get('/users/me', () => ({ success: true, data: { ...showUser(OWN_USER), ...ownCompany } }));
  app.get<{ Params: { id: string } }>('/users/:id', (request) => {
    const user = USERS.find((one) => one.id === Number(request.params.id));
    if (!user) throw new PipedriveError(404, 'User not found');
    return { success: true, data: showUser(user) };
  });
  app.get('/userSettings', () => ({ success: true, data: { expect_close_date: null, marketplace_team: false } }));
  app.get('/activityTypes', () => ({ success: true, data: ACTIVITY_TYPES }));
  app.get('/leadLabels', () => ({ success: true, data: LEAD_LABELS }));
  app.get('/leadSources', () => ({ success: true, data: [{ name: 'API' }, { name: 'Manually created' }] }));
  app.get('/filters', () => lastPage([]));
  app.get('/currencies', () => ({
    success: true,
    data: [{ id: 1, code: 'EUR', name: 'Euro', decimal_points: 2, symbol: '€', active_flag: true }],
  }));
  app.get('/pipelines', () => ({ success: true, data: [{ ...PIPELINE, order_nr: 0, active: true, selected: true }] }));
  app.get('/stages', () => ({
    success: true,
    data: STAGES.map((stage, order_nr) => ({ ...stage, order_nr, pipeline_id: PIPELINE.id, active_flag: true })),
  }));
  fieldLists(app, company);
}
