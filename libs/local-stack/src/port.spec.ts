import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const PORTS = 200;
const module = pathToFileURL(join(import.meta.dirname, '..', 'dist', 'port.js')).href;
const asking = `
  import { freePort } from ${JSON.stringify(module)};
  const ports = [];
  while (ports.length < ${PORTS}) ports.push(await freePort());
  console.log(JSON.stringify(ports));
  process.stdin.resume(); // the ports are this process's as long as it lives`;

it('gives no port to two processes that run, though nobody listens there yet', async () => {
  const processes = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', asking], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  try {
    const given = await Promise.all(
      processes.map(async ({ stdout }) => {
        const [line] = (await once(createInterface(stdout), 'line')) as [string];
        return JSON.parse(line) as number[];
      }),
    );
    expect(new Set(given.flat()).size).toBe(processes.length * PORTS);
  } finally {
    for (const child of processes) child.kill();
  }
}, 30_000);
