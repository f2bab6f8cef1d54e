// npm start: the whole system on this machine, with the demo alliances, until Ctrl-C (docs/adr/0005, 0006).
import '../source-loader.mjs';
import { LogTail } from '../start/log-tail.mjs';
import { claim, noteWatchdog, release } from '../start/single.mjs';
import { welcome } from '../start/welcome.mjs';
import { build } from './build.mjs';
import { seed } from './seed.mjs';
import { dataFolder, onEnd, root, say, seconds } from './task.mjs';

const began = performance.now();
const holder = await claim(dataFolder);
if (holder !== undefined) {
  say(
    `✗ 已在运行中（进程 ${holder}，数据 ${dataFolder}）· already running on this data folder (process ${holder})`,
  );
  say(
    '  先停止它，或用另一个文件夹 · stop it first, or: MUSTER_DATA=/another/folder MUSTER_PORT=8090 npm start',
  );
  process.exit(1);
}

let stack;
let system;
let tail;
let stopping = false;
let askedAt = 0;

/** Thrown between two steps of the way up when someone asked to stop. */
class Interrupted extends Error {}
const step = (line) => {
  if (stopping) throw new Interrupted();
  say(line);
};

async function up() {
  if (!(await build())) throw new Error('构建失败 · the build failed');
  const { startLocalStack, startSystem } = await import('@muster/local-stack');
  step('▸ PostgreSQL 与 Kafka · PostgreSQL and Kafka');
  const indented = (line) => say(`  ${line}`);
  stack = await startLocalStack({ mode: 'persistent', dataFolder, restart: true, log: indented });
  noteWatchdog(dataFolder, stack.watchdog.pid);
  step('▸ 各服务 · the services');
  system = await startSystem({
    stack,
    workspace: root,
    folder: dataFolder,
    ports: 'usual',
    ...(process.env.MUSTER_PORT && { gatewayPort: Number(process.env.MUSTER_PORT) }),
    restart: true,
    log: indented,
  });
  step('▸ 示范联盟 · demo alliances');
  tail = new LogTail(Object.values(system.services), say);
  const accounts = await seed({
    system,
    folder: dataFolder,
    log: indented,
  });
  welcome({ system, stack, accounts, dataFolder, took: seconds(began) });
}

/** Gateway first, so that nothing new comes in; then the services, Kafka, PostgreSQL. */
async function down() {
  tail?.stop();
  await system?.stop();
  await stack?.stop();
  release(dataFolder);
}

const risen = up();

onEnd(async () => {
  // Asked again while it is under way: end now, and leave the rest to the watchdog. (A terminal's Ctrl-C arrives twice
  // at once: by itself and handed on by the parent.)
  if (stopping) {
    if (performance.now() - askedAt > 1000) process.exit(130);
    return;
  }
  stopping = true;
  askedAt = performance.now();
  say('\n▸ 正在停止 · stopping …');
  await risen.catch(() => {});
  await down();
  say('✓ 已全部停止，数据保留 · everything has stopped; the data stays');
  process.exit(0);
});

try {
  await risen;
} catch (error) {
  if (!stopping) {
    say(`✗ ${error.message}`);
    await down();
    process.exit(1);
  }
}
