import type { LoggedEvent } from './facts.js';
import { courseOf } from './whistle-course.js';

const events = (...types: string[]): LoggedEvent[] =>
  types.map((text, index) => {
    const [type, assignment] = text.split(' ');
    return { type, assignment: assignment ?? null, ticket: 't', version: index + 1 } as LoggedEvent;
  });

it('follows a whistle to its closing', () => {
  const { state, assignments, illegal } = courseOf(
    events(
      'ticket.raised',
      'ticket.dispatched',
      'assignment.offered a',
      'assignment.signed a',
      'ticket.started',
      'assignment.reported_in a',
      'assignment.submitted a',
      'assignment.returned a',
      'assignment.submitted a',
      'assignment.accepted a',
      'ticket.resolved',
      'callback.recorded',
      'ticket.closed',
    ),
  );
  expect({ state, a: assignments.get('a'), illegal }).toEqual({
    state: 'closed',
    a: 'accepted',
    illegal: [],
  });
});

it('puts a unit whose dispute is denied back to where it stood', () => {
  const disputed = ['assignment.disputed a', 'dispute.denied a'];
  const offered = ['ticket.raised', 'ticket.dispatched', 'assignment.offered a'];
  expect(courseOf(events(...offered, ...disputed, 'assignment.signed a')).illegal).toEqual([]);
  expect(
    courseOf(events(...offered, 'assignment.signed a', ...disputed, 'assignment.reported_in a')).illegal,
  ).toEqual([]);
});

it.each([
  [['ticket.raised', 'ticket.resolved'], 't/2: ticket.resolved in raised'],
  [['ticket.raised', 'ticket.raised'], 't/2: ticket.raised in raised'],
  [['ticket.raised', 'assignment.signed a'], 't/2: assignment.signed in nothing'],
  [['ticket.raised', 'callback.recorded'], 't/2: callback.recorded in raised'],
  [['ticket.raised', 'ticket.hung'], 't/2: ticket.hung in raised'],
  [['ticket.raised', 'ticket.withdrawn', 'assignment.offered a'], 't/3: assignment.offered in withdrawn'],
  [['ticket.raised', 'progress.reported'], 't/2: progress.reported in raised'],
  [['ticket.raised', 'ticket.urged'], 't/2: ticket.urged in raised'],
])('objects to %s', (types, objection) => {
  expect(courseOf(events(...types)).illegal).toEqual([objection]);
});
