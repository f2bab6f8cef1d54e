import type { Actor } from '@muster/messaging';

/** Whoever does what nobody asked for: the worker. */
export const SYSTEM: Actor = { account_id: 'system', role: 'system' };
