import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isUnitRole, type Role, ROLES } from '@muster/auth';
import { type Answer, caller, type Caller } from '@muster/http/testing';
import { testSystem, type TestSystem } from '@muster/local-stack/testing';
import { type Operation, operations, ROOT } from './operations.js';

interface Issued {
  readonly account_id: string;
  readonly alliance_id: string | null;
  readonly role: Role;
  readonly unit_id?: string;
  readonly api_key: string;
}

/** Somebody who may call. */
export interface Person extends Caller {
  readonly accountId: string;
  readonly allianceId: string | null;
  readonly role: Role;
  readonly key: string;
}

/** What one alliance has: people of every role, and one thing of each kind. */
export interface Harbour {
  readonly allianceId: string;
  readonly people: Readonly<Record<Role, Person>>;
  readonly ids: Readonly<
    Record<
      | 'process'
      | 'practiceList'
      | 'practiceItem'
      | 'draft'
      | 'readyDraft'
      | 'file'
      | 'attachedFile'
      | 'ticket'
      | 'followUp'
      | 'assignment'
      | 'meeting'
      | 'agendaItem'
      | 'decision'
      | 'decisionToReopen'
      | 'activity'
      | 'heldActivity'
      | 'outcome'
      | 'resource'
      | 'booking'
      | 'bookingToCancel'
      | 'mobilisation'
      | 'mobilisationToEnd'
      | 'campaign'
      | 'campaignToEnd'
      | 'theme'
      | 'themeToEnd'
      | 'account'
      | 'apiKey'
      | 'channel'
      | 'delivery',
      string
    >
  >;
  /** First days of secretaries' turns that lie ahead, latest first; the other alliance has others. */
  readonly turns: readonly string[];
  /** Text that only this alliance's documents contain. */
  readonly secret: string;
}

/** A document of nothing, which may be attached. */
const DOCUMENT = '%PDF-1.4\ntrailer<<>>\n%%EOF\n';

/** A picture of one grey pixel. */
const PHOTOGRAPH =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

const UNLIMITED = {
  MUSTER_RATE_LIMIT: '0',
  MUSTER_ANONYMOUS_RATE_LIMIT: '0',
  MUSTER_SIGN_IN_RATE_LIMIT: '0',
  // Nobody listens there: deliveries fail at once, and nothing leaves the machine.
  MUSTER_NOTIFICATION_ALLOWED_HOSTS: '127.0.0.1',
};

/** The whole system with two alliances in it. */
export class TwoHarbours {
  private constructor(
    private readonly running: TestSystem,
    readonly own: Harbour,
    readonly other: Harbour,
    readonly platform: Person,
  ) {}

  static async open(): Promise<TwoHarbours> {
    const running = await testSystem('matrix', ROOT, { env: UNLIMITED });
    try {
      const url = running.system.gatewayUrl;
      const issued = await openAccounts(running);
      const platform = person(
        url,
        issued.find(({ alliance_id }) => alliance_id === null)!,
      );
      const [own, other] = await Promise.all(['tianjin', 'yantian'].map((id) => furnish(url, id, issued)));
      return new TwoHarbours(running, own!, other!, platform);
    } catch (error) {
      await running.stop();
      throw error;
    }
  }

  get url(): string {
    return this.running.system.gatewayUrl;
  }

  get anonymous(): Caller {
    return caller(this.url, async () => ({}));
  }

  bearing(key: string): Caller {
    return caller(this.url, async () => ({ authorization: `Bearer ${key}` }));
  }

  async stop(): Promise<void> {
    await this.running.stop();
  }
}

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

function sendFile(by: Caller, path: string): Promise<Answer> {
  const headers = { 'content-type': 'application/octet-stream' };
  return by.request('POST', path, { headers, body: DOCUMENT });
}

function snapHazard(by: Caller, path: string, headers: Record<string, string>): Promise<Answer> {
  const form = new FormData();
  form.append('snap', JSON.stringify({ place: { code: 'quay-1' }, text: '防护栏缺失' }));
  form.append('photo', new Blob([Buffer.from(PHOTOGRAPH, 'base64')]), 'a.png');
  return by.request('POST', path, { headers, body: form });
}

