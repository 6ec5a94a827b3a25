export interface SandboxConfig {
  readonly port: number;
  readonly host: string;
  readonly latencyMs: number;
  readonly dataDir?: string;
  readonly publicUrl?: string;
}

/** Reads the `SANDBOX_…` variables; throws one error that names every faulty one. */
export function readConfig(env: NodeJS.ProcessEnv): SandboxConfig {
  const faults: string[] = [];
  const number = (name: string, otherwise: number, most: number) => {
    const given = env[name];
    if (given === undefined || given === '') return otherwise;
    if (!/^\d+$/.test(given) || Number(given) > most)
      faults.push(`${name} is "${given}"; give a whole number from 0 to ${most}`);
    return Number(given);
  };
  const { SANDBOX_HOST: host, SANDBOX_DATA_DIR: dataDir, SANDBOX_URL: publicUrl } = env;
  if (publicUrl && !/^https?:\/\//.test(publicUrl))
    faults.push(`SANDBOX_URL is "${publicUrl}"; give an address such as http://127.0.0.1:5690`);
  const config = {
    port: number('SANDBOX_PORT', 5690, 65_535),
    host: host || '127.0.0.1',
    latencyMs: number('SANDBOX_LATENCY_MS', 15, 60_000),
    ...(dataDir ? { dataDir } : {}),
    ...(publicUrl ? { publicUrl } : {}),
  };
  if (faults.length > 0) throw new Error(`the sandbox cannot start: ${faults.join('; ')}`);
  return config;
}
