// First step of every npm script: brings packages and Node 26, then runs tools/tasks/<task>.mjs with it (ADR 0001).
// Runs on whatever Node is there, before anything is installed: plain JavaScript, no dependencies, no new syntax.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const NEEDED = [26, 0];
const TASKS = {
  start: ['start.mjs'],
  test: ['test.mjs'],
  'test:unit': ['test.mjs', '--unit'],
  check: ['check.mjs'],
  build: ['build.mjs'],
  demo: ['demo.mjs'],
  seed: ['seed.mjs'],
  bench: ['bench.mjs'],
  chaos: ['chaos.mjs'],
  musterctl: ['musterctl.mjs'],
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const installedMark = join(modules, '.installed-from');

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line) {
  say(`✗ ${line}`);
  process.exit(1);
}

function newEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** Is there an npm package with Node for this platform? */
const packagedPlatform = ['linux-x64', 'linux-arm64'].includes(`${process.platform}-${process.arch}`);

function checkPlatform() {
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 18) {
    fail(
      `需要 Node 18 以上来安装 · Node ${process.versions.node} is too old to install with → https://nodejs.org`,
    );
  }
  if (process.platform === 'win32') {
    fail('请在 WSL2 中运行，或用 docker compose up · on Windows run this inside WSL2, or: docker compose up');
  }
  if (!packagedPlatform && !newEnough(process.versions.node)) {
    fail(
      `此平台需要系统的 Node ${NEEDED.join('.')} 以上，目前为 ${process.versions.node} · ` +
        `no Node package for ${process.platform}-${process.arch}: install Node 26 yourself → nvm install 26 && nvm use 26`,
    );
  }
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

function installed() {
  const hidden = join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  // Installed by us from this very lock, or by the developer's own npm after the lock was written.
  const mark = existsSync(installedMark) ? readFileSync(installedMark, 'utf8') : '';
  return mark === lockHash() || statSync(hidden).mtimeMs >= statSync(lockFile).mtimeMs;
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two commands started at once in a fresh clone must not install into the same folder together. */
async function withInstallLock(work) {
  const lock = join(root, 'var', 'install.lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    let holder = '';
    try {
      holder = readFileSync(lock, 'utf8');
    } catch {
      continue;
    }
    if (holder !== '' && !alive(Number(holder))) rmSync(lock, { force: true });
    else await delay(250);
  }
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

async function install() {
  if (installed()) return;
  await withInstallLock(async () => {
    if (installed()) return;
    say('▸ 安装依赖包（首次约一分钟）· installing packages, about a minute the first time');
    const npm = process.env.npm_execpath;
    const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    const viaNpm = npm !== undefined && /npm-cli\.c?js$/.test(npm);
    const result = spawnSync(viaNpm ? process.execPath : 'npm', viaNpm ? [npm, ...args] : args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (result.status !== 0) {
      fail(
        '依赖包安装失败 · npm ci failed (see above): check the network and the npm registry setting, then run this again',
      );
    }
    writeFileSync(installedMark, lockHash());
  });
}

function findNode() {
  const packaged = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node');
  let complaint = '';
  if (existsSync(packaged)) {
    const probe = spawnSync(packaged, ['-p', 'process.versions.node'], { encoding: 'utf8' });
    if (probe.status === 0 && newEnough(probe.stdout.trim())) return packaged;
    complaint = probe.stderr.trim();
  }
  if (newEnough(process.versions.node)) return process.execPath;
  // Since version 25 Node wants a library that small installations of Debian and its like do not have.
  if (complaint.includes('libatomic')) {
    fail(
      'Node 26 需要系统库 libatomic · Node 26 needs libatomic → apt-get install libatomic1 (dnf install libatomic)',
    );
  }
  if (complaint !== '') say(complaint);
  return fail(
    `找不到可用的 Node 26 · Node ${NEEDED.join('.')} or newer is needed, this is ${process.versions.node} and the packaged one does not run here → nvm install 26`,
  );
}

function run(node, task, args) {
  const [file, ...first] = TASKS[task];
  const env = {
    // A service is some 3,500 modules: what V8 has compiled of them once is a sixth of every later start.
    NODE_COMPILE_CACHE: join(modules, '.cache', 'compiled'),
    ...process.env,
    PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  const child = spawn(
    node,
    ['--disable-warning=TimeoutNegativeWarning', join(root, 'tools', 'tasks', file), ...first, ...args],
    // The extra channel closes when this process dies, however it dies: the task then stops too.
    { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event !== undefined) {
    // Killed with kill -9, npm leaves its script running; what the script started would stay for ever.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1000).unref();
  }
  child.once('exit', (code, signal) => {
    process.exit(signal === null ? code : 128 + (constants.signals[signal] ?? 0));
  });
}

const [task, ...args] = process.argv.slice(2);
if (!Object.hasOwn(TASKS, task ?? '')) {
  fail(`用法 · usage: node tools/bootstrap.mjs ${Object.keys(TASKS).join('|')}`);
}
checkPlatform();
await install();
run(findNode(), task, args);
