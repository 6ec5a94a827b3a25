export interface Stage {
  readonly id: number;
  readonly name: string;
  readonly deal_probability: number;
}

const stage = (id: number, name: string): Stage => ({ id, name, deal_probability: 100 });

/** The one pipeline of a new company. */
export const PIPELINE = { id: 1, name: 'Pipeline' };

export const STAGES: readonly Stage[] = [
  stage(1, 'Qualified'),
  stage(2, 'Contact Made'),
  stage(3, 'Demo Scheduled'),
  stage(4, 'Proposal Made'),
  stage(5, 'Negotiations Started'),
];
