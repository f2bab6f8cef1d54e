import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Role } from '@muster/auth';
import type { Answer } from '@muster/http/testing';
import { sendFile } from './addressing.js';
import {
  daysAgo,
  demo,
  type Harbour,
  inAMonth,
  inDays,
  monthFromNow,
  type Person,
  publishedBy,
  rotaOf,
  templateOf,
} from './harbour.js';
import { operations } from './operations.js';

type People = Readonly<Record<Role, Person>>;
type Ids = Harbour['ids'];

/** Who furnishes a harbour, and the text by which its documents are known. */
interface Furnisher {
  readonly allianceId: string;
  readonly people: People;
  readonly secret: string;
}

/** Loads an alliance's directory and makes one thing of each kind, by whoever may. */
export async function furnish(allianceId: string, people: People): Promise<Harbour> {
  const secret = `only ${allianceId} ${randomUUID()}`;
  const by: Furnisher = { allianceId, people, secret };
  must(await people.operator.put(`/v1/alliances/${allianceId}/directory`, demo(allianceId)));
  const channel = await openChannel(by);
  const ticket = await raiseWhistle(by);
  const ids: Ids = {
    channel,
    ...ticket,
    ...(await holdMeeting(by, ticket.ticket)),
    ...(await planActivities(by)),
    ...(await shareResource(by)),
    ...(await mobilise(by)),
    ...(await planCampaigns(by)),
    ...(await beginProject(by)),
    ...(await writeDrafts(by)),
    ...(await takeThemes(by)),
    ...(await openAccount(by)),
    delivery: await firstDelivery(by, ticket.ticket),
  };
  const rota = must(await people.dispatcher.put('/v1/secretary-rota', rotaOf(allianceId)));
  const turns = rota.turns.slice(0, 2).map(({ starts_on }: { starts_on: string }) => starts_on);
  return { allianceId, people, secret, turns, ids };
}

async function openChannel({ people: { dispatcher } }: Furnisher): Promise<string> {
  const channel = await untilKnown(() =>
    dispatcher.post('/v1/notifications/channels', {
      kind: 'webhook',
      address: 'http://127.0.0.1:1/',
      unit_id: 'customs',
    }),
  );
  return channel.id;
}

async function firstDelivery({ people: { dispatcher } }: Furnisher, ticketId: string): Promise<string> {
  const deliveries = await untilSome(() =>
    dispatcher.get(`/v1/notifications/deliveries?ticket_id=${ticketId}`),
  );
  return deliveries[0].id;
}

async function raiseWhistle({
  people: { enterprise },
  secret,
}: Furnisher): Promise<Pick<Ids, 'ticket' | 'assignment'>> {
  const ticket = await untilKnown(() =>
    enterprise.post(
      '/v1/tickets',
      { category: 'clearance', title: secret, description: secret },
      { headers: { 'idempotency-key': randomUUID() } },
    ),
  );
  const assignments = ticket.assignments as { id: string; unit_id: string }[];
  return { ticket: ticket.id, assignment: assignments.find(({ unit_id }) => unit_id === 'customs')!.id };
}

async function holdMeeting(
  { allianceId, people: { dispatcher }, secret }: Furnisher,
  ticket_id: string,
): Promise<Pick<Ids, 'meeting' | 'agendaItem' | 'decision' | 'decisionToReopen' | 'followUp'>> {
  const unit = demo(allianceId).units[0]!.id;
  const { id: meeting } = await untilKnown(() =>
    dispatcher.post('/v1/meetings', {
      kind: 'joint_conference',
      title: secret,
      starts_at: inDays(1),
      convenor_unit_id: unit,
      invited_unit_ids: [unit],
    }),
  );
  const { agenda } = await untilKnown(() =>
    dispatcher.post(`/v1/meetings/${meeting}/agenda-items`, { title: secret }),
  );
  const decide = (more: object = {}) =>
    untilKnown(() =>
      dispatcher.post(`/v1/meetings/${meeting}/decisions`, {
        ...{ text: secret, owner_unit_id: 'customs' },
        ...more,
      }),
    );
  const [{ id: decision }] = (await decide()).decisions;
  const { id: decisionToReopen } = (await decide()).decisions[1];
  must(await dispatcher.post(`/v1/meetings/${meeting}/decisions/${decisionToReopen}/carry-out`, {}));
  // What a meeting decides about a whistle by a day is its follow-up.
  await decide({ ticket_id, due_on: inAMonth() });
  const followUps = await untilSome(() => dispatcher.get('/v1/follow-ups'));
  return {
    ...{ meeting, decision, decisionToReopen },
    agendaItem: agenda.at(-1).id,
    followUp: followUps[0].id,
  };
}

