import type { FastifyInstance } from 'fastify';
import { PipedriveError } from '../pipedrive-error.ts';
import { PIPELINE, STAGES } from '../pipelines.ts';

const SINCE = '2024-01-15T09:00:00Z';

const shownPipeline = {
  ...PIPELINE,
  order_nr: 0,
  is_deleted: false,
  is_deal_probability_enabled: true,
  add_time: SINCE,
  update_time: SINCE,
  is_selected: true,
};

const shownStages = STAGES.map((stage, order) => ({
  ...stage,
  order_nr: order,
  pipeline_id: PIPELINE.id,
  is_deleted: false,
  is_deal_rot_enabled: false,
  days_to_rotten: null,
  add_time: SINCE,
  update_time: SINCE,
}));

/** The one pipeline and its stages, read only. */
export function pipelineRoutes(app: FastifyInstance): void {
  app.get('/pipelines', () => ({ success: true, data: [shownPipeline], additional_data: { next_cursor: null } }));
  app.get('/stages', () => ({ success: true, data: shownStages, additional_data: { next_cursor: null } }));
  app.get<{ Params: { id: string } }>('/pipelines/:id', (request) => {
    if (Number(request.params.id) !== PIPELINE.id) throw new PipedriveError(404, 'Pipeline not found');
    return { success: true, data: shownPipeline };
  });
  app.get<{ Params: { id: string } }>('/stages/:id', (request) => {
    const stage = shownStages.find((one) => one.id === Number(request.params.id));
    if (!stage) throw new PipedriveError(404, 'Stage not found');
    return { success: true, data: stage };
  });
}
