export type { Recorded } from './recorded.js';
export { type Answer, by, Recorder, type Task } from './recorder.js';
export type { Stored } from './stored.js';
