import { readFileSync } from 'node:fs';
import type { Directory } from '../src/domain/directory.js';

export const DEMO_ALLIANCES = ['tianjin', 'beibu-gulf', 'huangshi', 'yantian'] as const;
export type DemoAlliance = (typeof DEMO_ALLIANCES)[number];

/** When the documents are looked at. */
export const NOW = new Date('2026-11-24T01:00:00Z');

/** A fresh copy of one of the four documents under `deploy/demo`. */
export function demoDirectory(alliance: DemoAlliance): Directory {
  const file = new URL(`../../../deploy/demo/${alliance}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Directory;
}
