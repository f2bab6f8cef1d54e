import type { EventDataByName } from '@muster/contracts';
import type { EventsSystem } from './system.js';
import { v7 as uuidv7 } from 'uuid';

/** A mechanism that is due so often. */
type Mechanism = NonNullable<
  EventDataByName['alliance.registered']['alliance']['operating_model']
>['mechanisms'][number];

const names = (name: string) => ({ name_zh: name, name_en: name });

/** Publishes a small alliance's directory as `organizations` would, and waits until the service knows it. */
export async function foundAlliance(
  system: EventsSystem,
  id: string,
  mechanisms: readonly Mechanism[] = [],
): Promise<void> {
  const publish: EventsSystem['publish'] = system.publish.bind(system);
  await publish(id, id, 'alliance.registered', {
    alliance: {
      id,
      ...names('港区联盟'),
      time_zone: 'Asia/Shanghai',
      convenor_unit_id: 'secretariat',
      lead_unit_ids: [],
      number_prefix: 'TJ',
      operating_model: {
        code: 'one-two',
        ...names('机制'),
        mechanisms: [{ code: 'monthly-volunteering', ...names('每月志愿服务') }, ...mechanisms],
        platforms: [{ code: 'service-centre', ...names('党群服务中心') }],
        drives: [{ code: 'innovation', ...names('创新发展') }],
      },
    },
  });
  for (const enterprise of ['enterprise-017', 'enterprise-018']) {
    await publish(id, id, 'enterprise.registered', {
      enterprise: {
        id: enterprise,
        ...names(enterprise),
        industry_alliance_ids: [],
        formal_members: 3,
        active: true,
      },
    });
  }
  await publish(id, id, 'project.registered', {
    project: { id: 'terminal-2', ...names('二期码头'), stage: 'construction', unit_ids: [], officer_ids: [] },
  });
  await publish(id, id, 'party_organisation.formed', {
    party_organisation: {
      id: 'customs-branch',
      ...names('海关党支部'),
      form: 'own',
      enterprise_ids: [],
      unit_id: 'customs',
      members: 9,
    },
  });
  // One partition, in order: once the units are known, all of it is.
  for (const unit of ['customs', 'maritime', 'secretariat']) {
    await publish(id, id, 'unit.registered', {
      unit: { id: unit, ...names(unit), active: true, catch_all: false },
    });
  }
  const council = system.as('council', id);
  await system.until(() => knows(council));
}

// An unknown code of the operating model tells how far the directory has come without changing anything.
async function knows(council: ReturnType<EventsSystem['as']>): Promise<boolean> {
  const answer = await council.post('/v1/activities', {
    kind: 'volunteering',
    title: '探询',
    starts_at: '2026-12-01T09:00:00+08:00',
    host_unit_ids: ['customs', 'maritime', 'secretariat'],
    mechanism_code: 'no-such',
  });
  const codes = (answer.body.errors ?? []).map((error: { code: string }) => error.code);
  return codes.length === 1 && codes[0] === 'unknown_mechanism';
}

/** Raises a ticket as `escalation` would. @returns its id. */
export async function raiseTicket(system: EventsSystem, allianceId: string, number: number): Promise<string> {
  const ticket_id = uuidv7();
  await system.publish(allianceId, ticket_id, 'ticket.raised', {
    ticket_id,
    ticket_no: `TJ-2026-00000${number}`,
    round: 1,
    enterprise_id: 'enterprise-017',
    source: 'enterprise',
    kind: 'key',
    category_code: 'berth',
    process_stage: null,
    priority: false,
    level: 1,
  });
  return ticket_id;
}