/** An alliance's process template; each has its own, so that the other's is nothing to it. */
const templateOf = (allianceId: string): string => `plan-of-${allianceId}`;
/** The month that an alliance has published; the other has published another one. */
const publishedBy = (allianceId: string): string => (allianceId === 'tianjin' ? '2026-03' : '2026-04');
/** Themes of months have ids of their own: one goes on, the other is concluded, reopened and withdrawn. */
function statisticsId(path: string, ids: Harbour['ids'], allianceId: string): string {
  if (!path.includes('/monthly-themes/')) return publishedBy(allianceId);
  return /\/(conclude|reopen|withdraw)$/.test(path) ? ids.themeToEnd : ids.theme;
}
/** The month so many months from this one, where the harbours are. */
const monthFromNow = (months: number): string =>
  Temporal.Now.plainDateISO('Asia/Shanghai').toPlainYearMonth().add({ months }).toString();
/** Whose secretaries take turns; no turn of one alliance that lies ahead begins on the day of the other's. */
const rotaOf = (allianceId: string): object => ({
  turn_length: allianceId === 'tianjin' ? 'week' : 'year',
  party_organisation_ids: demo(allianceId)
    .party_organisations.slice(0, 2)
    .map(({ id }) => id),
});
/** Further parts of a path: of the example plan, and a unit. */
const PARTS: Readonly<Record<string, string>> = {
  phase: 'approval',
  task: 'permit',
  segment: 'main_structure',
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
    if (name === 'due_on') return inAMonth();
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

const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** The instant that lies so many days ahead. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const daysAgo = (days: number): string => inDays(-days).slice(0, 10);

interface Demo {
  readonly projects: readonly object[];
  readonly units: { readonly id: string }[];
  readonly party_organisations: { readonly id: string }[];
  readonly enterprises: { readonly id: string }[];
}

/** A demo alliance with two key projects besides: one whose process is open, one that has none yet. */
function demo(allianceId: string): Demo {
  const document = JSON.parse(
    readFileSync(join(ROOT, 'deploy', 'demo', `${allianceId}.json`), 'utf8'),
  ) as Demo;
  const projects = ['project-01', 'project-02'].map((id) => ({
    id,
    name_zh: '泊位改造',
    name_en: 'Berth conversion',
    stage: 'construction',
    owner_enterprise_id: document.enterprises[0]!.id,
    unit_ids: [],
    officer_ids: [],
  }));
  return { ...document, projects };
}

async function openAccounts({ system }: TestSystem): Promise<Issued[]> {
  const wanted = ['tianjin', 'yantian'].flatMap((alliance_id) =>
    ROLES.map((role) => ({
      alliance_id,
      role,
      name: role,
      ...(role === 'enterprise' ? { enterprise_id: demo(alliance_id).enterprises[0]!.id } : {}),
      ...(isUnitRole(role) ? { unit_id: 'customs' } : {}),
    })),
  );
  const batch = JSON.stringify([{ alliance_id: null, role: 'operator', name: 'platform' }, ...wanted]);
  return JSON.parse(
    await system.run('gateway', ['accounts', 'create', '--batch', '--json'], batch),
  ) as Issued[];
}

function person(url: string, { account_id, alliance_id, role, api_key }: Issued): Person {
  return {
    ...caller(url, async () => ({ authorization: `Bearer ${api_key}` })),
    accountId: account_id,
    allianceId: alliance_id,
    role,
    key: api_key,
  };
}

async function furnish(url: string, allianceId: string, issued: readonly Issued[]): Promise<Harbour> {
  const people = Object.fromEntries(
    issued.filter((each) => each.alliance_id === allianceId).map((each) => [each.role, person(url, each)]),
  ) as Record<Role, Person>;
  const { operator, enterprise, dispatcher, council } = people;
  const secret = `only ${allianceId} ${randomUUID()}`;
  must(await operator.put(`/v1/alliances/${allianceId}/directory`, demo(allianceId)));
  const channel = await untilKnown(() =>
    dispatcher.post('/v1/notifications/channels', {
      kind: 'webhook',
      address: 'http://127.0.0.1:1/',
      unit_id: 'customs',
    }),
  );
  const ticket = await untilKnown(() =>
    enterprise.post(
      '/v1/tickets',
      { category: 'clearance', title: secret, description: secret },
      { headers: { 'idempotency-key': randomUUID() } },
    ),
  );
  const unit = demo(allianceId).units[0]!.id;
  const meeting = await untilKnown(() =>
    dispatcher.post('/v1/meetings', {
      kind: 'joint_conference',
      title: secret,
      starts_at: '2026-12-01T09:00:00+08:00',
      convenor_unit_id: unit,
      invited_unit_ids: [unit],
    }),
  );
  const agenda = await untilKnown(() =>
    dispatcher.post(`/v1/meetings/${meeting.id}/agenda-items`, { title: secret }),
  );
  const decide = () =>
    untilKnown(() =>
      dispatcher.post(`/v1/meetings/${meeting.id}/decisions`, { text: secret, owner_unit_id: 'customs' }),
    );
  const [{ id: decision }] = (await decide()).decisions;
  const { id: decisionToReopen } = (await decide()).decisions[1];
  must(await dispatcher.post(`/v1/meetings/${meeting.id}/decisions/${decisionToReopen}/carry-out`, {}));
  // What a meeting decides about a whistle by a day is its follow-up.
  const aboutTicket = { text: secret, owner_unit_id: 'customs', ticket_id: ticket.id, due_on: inAMonth() };
  await untilKnown(() => dispatcher.post(`/v1/meetings/${meeting.id}/decisions`, aboutTicket));
  const followUps = await untilSome(() => dispatcher.get('/v1/follow-ups'));
  const plan = (startsIn: number, more: object) =>
    untilKnown(() =>
      dispatcher.post('/v1/activities', {
        ...{ kind: 'secretary_training', title: secret, starts_at: inDays(startsIn), host_unit_ids: [unit] },
        ...more,
      }),
    );
  const activity = await plan(5, { sign_up_until: inDays(4) });
  const held = await plan(-1, {});
  const { outcomes } = must(
    await dispatcher.post(`/v1/activities/${held.id}/outcomes`, { kind: 'agreement', note: secret }),
  );
  const resource = await untilKnown(() =>
    dispatcher.post('/v1/resources', { kind: 'venue', name: secret, note: secret, owner_unit_id: 'customs' }),
  );
  const book = (from: number, to: number) =>
    untilKnown(() =>
      dispatcher.post(`/v1/resources/${resource.id}/bookings`, {
        ...{ starts_at: inDays(from), ends_at: inDays(to), unit_id: 'customs', purpose: secret },
      }),
    );
  await book(-0.01, 1); // it runs, so that its use can be recorded
  const { bookings } = await book(2, 3);
  const mobilise = () =>
    untilKnown(() =>
      dispatcher.post('/v1/mobilisations', {
        ...{ title: secret, text: secret, due_at: inDays(2), everybody: ['all_units'] },
      }),
    );
  const [mobilisation, mobilisationToEnd] = [await mobilise(), await mobilise()];
  const planCampaign = () =>
    untilKnown(() =>
      dispatcher.post('/v1/campaigns', {
        ...{ kind: 'series', title: secret, purpose: secret, lead_unit_id: 'customs', starts_on: daysAgo(9) },
      }),
    );
  const [campaign, campaignToEnd] = [await planCampaign(), await planCampaign()];
  const template = {
    ...example('POST /v1/process-templates/{code}/versions', unit),
    effective_on: '2021-01-01',
  };
  await untilKnown(() =>
    dispatcher.post(`/v1/process-templates/${templateOf(allianceId)}/versions`, template),
  );
  const process = await untilKnown(() =>
    dispatcher.post('/v1/project-processes', {
      project_id: 'project-02',
      template_code: templateOf(allianceId),
    }),
  );
  const practiceList = must(
    await dispatcher.post('/v1/practice-lists', {
      title: secret,
      items: [{ item_class: 'acute', title: secret, owner_unit_id: 'customs', due_on: inAMonth() }],
    }),
  );
  const deliveries = await untilSome(() =>
    dispatcher.get(`/v1/notifications/deliveries?ticket_id=${ticket.id}`),
  );
  const said = { category: 'clearance', title: secret, description: secret };
  const [draft, readyDraft] = [
    must(await enterprise.post('/v1/drafts', said)),
    must(await enterprise.post('/v1/drafts', said)),
  ];
  const [file, attachedFile] = [
    must(await sendFile(enterprise, '/v1/attachments?name=a.pdf')),
    must(await sendFile(enterprise, '/v1/attachments?name=b.pdf')),
  ];
  must(await council.post('/v1/statistics/published-months', { period: publishedBy(allianceId) }));
  const takeTheme = (months: number) =>
    untilKnown(() =>
      council.post('/v1/statistics/monthly-themes', {
        ...{ month: monthFromNow(months), category_code: 'clearance', problems: [secret] },
        lead_unit_id: 'customs',
      }),
    );
  const [theme, themeToEnd] = [await takeTheme(-1), await takeTheme(0)];
  const rota = must(await dispatcher.put('/v1/secretary-rota', rotaOf(allianceId)));
  const account = must(await operator.post('/v1/accounts', { name: secret, role: 'analyst' }));
  const key = must(await operator.post(`/v1/accounts/${account.id}/api-keys`, {}));
  return {
    allianceId,
    people,
    secret,
    turns: rota.turns.slice(0, 2).map(({ starts_on }: { starts_on: string }) => starts_on),
    ids: {
      ticket: ticket.id,
      followUp: followUps[0].id,
      process: process.id,
      practiceList: practiceList.id,
      practiceItem: practiceList.items[0].id,
      draft: draft.id,
      readyDraft: readyDraft.id,
      file: file.id,
      attachedFile: attachedFile.id,
      assignment: (ticket.assignments as { id: string; unit_id: string }[]).find(
        ({ unit_id }) => unit_id === 'customs',
      )!.id,
      meeting: meeting.id,
      agendaItem: agenda.agenda.at(-1).id,
      ...{ decision, decisionToReopen },
      activity: activity.id,
      ...{ heldActivity: held.id, outcome: outcomes[0].id },
      resource: resource.id,
      booking: bookings[0].id,
      bookingToCancel: bookings[1].id,
      mobilisation: mobilisation.id,
      mobilisationToEnd: mobilisationToEnd.id,
      campaign: campaign.id,
      campaignToEnd: campaignToEnd.id,
      theme: theme.id,
      themeToEnd: themeToEnd.id,
      account: account.id,
      apiKey: key.key_id,
      channel: channel.id,
      delivery: deliveries[0].id,
    },
  };
}

/** An operation's example body in which every unit is this one. */
function example(name: string, unit: string): object {
  const operation = operations().find((each) => each.name === name)!;
  const withUnit = (key: string, value: unknown) => (key === 'unit_id' ? unit : value);
  return JSON.parse(JSON.stringify(operation.example, withUnit)) as object;
}

/** Repeats a command until the directory (or the ticket) has reached the service that needs it. */
async function untilKnown(command: () => Promise<Answer>): Promise<any> {
  const until = Date.now() + 30_000;
  for (;;) {
    const answer = await command();
    if (answer.status < 300) return answer.body;
    if (Date.now() > until) throw new Error(JSON.stringify(answer.body));
    await pause(50);
  }
}

/** Reads a list until something is in it. */
async function untilSome(list: () => Promise<Answer>): Promise<any> {
  const { items } = await untilKnown(async () => {
    const answer = await list();
    return answer.body.items.length > 0 ? answer : { ...answer, status: 404 };
  });
  return items;
}

function must(answer: Answer): any {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}
