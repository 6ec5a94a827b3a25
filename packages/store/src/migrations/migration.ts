import type { Db } from 'mongodb';

/** A change to the database. Run once per database, in order of number; a run that was broken off is repeated, so it must be repeatable. */
export interface Migration {
  /** 1-99: hub records; from 100: runs of workflows. */
  number: number;
  name: string;
  up(db: Db): Promise<void>;
}
