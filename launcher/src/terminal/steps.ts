/** A long step that the terminal shows: what is done, how far it is, how long it took. */
export interface Step {
  /** Tells how far the step is, for example `21 of 42 MB`. */
  progress(text: string): void;
}

/**
 * Runs `work` as a step on the terminal.
 *
 * A terminal gets one line that is rewritten; a file or a pipe gets a line at the start, one every ten seconds, and one at the end.
 */
export async function runStep<T>(
  title: string,
  work: (step: Step) => Promise<T>,
  outcome?: (value: T) => string,
): Promise<T> {
  const started = performance.now();
  const isTerminal = process.stdout.isTTY;
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  let detail = '';
  const show = () => {
    const line = `• ${title}${detail === '' ? '' : ` · ${detail}`} · ${seconds()} s`;
    process.stdout.write(isTerminal ? `\r\u001B[2K${line}` : `${line}\n`);
  };
  const timer = setInterval(show, isTerminal ? 500 : 10_000);
  const finish = (mark: string, text: string) => {
    clearInterval(timer);
    process.stdout.write(
      `${isTerminal ? '\r\u001B[2K' : ''}${mark} ${title}${text === '' ? '' : ` · ${text}`} · ${seconds()} s\n`,
    );
  };
  try {
    const value = await work({ progress: (text) => (detail = text) });
    finish('✓', outcome?.(value) ?? '');
    return value;
  } catch (error) {
    finish('✗', '');
    throw error;
  }
}
