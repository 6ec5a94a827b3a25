import { type FirstOwner, ownerWasShown } from '../first-owner.ts';
import { localHubUrl } from '../services/hub.ts';
import type { Settings } from '../settings.ts';

/** Says where everything is and, the first time, who may log in. */
export async function printWelcome(settings: Settings, owner: FirstOwner | undefined, seconds: number): Promise<void> {
  const { hub, sandbox, roles, dataDir } = settings;
  const lines = [''];
  if (roles.includes('api')) {
    lines.push(`  Leadloom is ready: ${hub.url}`);
    if (sandbox !== undefined) lines.push(`  The sandbox's vendors: http://127.0.0.1:${sandbox.port}`);
    if (owner?.isMadeUp === true) lines.push(...(await ownerLines(settings, owner)));
  } else lines.push(`  The worker is ready.`);
  lines.push('', `  Data and logs: ${dataDir} · ready after ${seconds.toFixed(1)} s · Ctrl+C ends it`, '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function ownerLines({ hub: { host, port, url }, dataDir }: Settings, { env }: FirstOwner): Promise<string[]> {
  const isOwner = await canLogIn(localHubUrl(host, port), url, env.HUB_OWNER_EMAIL, env.HUB_OWNER_PASSWORD);
  ownerWasShown(dataDir);
  if (!isOwner) return ['', '  Log in as the owner that this database already has.'];
  return [
    '',
    '  Your login, shown this once:',
    `    e-mail    ${env.HUB_OWNER_EMAIL}`,
    `    password  ${env.HUB_OWNER_PASSWORD}`,
    `    API key   ${env.HUB_API_KEY}`,
  ];
}

/** The database may have had an owner before this data folder; a login tells whether the one made up here is real. */
async function canLogIn(local: string, publicUrl: string, email: string, password: string): Promise<boolean> {
  const response = await fetch(`${local}/api/hub/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(publicUrl).origin },
    body: JSON.stringify({ email, password }),
  });
  await response.body?.cancel();
  return response.ok;
}
