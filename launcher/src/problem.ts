export interface ProblemDetails {
  /** What was attempted, one line each, in order. */
  tried?: readonly string[];
  /** The variable or command that helps. */
  help?: string;
  cause?: unknown;
}

/** Something that stops a command and that the person at the terminal can act on. Printed without a stack. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly tried: readonly string[];
  readonly help: string | undefined;

  constructor(message: string, details: ProblemDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.tried = details.tried ?? [];
    this.help = details.help;
  }

  /** The lines as the terminal shows them. */
  render(): string {
    const tried = this.tried.length === 0 ? [] : ['  Tried:', ...this.tried.map((line) => `    - ${indentRest(line)}`)];
    const help = this.help === undefined ? [] : [`  What helps: ${indentRest(this.help)}`];
    return [`✗ ${indentRest(this.message)}`, ...tried, ...help].join('\n');
  }
}

function indentRest(text: string): string {
  return text.replaceAll('\n', '\n      ');
}
