/** One command of `npx leadloom`. */
export interface Command {
  name: string;
  /** Arguments as shown in the usage text. */
  synopsis?: string;
  summary: string;
  /** Answers the exit code; throws a `Problem` for what the person can act on. */
  run(args: readonly string[]): Promise<number>;
}
