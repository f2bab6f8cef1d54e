import { eventually, type ServiceName, type System } from '@muster/local-stack';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { request } from 'undici';
import type { Account } from '../proving-ground.js';

/** A rule of the responsibility matrix, as the directory document has it. */
export interface MatrixRule {
  readonly category_code: string | null;
  readonly process_stage: string | null;
  readonly lead_unit_id: string;
  readonly co_unit_ids: readonly string[];
  readonly inform_unit_ids?: readonly string[];
  readonly place_code?: string;
  readonly project_id?: string;
  readonly industry_alliance_id?: string;
}

/** Units agreed beforehand for a kind of whistle, as the directory document has it. */
export interface ResponsePlan {
  readonly kind: string;
  readonly category_code?: string;
  readonly place_code?: string;
  readonly lead_unit_id: string;
  readonly co_unit_ids: readonly string[];
  readonly inform_unit_ids?: readonly string[];
}

/** The parts of a directory document that client and checker need. */
export interface DirectoryDocument {
  readonly units: readonly { readonly id: string; readonly active: boolean }[];
  readonly enterprises: readonly { readonly id: string }[];
  readonly responsibility_matrix: {
    readonly rules: readonly MatrixRule[];
    readonly categories: readonly { readonly code: string; readonly kind: string }[];
  };
  readonly response_plans?: readonly ResponsePlan[];
  readonly deadline_policies?: readonly object[];
}

/** An alliance with its directory as it was imported, and an account per role and unit. */
export interface Alliance {
  readonly id: string;
  readonly document: DirectoryDocument;
  readonly accounts: readonly Account[];
}

/** Two, so that something could get from one into the other. */
export const ALLIANCES = ['tianjin', 'huangshi'] as const;
/** The category whose whistles have deadlines short enough to pass during a campaign: 1 minute to sign, 2 to report in, 3 to resolve. */
export const DRILL = { alliance: 'tianjin', category: 'labour' } as const;

const roundTheClock = (minutes: number): object => ({ target: { minutes }, mode: 'round_the_clock' });
const drillPolicy = {
  code: 'drill',
  kinds: ['routine'],
  categories: [DRILL.category],
  sign: roundTheClock(1),
  contact: roundTheClock(2),
  resolve: roundTheClock(3),
};

/** The account of a role, or of a unit. */
export function accountOf(alliance: Alliance, role: string, unitId?: string): Account {
  const found = alliance.accounts.find(
    (each) => each.role === role && (unitId === undefined || each.unit_id === unitId),
  );
  if (!found) throw new Error(`${alliance.id} has no account for ${role} ${unitId ?? ''}`);
  return found;
}

/** Opens accounts, imports the directories, and waits until escalation knows them. */
export async function openAlliances(
  root: string,
  system: System,
  databaseUrl: (service: ServiceName) => string,
): Promise<Alliance[]> {
  const documents = ALLIANCES.map((id) => {
    const document = JSON.parse(
      readFileSync(join(root, 'deploy', 'demo', `${id}.json`), 'utf8'),
    ) as DirectoryDocument;
    return id === DRILL.alliance ? { ...document, deadline_policies: [drillPolicy] } : document;
  });
  const wanted = ALLIANCES.flatMap((alliance_id, index) => [
    ...['operator', 'dispatcher', 'council', 'analyst'].map((role) => ({ alliance_id, role, name: role })),
    ...documents[index]!.units.map(({ id }) => ({
      alliance_id,
      role: 'unit_officer',
      unit_id: id,
      name: `officer of ${id}`,
    })),
    {
      alliance_id,
      role: 'enterprise',
      enterprise_id: documents[index]!.enterprises[0]!.id,
      name: 'an enterprise',
    },
  ]);
  const accounts = JSON.parse(
    await system.run('gateway', ['accounts', 'create', '--batch', '--json'], JSON.stringify(wanted)),
  ) as Account[];
  const alliances = ALLIANCES.map((id, index) => ({
    id,
    document: documents[index]!,
    accounts: accounts.filter(({ alliance_id }) => alliance_id === id),
  }));
  for (const alliance of alliances) await importDirectory(system.gatewayUrl, alliance);
  await escalationKnows(ALLIANCES, databaseUrl);
  return alliances;
}

/** Waits until escalation has the directories as organizations has them. */
export async function escalationKnows(
  alliances: readonly string[],
  databaseUrl: (service: ServiceName) => string,
): Promise<void> {
  await eventually('the directories in escalation', () => isKnownToEscalation(alliances, databaseUrl));
}

/** Has escalation the directories as organizations has them? @throws Error while a database does not answer. */
export async function isKnownToEscalation(
  alliances: readonly string[],
  databaseUrl: (service: ServiceName) => string,
): Promise<boolean> {
  const [sent, known] = await Promise.all([
    versions(databaseUrl('organizations')),
    versions(databaseUrl('escalation')),
  ]);
  return alliances.every((id) => (known.get(id) ?? 0) >= (sent.get(id) ?? Infinity));
}

/** Imports an alliance's directory as its operator. @throws Error when it is refused. */
export async function importDirectory(gatewayUrl: string, alliance: Alliance): Promise<void> {
  const { statusCode, body } = await request(`${gatewayUrl}/v1/alliances/${alliance.id}/directory`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${accountOf(alliance, 'operator').api_key}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(alliance.document),
  });
  const text = await body.text();
  if (statusCode >= 300) throw new Error(`the directory of ${alliance.id} → ${statusCode} ${text}`);
}

/** Versions of the directories that a service has, by alliance. */
async function versions(url: string): Promise<Map<string, number>> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ tenant_id: string; version: string }>(
      'select tenant_id, version from directory',
    );
    return new Map(rows.map((row) => [row.tenant_id, Number(row.version)]));
  } finally {
    await client.end();
  }
}
