import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Loaded before a service's own program (`NODE_OPTIONS=--import=…/preload.js`), like the seeded bugs (ADR-0027): escalation's process
 * tells the month's time (ADR-0170) and looks every few milliseconds at what is due, because a month goes by in minutes.
 */
const { MUSTER_MONTH_CLOCK: file, MUSTER_MONTH_LIBS: libs, DATABASE_URL: database } = process.env;
const OFTEN_MS = 50;
/** What a service does no more often than this is housekeeping. */
const WATCH_MS = 1_000;

interface Kernel {
  readonly Database: { readonly prototype: { now(): Date } };
  readonly systemScheduler: { every(ms: number, action: () => void): () => void };
}

if (file && libs && database?.endsWith('/muster_escalation')) {
  const path = pathToFileURL(join(libs, 'persistence', 'dist', 'index.js')).href;
  const { Database, systemScheduler } = (await import(path)) as Kernel;
  Database.prototype.now = () => new Date(Number(readFileSync(file, 'utf8')));
  const { every } = systemScheduler;
  systemScheduler.every = (ms, action) => every(ms === WATCH_MS ? OFTEN_MS : ms, action);
}