async function planActivities({
  allianceId,
  people: { dispatcher },
  secret,
}: Furnisher): Promise<Pick<Ids, 'activity' | 'heldActivity' | 'outcome'>> {
  const plan = (startsIn: number, more: object) =>
    untilKnown(() =>
      dispatcher.post('/v1/activities', {
        kind: 'secretary_training',
        title: secret,
        starts_at: inDays(startsIn),
        host_unit_ids: [demo(allianceId).units[0]!.id],
        ...more,
      }),
    );
  const activity = await plan(5, { sign_up_until: inDays(4) });
  const held = await plan(-1, {});
  const { outcomes } = must(
    await dispatcher.post(`/v1/activities/${held.id}/outcomes`, { kind: 'agreement', note: secret }),
  );
  return { activity: activity.id, heldActivity: held.id, outcome: outcomes[0].id };
}

async function shareResource({
  people: { dispatcher },
  secret,
}: Furnisher): Promise<Pick<Ids, 'resource' | 'booking' | 'bookingToCancel'>> {
  const { id: resource } = await untilKnown(() =>
    dispatcher.post('/v1/resources', { kind: 'venue', name: secret, note: secret, owner_unit_id: 'customs' }),
  );
  const book = (from: number, to: number) =>
    untilKnown(() =>
      dispatcher.post(`/v1/resources/${resource}/bookings`, {
        ...{ starts_at: inDays(from), ends_at: inDays(to), unit_id: 'customs', purpose: secret },
      }),
    );
  await book(-0.01, 1); // it runs, so that its use can be recorded
  const { bookings } = await book(2, 3);
  return { resource, booking: bookings[0].id, bookingToCancel: bookings[1].id };
}

async function mobilise({
  people: { dispatcher },
  secret,
}: Furnisher): Promise<Pick<Ids, 'mobilisation' | 'mobilisationToEnd'>> {
  const call = async () => {
    const { id } = await untilKnown(() =>
      dispatcher.post('/v1/mobilisations', {
        ...{ title: secret, text: secret, due_at: inDays(2), everybody: ['all_units'] },
      }),
    );
    return id;
  };
  return { mobilisation: await call(), mobilisationToEnd: await call() };
}

async function planCampaigns({
  people: { dispatcher },
  secret,
}: Furnisher): Promise<Pick<Ids, 'campaign' | 'campaignToEnd'>> {
  const plan = async () => {
    const { id } = await untilKnown(() =>
      dispatcher.post('/v1/campaigns', {
        ...{ kind: 'series', title: secret, purpose: secret, lead_unit_id: 'customs', starts_on: daysAgo(9) },
      }),
    );
    return id;
  };
  return { campaign: await plan(), campaignToEnd: await plan() };
}

async function beginProject({
  allianceId,
  people: { dispatcher },
  secret,
}: Furnisher): Promise<Pick<Ids, 'process' | 'practiceList' | 'practiceItem'>> {
  const template = {
    ...example('POST /v1/process-templates/{code}/versions', demo(allianceId).units[0]!.id),
    effective_on: '2021-01-01',
  };
  const template_code = templateOf(allianceId);
  await untilKnown(() => dispatcher.post(`/v1/process-templates/${template_code}/versions`, template));
  const process = await untilKnown(() =>
    dispatcher.post('/v1/project-processes', { project_id: 'project-02', template_code }),
  );
  const practiceList = must(
    await dispatcher.post('/v1/practice-lists', {
      title: secret,
      items: [{ item_class: 'acute', title: secret, owner_unit_id: 'customs', due_on: inAMonth() }],
    }),
  );
  return { process: process.id, practiceList: practiceList.id, practiceItem: practiceList.items[0].id };
}

async function writeDrafts({
  people: { enterprise },
  secret,
}: Furnisher): Promise<Pick<Ids, 'draft' | 'readyDraft' | 'file' | 'attachedFile'>> {
  const idOf = async (answer: Promise<Answer>): Promise<string> => must(await answer).id;
  const write = () =>
    idOf(enterprise.post('/v1/drafts', { category: 'clearance', title: secret, description: secret }));
  const send = (name: string) => idOf(sendFile(enterprise, `/v1/attachments?name=${name}`));
  return {
    draft: await write(),
    readyDraft: await write(),
    file: await send('a.pdf'),
    attachedFile: await send('b.pdf'),
  };
}

async function takeThemes({
  allianceId,
  people: { council },
  secret,
}: Furnisher): Promise<Pick<Ids, 'theme' | 'themeToEnd'>> {
  must(await council.post('/v1/statistics/published-months', { period: publishedBy(allianceId) }));
  const take = async (months: number) => {
    const { id } = await untilKnown(() =>
      council.post('/v1/statistics/monthly-themes', {
        ...{ month: monthFromNow(months), category_code: 'clearance', problems: [secret] },
        lead_unit_id: 'customs',
      }),
    );
    return id;
  };
  return { theme: await take(-1), themeToEnd: await take(0) };
}

async function openAccount({
  people: { operator },
  secret,
}: Furnisher): Promise<Pick<Ids, 'account' | 'apiKey'>> {
  const account = must(await operator.post('/v1/accounts', { name: secret, role: 'analyst' }));
  const key = must(await operator.post(`/v1/accounts/${account.id}/api-keys`, {}));
  return { account: account.id, apiKey: key.key_id };
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
