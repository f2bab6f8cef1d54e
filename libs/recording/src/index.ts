export type { Recorded } from './recorded.js';
export { type Answer, by, Recorder, type Task, type Together } from './recorder.js';
export type { Stored } from './stored.js';
