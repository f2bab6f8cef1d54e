import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { freePort } from './port.js';

const PORTS = 200;
const module = pathToFileURL(join(import.meta.dirname, '..', 'dist', 'port.js')).href;

/** What each of three processes, all alive, is given for the asking. @param ask an expression that comes to ports. */
async function askedAtOnce(ask: string): Promise<number[][]> {
  const asking = `
    import { freePort, portNear } from ${JSON.stringify(module)};
    console.log(JSON.stringify(await ${ask}));
    process.stdin.resume(); // the ports are this process's as long as it lives`;
  const processes = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', asking], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  try {
    return await Promise.all(
      processes.map(async ({ stdout }) => {
        const [line] = (await once(createInterface(stdout), 'line')) as [string];
        return JSON.parse(line) as number[];
      }),
    );
  } finally {
    const ended = processes.map((child) => once(child, 'exit'));
    for (const child of processes) child.kill();
    await Promise.all(ended);
  }
}

it('gives no port to two processes that run, though nobody listens there yet', async () => {
  const given = await askedAtOnce(
    `(async () => { const ports = []; while (ports.length < ${PORTS}) ports.push(await freePort()); return ports; })()`,
  );
  expect(new Set(given.flat()).size).toBe(3 * PORTS);
}, 30_000);

it('gives a port that several would like to one of them, and to the next when that has ended', async () => {
  const wanted = (await freePort()) + 20_000; // nobody is given one up there unless asked for it
  for (let round = 0; round < 2; round++) {
    const given = (await askedAtOnce(`Promise.all([portNear(${wanted})])`)).flat();
    expect(given.filter((port) => port === wanted)).toHaveLength(1);
    expect(new Set(given).size).toBe(3);
  }
}, 30_000);
