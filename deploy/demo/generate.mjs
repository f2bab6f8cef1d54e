// Writes the four demo directories. Deterministic: the same files every time.
//   node deploy/demo/generate.mjs            writes them
//   node deploy/demo/generate.mjs --check    fails when a committed file differs
import { readFileSync, writeFileSync } from 'node:fs';
import { beibuGulf } from './alliances/beibu-gulf.mjs';
import { huangshi } from './alliances/huangshi.mjs';
import { tianjin } from './alliances/tianjin.mjs';
import { yantian } from './alliances/yantian.mjs';
import { readable } from './readable.mjs';

const check = process.argv.includes('--check');
let different = 0;
for (const directory of [tianjin(), beibuGulf(), huangshi(), yantian()]) {
  const file = new URL(`${directory.alliance.id}.json`, import.meta.url);
  const text = `${readable(directory)}\n`;
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${directory.alliance.id}.json differs: run node deploy/demo/generate.mjs`);
    different += 1;
  }
}
process.exitCode = different > 0 ? 1 : 0;
