import type { EventDataByName, EventName } from '@muster/contracts';
import { v7 as uuidv7 } from 'uuid';
import type { NotificationsSystem, Published } from './system.js';

const names = (zh: string, en: string) => ({ name_zh: zh, name_en: en });
const HOUR_MS = 3_600_000;

/** Publishes a small alliance's directory as `organizations` would, and waits until the service knows it. */
export async function foundAlliance(system: NotificationsSystem, id: string): Promise<void> {
  const publish: NotificationsSystem['publish'] = system.publish.bind(system);
  await publish(id, id, 'alliance.registered', {
    alliance: {
      id,
      ...names('港区联盟', 'Harbour alliance'),
      time_zone: 'Asia/Shanghai',
      convenor_unit_id: 'secretariat',
      lead_unit_ids: [],
      number_prefix: 'TJ',
      operating_model: {
        code: 'one-two',
        ...names('机制', 'Model'),
        mechanisms: [
          { code: 'joint_conference', ...names('海港事务联席会', 'Port affairs joint conference') },
        ],
        platforms: [],
      },
    },
  });
  await publish(id, id, 'enterprise.registered', {
    enterprise: {
      id: 'enterprise-017',
      ...names('十七号企业', 'Enterprise 17'),
      industry_alliance_ids: [],
      formal_members: 3,
      active: true,
    },
  });
  await publish(id, id, 'party_organisation.formed', {
    party_organisation: {
      id: 'customs-branch',
      ...names('海关党支部', 'Customs branch'),
      form: 'own',
      enterprise_ids: [],
      unit_id: 'customs',
      members: 9,
    },
  });
  const desk = { organisation_kind: 'unit', organisation_id: 'customs', post: 'desk' } as const;
  const secretary = {
    organisation_kind: 'party_organisation',
    organisation_id: 'customs-branch',
    post: 'secretary',
  } as const;
  await publish(id, id, 'officer.appointed', { officer: { id: 'officer-day', posts: [desk] } });
  await publish(id, id, 'officer.appointed', { officer: { id: 'officer-night', posts: [desk, secretary] } });
  await publish(id, id, 'duty_rota.published', {
    unit_id: 'customs',
    shifts: [
      {
        from: new Date(Date.now() - HOUR_MS).toISOString(),
        to: new Date(Date.now() + 12 * HOUR_MS).toISOString(),
        officer_id: 'officer-day',
      },
    ],
  });
  await publish(id, id, 'project.registered', {
    project: {
      id: 'berth',
      ...names('泊位改造', 'Berth conversion'),
      stage: 'construction',
      owner_enterprise_id: 'enterprise-017',
      unit_ids: ['customs'],
      officer_ids: [],
    },
  });
  // One partition, in order: once the last unit is known, all of it is.
  for (const unit of ['secretariat', 'customs', 'maritime'])
    await publish(id, id, 'unit.registered', {
      unit: {
        id: unit,
        ...names(unit === 'customs' ? '海关' : '海事', unit),
        active: true,
        catch_all: false,
      },
    });
  await system.until('the directory is known', async () => {
    const { rows } = await system.database.query(
      `select 1 from directory_entry where tenant_id = $1 and kind = 'unit' and id = 'maritime'`,
      [id],
    );
    return rows.length > 0;
  });
}

let numbers = 0;

/** A whistle as `escalation` tells of it. */
export class Whistle {
  readonly id = uuidv7();
  readonly number = `TJ-2026-${String(++numbers).padStart(6, '0')}`;

  constructor(
    private readonly system: NotificationsSystem,
    private readonly allianceId: string,
  ) {}

  static async raise(
    system: NotificationsSystem,
    allianceId: string,
    kind: 'key' | 'emergency' = 'key',
  ): Promise<Whistle> {
    const whistle = new Whistle(system, allianceId);
    await system.publish(allianceId, whistle.id, 'ticket.raised', {
      ...whistle.common,
      enterprise_id: 'enterprise-017',
      source: 'enterprise',
      kind,
      category_code: 'berth',
      process_stage: null,
      priority: false,
      level: 1,
    });
    return whistle;
  }

  /** @param hours until it must be signed; none: no time to sign. */
  offer(
    unitId: string,
    hours: number | null = null,
    again?: Published,
    role: 'lead' | 'co' = 'lead',
  ): Promise<Published> {
    const due = hours === null ? null : new Date(Date.now() + hours * HOUR_MS).toISOString();
    return this.system.publish(
      this.allianceId,
      this.id,
      'assignment.offered',
      {
        ...this.assignment(unitId),
        role,
        offer_no: 1,
        sign_due_at: due,
        contact_due_at: null,
        resolve_due_at: null,
      },
      again,
    );
  }

  /** Four fifths of a unit's time are used, or of the whistle's own where there is no unit. */
  warn(unitId: string | null, clock: EventDataByName['clock.warned']['clock'] = 'sign'): Promise<Published> {
    const { assignment_id } = this.assignment(unitId ?? 'nobody');
    return this.system.publish(this.allianceId, this.id, 'clock.warned', {
      ...this.common,
      assignment_id: unitId === null ? null : assignment_id,
      unit_id: unitId,
      clock,
      due_at: new Date(Date.now() + 2 * HOUR_MS).toISOString(),
      warn_at: new Date().toISOString(),
    });
  }

  /** Anything else that happens to it. */
  tell<Name extends EventName>(
    name: Name,
    data: Omit<EventDataByName[Name], keyof Whistle['common'] | 'version' | 'occurred_at'>,
  ): Promise<Published> {
    const whole = { ...this.common, ...data } as unknown as Omit<
      EventDataByName[Name],
      'version' | 'occurred_at'
    >;
    return this.system.publish(this.allianceId, this.id, name, whole);
  }

  sign(unitId: string): Promise<Published> {
    return this.system.publish(this.allianceId, this.id, 'assignment.signed', {
      ...this.assignment(unitId),
      clock: 'satisfied',
    });
  }

  resolve(): Promise<Published> {
    return this.system.publish(this.allianceId, this.id, 'ticket.resolved', {
      ...this.common,
      lead_unit_id: 'customs',
      unit_ids: ['customs'],
    });
  }

  private get common() {
    return { ticket_id: this.id, ticket_no: this.number, round: 1 };
  }

  private assignment(unitId: string) {
    return { ...this.common, assignment_id: uuidv7(), unit_id: unitId, role: 'lead' as const };
  }
}
