import { accountOf } from '../campaign/alliances.js';
import type { Evidence } from './evidence.js';
import { ask, sample } from './gateway-reader.js';
import type { Entry } from './journal-reading.js';
import { type Verdict, verdict } from './verdict.js';

/** What the gateway answered to questions about acknowledged whistles. */
export interface Answered {
  /** Asked by their own alliance. */
  readonly own: Verdict;
  /** Asked by another. */
  readonly foreign: Verdict;
}

const OWN = 100;
const FOREIGN = 20;

/** Asks for a sample of the acknowledged whistles, each alliance for its own and for the others'. */
export async function askGateway(
  journal: ReadonlyMap<string, Entry>,
  { gatewayUrl, alliances }: Evidence,
): Promise<Answered> {
  const raised = [...journal.values()].filter(
    ({ sent, acked }) => sent.operation === 'raise' && acked.length > 0,
  );
  const own: string[] = [];
  const asked = sample(raised, OWN);
  for (const { sent, acked } of asked) {
    const alliance = alliances.find(({ id }) => id === sent.tenant)!;
    const { id, number } = acked[0]!;
    const { status, answer } = await ask<{ number?: string; title?: string }>(
      gatewayUrl,
      accountOf(alliance, 'dispatcher'),
      `/v1/tickets/${id}`,
    );
    if (status !== 200 || answer.number !== number || answer.title !== sent.about['title'])
      own.push(`GET /v1/tickets/${id} → ${status}`);
  }
  const foreign: string[] = [];
  let strange = 0;
  for (const alliance of alliances) {
    const others = raised.filter(({ sent }) => sent.tenant !== alliance.id);
    for (const { acked } of sample(others, FOREIGN)) {
      strange += 1;
      const path = `/v1/tickets/${acked[0]!.id}`;
      const { status } = await ask(gatewayUrl, accountOf(alliance, 'dispatcher'), path);
      if (status !== 404) foreign.push(`${alliance.id} asks for ${path} of another alliance → ${status}`);
    }
  }
  return {
    own: verdict(`${asked.length} of them asked for over HTTP`, own),
    foreign: verdict(`${strange} questions for another alliance's whistles answered 404`, foreign),
  };
}
