/** One part of `npm test`. */
export interface Stage {
  name: string;
  run(env: NodeJS.ProcessEnv): Promise<Counts>;
}

export interface Counts {
  passed: number;
  failed: number;
}
