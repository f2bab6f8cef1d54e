import { randomUUID } from 'node:crypto';
import type { Answer, Caller } from '@muster/http/testing';
import {
  daysAgo,
  demo,
  type Harbour,
  inAMonth,
  inDays,
  monthFromNow,
  publishedBy,
  rotaOf,
  templateOf,
} from './harbour.js';
import type { Operation } from './operations.js';

/** A document of nothing, which may be attached. */
const DOCUMENT = '%PDF-1.4\ntrailer<<>>\n%%EOF\n';

/** A picture of one grey pixel. */
const PHOTOGRAPH =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

/** Calls an operation on a harbour's things. A stream is left as soon as its status is known. Without an answer it says for which. */
export function call(by: Caller, operation: Operation, harbour: Harbour, body?: unknown): Promise<Answer> {
  return answered(by, operation, harbour, body).catch((cause: unknown) => {
    throw new Error(`${operation.name} was not answered`, { cause });
  });
}

async function answered(
  by: Caller,
  operation: Operation,
  harbour: Harbour,
  body: unknown = bodyFor(operation, harbour),
): Promise<Answer> {
  const headers: Record<string, string> = operation.needsIdempotencyKey
    ? { 'idempotency-key': randomUUID() }
    : {};
  const path = addressOf(operation, harbour);
  if (operation.name === 'POST /v1/attachments' && body === undefined) return sendFile(by, path);
  if (operation.name === 'POST /v1/hazard-snaps' && body === undefined) return snapHazard(by, path, headers);
  return operation.path.startsWith('/v1/streams')
    ? by.head(path)
    : by.request(operation.method, path, { headers, ...(body === undefined ? {} : { body }) });
}

/** Sends a document that may be attached. */
export function sendFile(by: Caller, path: string): Promise<Answer> {
  const headers = { 'content-type': 'application/octet-stream' };
  return by.request('POST', path, { headers, body: DOCUMENT });
}

function snapHazard(by: Caller, path: string, headers: Record<string, string>): Promise<Answer> {
  const form = new FormData();
  form.append('snap', JSON.stringify({ place: { code: 'quay-1' }, text: '防护栏缺失' }));
  form.append('photo', new Blob([Buffer.from(PHOTOGRAPH, 'base64')]), 'a.png');
  return by.request('POST', path, { headers, body: form });
}

/** Themes of months have ids of their own: one goes on, the other is concluded, reopened and withdrawn. */
function statisticsId(path: string, ids: Harbour['ids'], allianceId: string): string {
  if (!path.includes('/monthly-themes/')) return publishedBy(allianceId);
  return /\/(conclude|reopen|withdraw)$/.test(path) ? ids.themeToEnd : ids.theme;
}
/** Further parts of a path: of the example plan, and a unit. */
const PARTS: Readonly<Record<string, string>> = {
  phase: 'approval',
  task: 'permit',
  segment: 'main_structure',
  milestone: 'commissioning',
  month: new Date().toISOString().slice(0, 7),
  unit: 'customs',
};

/** The operation's path with the harbour's own ids in it. */
export function addressOf({ path, query }: Operation, { ids, allianceId, turns }: Harbour): string {
  const id = {
    tickets: ids.ticket,
    'follow-ups': ids.followUp,
    assignments: ids.assignment,
    meetings: ids.meeting,
    activities: path.includes('/outcomes') ? ids.heldActivity : ids.activity,
    resources: ids.resource,
    mobilisations: path.endsWith('/end') ? ids.mobilisationToEnd : ids.mobilisation,
    campaigns: /\/(conclude|reopen)$/.test(path) ? ids.campaignToEnd : ids.campaign,
    accounts: ids.account,
    'notifications/channels': ids.channel,
    'notifications/deliveries': ids.delivery,
    'process-templates': path.endsWith('/versions') ? 'another' : templateOf(allianceId),
    'project-processes': ids.process,
    'practice-lists': ids.practiceList,
    attachments: ids.file,
    statistics: statisticsId(path, ids, allianceId),
    'secretary-rota': turns[0]!,
    drafts: path.endsWith('/submit') ? ids.readyDraft : ids.draft,
  }[/^\/v1\/((?:notifications\/)?[^/]+)/.exec(path)?.[1] ?? ''];
  return path
    .replace('{alliance_id}', allianceId)
    .replace('{key_id}', ids.apiKey)
    .replace('{decisionId}', path.endsWith('/reopen') ? ids.decisionToReopen : ids.decision)
    .replace('{outcomeId}', ids.outcome)
    .replace('{bookingId}', path.endsWith('/cancel') ? ids.bookingToCancel : ids.booking)
    .replace(/\{\w+\}/, id ?? 'unknown')
    .replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'item' ? ids.practiceItem : (PARTS[name] ?? ids.ticket),
    )
    .concat(query);
}

/** The document's example, with the harbour's own ids where it names things. */
export function bodyFor({ example, path }: Operation, { ids, allianceId, people, turns }: Harbour): unknown {
  if (example === undefined) return undefined;
  if (path === '/v1/secretary-rota') return rotaOf(allianceId);
  if (path.endsWith('/swap')) return { with_starts_on: turns[1] };
  if (path === '/v1/alliances/{alliance_id}/directory') return demo(allianceId);
  const unit = demo(allianceId).units[0]!.id;
  const text = JSON.stringify(example, (name, value: unknown) => {
    if (name === 'ticket_id') return ids.ticket;
    if (name === 'template_code') return templateOf(allianceId);
    if (name === 'agenda_item_id') return ids.agendaItem;
    if (name === 'party_organisation_id') return demo(allianceId).party_organisations[2]!.id;
    if (name === 'due_on' || name === 'planned_on') return inAMonth();
    if (name === 'reached_on') return undefined; // today
    if (name === 'quorum') return 1;
    if (path.startsWith('/v1/activities')) {
      if (name === 'ticket_ids') return [ids.ticket];
      if (name === 'project_id') return 'project-02';
      if (name === 'sign_up_until' && path.includes('{id}')) return inDays(4);
    }
    if (name === 'on') return daysAgo(1);
    if (path === '/v1/statistics/monthly-themes' && name === 'month') return monthFromNow(1);
    if (path.endsWith('/measures') && name === 'ticket_ids') return [ids.ticket];
    if (path.endsWith('/bookings') && /^(starts|ends)_at$/.test(name))
      return inDays(name === 'starts_at' ? 10 : 10.5);
    if (path === '/v1/mobilisations' && /^(due_at|answer_by)$/.test(name))
      return inDays(name === 'due_at' ? 2 : 1);
    if (path === '/v1/mobilisations' && name === 'party_organisation_ids')
      return [demo(allianceId).party_organisations[2]!.id];
    if (name === 'item_ids') return [ids.practiceItem];
    if (name === 'attachment_ids') return [ids.attachedFile];
    if (name === 'category' || name === 'category_code' || name === 'element_category_code')
      return 'clearance';
    if (name === 'process_stage' || name === 'platform_code') return undefined;
    if (/^(owner_|convenor_)?unit_id$/.test(name)) return unit;
    if (/^((host|invited)_)?unit_ids$/.test(name)) return [unit];
    if (name === 'name' && path === '/v1/accounts') return `account ${randomUUID()}`;
    if (name === 'api_key') return people.council.key;
    return value;
  });
  return JSON.parse(text) as unknown;
}
