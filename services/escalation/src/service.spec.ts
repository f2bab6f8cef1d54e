import { openApiOf } from '@muster/http';
import { dispatchedTicket, exampleAssignment, exampleTimeline } from './reading/examples.js';
import { ticketView, assignmentView } from './reading/ticket-view.js';
import { ASSIGNMENT_ACTIONS, TICKET_ACTIONS } from './domain/possible-actions.js';
import { ITEM_STEPS, LIST_STEPS } from './domain/practice-lists/possible-list-steps.js';
import {
  MILESTONE_STEPS,
  PHASE_STEPS,
  PROCESS_STEPS,
  SEGMENT_STEPS,
  TASK_STEPS,
  TEAM_STEPS,
} from './domain/projects/possible-process-steps.js';
import { Story } from './domain/testing/story.js';
import { FOLLOW_UP_ACTIONS } from './follow-ups/listed-follow-up.view.js';
import { escalation } from './service.js';

type Schema = {
  properties: Record<string, { $ref?: string; items?: { $ref?: string }; allOf?: { $ref: string }[] }>;
  required?: string[];
};

describe('the API document', () => {
  it('describes the answers as they are, field by field, and so do the examples', async () => {
    const { components } = await openApiOf(escalation);
    const schemas = components!.schemas as unknown as Record<string, Schema>;
    const who = { accountId: 'a', allianceId: 'harbour', role: 'dispatcher' as const };
    const story = new Story().resolved().callBack({ solved: 'yes' });
    const ticket = ticketView(story.whistle!, who);
    const assignment = assignmentView(story.whistle!, story.whistle!.assignments[0]!, who);
    expectShape(ticket, 'TicketResource', schemas);
    expectShape(assignment, 'AssignmentResource', schemas);
    expectShape(dispatchedTicket, 'TicketResource', schemas);
    expectShape(exampleAssignment, 'AssignmentResource', schemas);
    expectShape(exampleTimeline[0]!, 'TimelineEntryResource', schemas);
  });

  it('names the roles of each step as the transition tables do', async () => {
    const { paths } = await openApiOf(escalation);
    const roles = (path: string) => (paths[path]!.post as unknown as Record<string, string[]>)['x-roles'];
    expect(roles('/v1/tickets')).toEqual([
      'enterprise',
      'party_secretary',
      'hotline',
      'dispatcher',
      'council',
    ]);
    const unit = ['unit_officer', 'unit_head'];
    expect(roles('/v1/assignments/{id}/sign')).toEqual(unit);
    expect(roles('/v1/assignments/{id}/accept')).toEqual([...unit, 'dispatcher']);
    expect(roles('/v1/tickets/{id}/resolve')).toEqual(unit);
    expect(roles('/v1/tickets/{id}/call-backs')).toEqual([
      'enterprise',
      'party_secretary',
      'hotline',
      'dispatcher',
    ]);
  });

  it('has one operation for each action that an answer can offer', async () => {
    const { paths } = await openApiOf(escalation);
    const performed = Object.entries(paths).flatMap(([path, { post, put }]) =>
      (((post ?? put) as unknown as Record<string, string[]> | undefined)?.['x-actions'] ?? []).map(
        (action) => `${path.split('/')[2]} ${action}`,
      ),
    );
    const offered = [
      ...TICKET_ACTIONS.map((action) => `tickets ${action}`),
      ...ASSIGNMENT_ACTIONS.map((action) => `assignments ${action}`),
      ...[...LIST_STEPS, ...ITEM_STEPS].map((action) => `practice-lists ${action}`),
      ...[PROCESS_STEPS, PHASE_STEPS, TASK_STEPS, SEGMENT_STEPS, MILESTONE_STEPS, TEAM_STEPS]
        .flat()
        .map((action) => `project-processes ${action}`),
      ...FOLLOW_UP_ACTIONS.map((action) => `follow-ups ${action}`),
    ];
    expect(performed.toSorted()).toEqual(offered.toSorted());
  });
});

function expectShape(value: object, name: string, schemas: Record<string, Schema>): void {
  const { properties, required } = schemas[name]!;
  expect([name, Object.keys(value).sort()]).toEqual([name, (required ?? Object.keys(properties)).toSorted()]);
  for (const [field, part] of Object.entries(value) as [string, unknown][]) {
    const property = properties[field]!;
    const reference = property.$ref ?? property.allOf?.[0]?.$ref ?? property.items?.$ref;
    if (!reference) continue;
    for (const inner of [part].flat())
      if (inner) expectShape(inner as object, reference.split('/').at(-1)!, schemas);
  }
}
