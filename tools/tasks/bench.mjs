// Measures the path of a whistle: throughput, latency, lag to the statistics, CPU per process, memory; then checks what must hold.
import { build } from './build.mjs';

if (!(await build())) process.exit(1);
const { main } = await import('../../libs/proving/dist/bench.js');
process.exitCode = await main();
