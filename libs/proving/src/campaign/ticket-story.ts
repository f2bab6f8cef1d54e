import type { SeededRandom } from '../faults/seeded-random.js';
import { accountOf, type Alliance, DRILL } from './alliances.js';
import type { AnsweredTicket, Operation } from './journal-line.js';
import type { LoadClient } from './load-client.js';

/** How far a whistle is taken. */
export type Plot = 'raised' | 'signed' | 'worked' | 'drill';

interface Assigned {
  readonly id: string;
  readonly unit_id: string;
  readonly role: string;
  readonly round?: number;
}

const CONTACT = { who: '企业联系人', channel: 'on_site', agreed: '当日到场会商' };
const READ_BACK = 0.05;
/** Share of the intentions that are given up when their outcome is unknown. */
const FICKLE = 0.15;

/** One whistle's life as its people live it: raised by the enterprise, worked by the units at the same time, called back by the raiser. */
export class TicketStory {
  constructor(
    private readonly client: LoadClient,
    private readonly alliance: Alliance,
    private readonly random: SeededRandom,
  ) {}

  async tell(plot: Plot): Promise<void> {
    const ticket = await this.raise(plot);
    if (!ticket) return;
    if (this.random.chance(READ_BACK)) {
      await this.client.readBack(accountOf(this.alliance, 'dispatcher'), `/v1/tickets/${ticket.id}`);
    }
    const assignments = ticket.assignments.filter(({ role }) => role !== 'inform');
    const lead = assignments.find(({ role }) => role === 'lead')!;
    if (plot === 'signed') {
      // Several at once: their commands race for one version of the whistle.
      const signing = this.random.chance(0.5) ? assignments : [lead];
      await Promise.all(signing.map((assignment) => this.ofUnit('sign', assignment)));
    } else if (plot === 'drill' && this.random.chance(0.5)) {
      await this.ofUnit('sign', lead);
      if (this.random.chance(0.5)) await this.ofUnit('report_in', lead, { contact: CONTACT });
    } else if (plot === 'worked') await this.work(ticket.id, lead, assignments);
  }

  private async raise(plot: Plot): Promise<AnsweredTicket | undefined> {
    const category = plot === 'drill' ? DRILL.category : this.category();
    const onBehalf = plot !== 'drill' && this.random.chance(0.2);
    const account = accountOf(this.alliance, onBehalf ? 'dispatcher' : 'enterprise');
    const enterprise = accountOf(this.alliance, 'enterprise').enterprise_id!;
    const title = `堆场滞箱，提箱等待超过四小时 ${this.random.between(0, 2 ** 31).toString(36)}-${Date.now().toString(36)}`;
    const body = {
      category,
      title,
      description: '今日上午起三号闸口排队，重箱无法出场，影响两条航线的装船计划，请协调。',
      ...(onBehalf && { enterprise_id: enterprise }),
    };
    const about = { title, category, description: body.description, enterprise_id: enterprise };
    return (await this.client.ask({
      operation: 'raise',
      account,
      path: '/v1/tickets',
      body,
      about,
      fickle: this.random.chance(FICKLE),
    })) as AnsweredTicket | undefined;
  }

  private async work(ticket: string, lead: Assigned, assignments: readonly Assigned[]): Promise<void> {
    const handedIn = await Promise.all(
      assignments.map(
        async (assignment) =>
          (await this.ofUnit('sign', assignment)) &&
          (await this.ofUnit('report_in', assignment, { contact: CONTACT })) &&
          (await this.submit(assignment)),
      ),
    );
    if (handedIn.includes(false) || !(await this.settle(ticket, lead, assignments))) return;
    if (!this.random.chance(0.15)) return void (await this.callBack(ticket, 'yes', 'satisfied'));
    const reopened = await this.callBack(ticket, 'no', 'dissatisfied');
    if (!reopened) return;
    const again = (reopened.assignments as readonly Assigned[]).filter(
      ({ role, round }) => role !== 'inform' && round === 2,
    );
    const newLead = again.find(({ role }) => role === 'lead');
    if (!newLead) return;
    const redone = await Promise.all(again.map((assignment) => this.submit(assignment)));
    if (redone.includes(false) || !(await this.settle(ticket, newLead, again))) return;
    await this.callBack(ticket, 'yes', 'basic');
  }

  /** The lead accepts its co-units' results, returning one now and then, and calls the whistle resolved. */
  private async settle(ticket: string, lead: Assigned, assignments: readonly Assigned[]): Promise<boolean> {
    for (const assignment of assignments) {
      if (assignment.role !== 'co') continue;
      if (this.random.chance(0.1)) {
        if (!(await this.byLead('return', lead, assignment, { reason: '缺少查验照片' }))) return false;
        if (!(await this.submit(assignment))) return false;
      }
      if (!(await this.byLead('accept', lead, assignment))) return false;
    }
    const officer = accountOf(this.alliance, 'unit_officer', lead.unit_id);
    const body = { summary: '各单位会商，闸口分流' };
    const about = { ticket_id: ticket };
    return done(
      await this.client.ask({
        operation: 'resolve',
        account: officer,
        path: `/v1/tickets/${ticket}/resolve`,
        body,
        about,
      }),
    );
  }

  private submit(assignment: Assigned): Promise<boolean> {
    return this.ofUnit('submit', assignment, { result: '已开通第二出口，排队消化完毕' });
  }

  private ofUnit(operation: Operation, assignment: Assigned, body?: object): Promise<boolean> {
    return this.byLead(operation, assignment, assignment, body);
  }

  private async byLead(
    operation: Operation,
    by: Assigned,
    assignment: Assigned,
    body?: object,
  ): Promise<boolean> {
    return done(
      await this.client.ask({
        operation,
        account: accountOf(this.alliance, 'unit_officer', by.unit_id),
        path: `/v1/assignments/${assignment.id}/${operation.replace('_', '-')}`,
        ...(body && { body }),
        about: { assignment_id: assignment.id },
      }),
    );
  }

  private async callBack(
    ticket: string,
    solved: string,
    satisfaction: string,
  ): Promise<AnsweredTicket | undefined> {
    return (await this.client.ask({
      operation: 'call_back',
      account: accountOf(this.alliance, 'dispatcher'),
      path: `/v1/tickets/${ticket}/call-backs`,
      body: { solved, satisfaction },
      about: { ticket_id: ticket },
    })) as AnsweredTicket | undefined;
  }

  // Mostly categories with several units, so that a whistle has three assignments and more on the average.
  private category(): string {
    const rules = this.alliance.document.responsibility_matrix.rules.filter(
      ({ category_code, process_stage }) => category_code !== null && process_stage === null,
    );
    const joint = rules.filter(({ co_unit_ids }) => co_unit_ids.length >= 2);
    const chosen = joint.length > 0 && this.random.chance(0.85) ? joint : rules;
    const usable = chosen.filter(({ category_code }) => category_code !== DRILL.category);
    return this.random.pick(usable).category_code!;
  }
}

const done = (answer: object | undefined): boolean => answer !== undefined;
