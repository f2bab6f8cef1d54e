export { eventually } from '@muster/local-stack';
export { type Account, ProvingGround, type ProvingGroundOptions } from './proving-ground.js';
export { check, type Evidence, type Finding } from './checker.js';
export { LagWatch } from './lag-watch.js';
export { type MonthOptions, type MonthResults, playMonth } from './month/month.js';
export { EVERY_STORY } from './month/timetable.js';
export { percentile } from './percentile.js';
export { cpuMilliseconds, memoryMegabytes } from './processes.js';
export { type Acknowledged, Refused, type Run, Whistleblower } from './whistleblower.js';
