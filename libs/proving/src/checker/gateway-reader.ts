import { request } from 'undici';
import type { Account } from '../proving-ground.js';

/** What the gateway answers to a question. */
export async function ask<Answer>(
  gatewayUrl: string,
  account: Account,
  path: string,
): Promise<{ status: number; answer: Answer }> {
  const { statusCode, body } = await request(gatewayUrl + path, {
    headers: { authorization: `Bearer ${account.api_key}` },
  });
  return { status: statusCode, answer: (await body.json()) as Answer };
}

/** Evenly spread over a list, so that early and late ones are among them. */
export function sample<T>(from: readonly T[], most: number): T[] {
  const step = Math.max(1, from.length / most);
  return Array.from({ length: Math.min(most, from.length) }, (_, index) => from[Math.floor(index * step)]!);
}
