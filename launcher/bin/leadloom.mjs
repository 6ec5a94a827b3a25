#!/usr/bin/env node
// The first lines of every command. Runs on any Node from 20 on, in a clone with nothing installed, so it imports nothing but Node's own
// modules: it brings the installed packages in line with the lock file, then hands over to the pinned Node.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [command = 'help', ...args] = process.argv.slice(2);
/** What looks at or ends a running installation never changes what is installed. */
const LEAVES_PACKAGES_ALONE = new Set(['stop', 'status', 'doctor', 'help', '--help', '-h']);

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `Node ${process.versions.node} is too old to set Leadloom up.`,
    'Install Node 20 or newer; it brings its own Node 24 along.',
  );
}
if (!packagesAgreeWithLock()) {
  if (!LEAVES_PACKAGES_ALONE.has(command)) await install();
  else if (!existsSync(join(root, 'node_modules', '@leadloom', 'contracts'))) {
    process.stdout.write(
      'Leadloom is not set up in this folder yet, so nothing of it runs from here. "npm start" sets it up.\n',
    );
    process.exit(0);
  }
}
handOver();

/** True if node_modules holds, to the version and checksum, what package-lock.json names. npm writes its record of it last. */
function packagesAgreeWithLock() {
  if (process.env.LEADLOOM_SKIP_INSTALL === '1') return true;
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return false;
  return Object.entries(wanted ?? {}).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.peer === true;
    return found.version === entry.version && found.integrity === entry.integrity && found.link === entry.link;
  });
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function install() {
  const total = Object.keys(readPackages(join(root, 'package-lock.json')) ?? {}).filter((path) =>
    path.startsWith('node_modules/'),
  ).length;
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  // Not "npm ci": it refuses a lock file that lacks a package for some other platform, which the index it was made from did not offer.
  // What the lock file does name is installed as it says, checksums included, and the file itself stays as it is.
  const npm = spawn('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  npm.stdout.on('data', (chunk) => (output += chunk));
  npm.stderr.on('data', (chunk) => (output += chunk));
  say(`Installing ${total} packages from the lock file`);
  const progress = setInterval(
    () => say(`  ${installedCount()} of about ${total} packages, ${seconds()} s`),
    process.stdout.isTTY ? 2_000 : 10_000,
  );
  const code = await new Promise((done) => {
    npm.once('error', (error) => {
      output += error.message;
      done(1);
    });
    npm.once('exit', (exitCode) => done(exitCode ?? 1));
  });
  clearInterval(progress);
  if (code !== 0) {
    fail(
      'The packages could not be installed.',
      `"npm install --no-save" in ${root} said:\n${output.trim().split('\n').slice(0, 15).join('\n')}`,
      'Check the network and that the disk has 3 GB free, then run the same command again.',
    );
  }
  say(`✓ ${installedCount()} packages installed in ${seconds()} s`);
}

function installedCount() {
  const folder = join(root, 'node_modules');
  if (!existsSync(folder)) return 0;
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .reduce((sum, name) => sum + (name.startsWith('@') ? readdirSync(join(folder, name)).length : 1), 0);
}

function handOver() {
  const child = spawn(pinnedNode(), [join(root, 'launcher', 'src', 'main.ts'), command, ...args], { stdio: 'inherit' });
  // npm, this process and the child may all receive the terminal's Ctrl+C; the child counts signals that come together as one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Who ends npm from outside ends the shell between npm and this process, which tells nobody.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, 500);
    watch.unref();
  }
  child.once('error', (error) => fail(`Node could not be started: ${error.message}`, `Tried ${pinnedNode()}.`));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}

/**
 * The Node that the lock file pins for this platform; elsewhere the running one, if it is new enough.
 * @returns {string}
 */
function pinnedNode() {
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(
    root,
    'node_modules',
    `node-${process.platform.replace('win32', 'win')}-${process.arch}`,
    'bin',
    executable,
  );
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    `Leadloom runs on Node 24, and its packages bring none for ${process.platform} on ${process.arch}.`,
    `Tried ${pinned} and the running Node ${process.versions.node}.`,
    'Install Node 24 and run the same command with it.',
  );
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function fail(...lines) {
  process.stderr.write(`\n✗ ${lines.join('\n  ')}\n`);
  process.exit(1);
}
