import { claimDataFolder } from './data-folder/claim.ts';
import { endLeftovers } from './data-folder/end-leftovers.ts';
import { readRunRecord, removeRunRecord } from './data-folder/run-record.ts';
import type { Problem } from './problem.ts';
import { Stack } from './services/stack.ts';
import type { Settings } from './settings.ts';
import { stopSignals } from './terminal/stop-signals.ts';

/**
 * Holds the data folder while `start` brings up the services and until the person, `leadloom stop` or a service that cannot be kept
 * running ends it. Whatever was started is ended, in order, whichever way it goes.
 *
 * @returns the exit code
 */
export async function runUntilStopped(settings: Settings, start: (stack: Stack) => Promise<void>): Promise<number> {
  const { dataDir } = settings;
  const claim = claimDataFolder(dataDir);
  let stack: Stack | undefined;
  let started: Promise<void> | undefined;
  try {
    const leftover = readRunRecord(dataDir);
    if (leftover !== undefined) {
      const ended = await endLeftovers(leftover);
      if (ended.length > 0) say(`• Ended what an earlier run left behind: ${ended.join(', ')}`);
    }
    stack = new Stack(
      dataDir,
      { launcher: claim.identity, startedAt: new Date().toISOString(), hubUrl: settings.hub.url, services: [] },
      say,
    );
    const signals = stopSignals(() => {
      say('\nEnding at once.');
      stack?.kill();
      process.exit(130);
    });
    started = start(stack);
    const outcome = await Promise.race([signals.first, stack.givenUp, started.then(() => undefined)]);
    const reason: Problem | NodeJS.Signals = outcome ?? (await Promise.race([signals.first, stack.givenUp]));
    say(typeof reason === 'string' ? '\nEnding in order (once more to end at once) …' : '\nEnding everything …');
    await stack.stop((name) => say(`• ${name}`));
    if (typeof reason !== 'string') throw reason;
    say('✓ Ended.');
    return 0;
  } finally {
    await stack?.stop();
    // A start that was broken off may still wait for a download or a build; nothing of it outlives the claim.
    await started?.catch(() => undefined);
    removeRunRecord(dataDir);
    claim.release();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
