import { v5 as uuidv5 } from 'uuid';
import type { PublicEvent } from '../../src/domain/public-event.js';

const HOUR = 3_600_000;

/** Writes the events of one whistle as its owner would publish them. Time moves only when told to. */
export class TicketStory {
  readonly events: PublicEvent[] = [];
  private now: number;
  private recorded: number;
  private round = 1;

  constructor(
    readonly ticketId = '0198f0f4-1c00-7a10-8000-000000000001',
    start = Date.parse('2026-09-10T01:00:00Z'),
  ) {
    this.now = start;
    this.recorded = start + 5;
  }

  /** Everything after this happens, and is committed, so many hours later. */
  after(hours: number): this {
    this.now += hours * HOUR;
    this.recorded = this.now + 5;
    return this;
  }

  /** Says when what follows is committed, apart from when it happens. */
  recordedAt(instant: string): this {
    this.recorded = Date.parse(instant);
    return this;
  }

  raised(category = 'customs-clearance', priority = false, more: object = {}): this {
    return this.add('ticket.raised', {
      enterprise_id: 'enterprise-017',
      source: 'enterprise',
      kind: 'routine',
      category_code: category,
      process_stage: null,
      priority,
      level: 1,
      ...more,
    });
  }

  dispatched(...units: string[]): this {
    const [lead = 'customs', ...co] = units;
    this.add('ticket.dispatched', {
      mode: co.length > 0 ? 'joint' : 'single',
      lead_unit_id: lead,
      co_unit_ids: co,
      rule_id: 'rule-1',
      catch_all: false,
      directory_version: 1,
      policy_code: 'routine',
      policy_version: 1,
      calendar_id: 'default',
      calendar_version: 1,
    });
    for (const unit of [lead, ...co]) {
      this.add('assignment.offered', {
        ...this.assignment(unit, unit === lead ? 'lead' : 'co'),
        offer_no: 1,
        sign_due_at: new Date(this.now + HOUR).toISOString(),
        contact_due_at: new Date(this.now + 24 * HOUR).toISOString(),
        resolve_due_at: new Date(this.now + 7 * 24 * HOUR).toISOString(),
      });
    }
    return this;
  }

  signed(unit: string, clock = 'satisfied'): this {
    return this.add('assignment.signed', { ...this.assignment(unit), clock });
  }

  started(): this {
    return this.add('ticket.started', { lead_assignment_id: this.assignment('customs').assignment_id });
  }

  reportedIn(unit: string, clock = 'satisfied'): this {
    return this.add('assignment.reported_in', { ...this.assignment(unit), channel: 'on_site', clock });
  }

  submitted(unit: string, clock = 'satisfied'): this {
    return this.add('assignment.submitted', { ...this.assignment(unit), submission_no: 1, clock });
  }

  accepted(unit: string, clock = 'satisfied'): this {
    return this.add('assignment.accepted', {
      ...this.assignment(unit),
      submitted_at: new Date(this.now).toISOString(),
      clock,
    });
  }

  returned(unit: string): this {
    return this.add('assignment.returned', { ...this.assignment(unit), submission_no: 1 });
  }

  cancelled(unit: string): this {
    return this.add('assignment.cancelled', this.assignment(unit, 'co'));
  }

  breached(unit: string, clock: string): this {
    const { assignment_id, unit_id } = this.assignment(unit);
    const at = new Date(this.now).toISOString();
    return this.add('clock.breached', { assignment_id, unit_id, clock, due_at: at, detected_at: at });
  }

  resolved(...units: string[]): this {
    return this.add('ticket.resolved', { lead_unit_id: units[0]!, unit_ids: units });
  }

  calledBack(solved: string, satisfaction: string | null, ...units: string[]): this {
    return this.add('callback.recorded', {
      callback_id: this.ticketId,
      solved,
      satisfaction,
      unit_ids: units,
      lead_unit_id: units[0]!,
    });
  }

  closed(outcome = 'solved'): this {
    return this.add('ticket.closed', { outcome });
  }

  reopened(cause: string, ...units: string[]): this {
    this.round += 1;
    this.add('ticket.reopened', { cause });
    for (const unit of units) {
      this.add('assignment.reopened', {
        ...this.assignment(unit),
        previous_assignment_id: this.ticketId,
        resolve_due_at: new Date(this.now + 7 * 24 * HOUR).toISOString(),
      });
    }
    return this;
  }

  /** More time for a unit that had until `oldDueAt`. */
  extended(unit: string, oldDueAt: string): this {
    const { assignment_id, unit_id } = this.assignment(unit);
    const due_at = new Date(Date.parse(oldDueAt) + 7 * 24 * HOUR).toISOString();
    return this.add('clock.extended', {
      assignment_id,
      unit_id,
      clock: 'resolve',
      old_due_at: oldDueAt,
      due_at,
    });
  }

  hung(reviewAt: string): this {
    return this.add('ticket.hung', { reason_code: 'no_policy', review_at: reviewAt });
  }

  resumed(): this {
    return this.add('ticket.resumed', { hung_at: new Date(this.now).toISOString() });
  }

  misdescribed(unit: string): this {
    this.add('assignment.disputed', { ...this.assignment(unit), proposed_unit_id: 'maritime' });
    const upheld = { ...this.assignment(unit), successor_unit_id: null, fault: 'wrong_description' };
    return this.add('dispute.upheld', upheld).add('assignment.released', {
      ...this.assignment(unit),
      cause: 'dispute',
    });
  }

  unitsRated(rating: string, ...units: string[]): this {
    return this.add('evaluation.units_rated', { ratings: units.map((unit_id) => ({ unit_id, rating })) });
  }

  whistleRated(unit: string, quality: string): this {
    return this.add('evaluation.whistle_rated', { unit_id: unit, quality });
  }

  surveyedAndAccounted(): this {
    this.add('loop.surveyed', { unit_id: 'customs' });
    return this.add('loop.accounted', { owner_unit_id: 'customs', due_on: '2026-12-31' });
  }

  /** Any event; for types that this release does not know. */
  add(name: string, data: object): this {
    const version = this.events.length + 1;
    this.events.push({
      type: `muster.${name}.v1`,
      version,
      time: this.now,
      recordedAt: this.recorded,
      data: {
        version,
        occurred_at: new Date(this.now).toISOString(),
        ticket_id: this.ticketId,
        ticket_no: 'TJ-2026-000123',
        round: this.round,
        ...data,
      },
    });
    return this;
  }

  private assignment(unit: string, role = 'lead') {
    return { assignment_id: uuidv5(`${this.round}/${unit}`, this.ticketId), unit_id: unit, role };
  }
}
