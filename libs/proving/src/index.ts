export { check, type Evidence, type Finding } from './checker.js';
export { LagWatch } from './lag-watch.js';
export { percentile } from './percentile.js';
export { cpuMilliseconds, memoryMegabytes } from './processes.js';
export { type Acknowledged, type Run, Whistleblower } from './whistleblower.js';
