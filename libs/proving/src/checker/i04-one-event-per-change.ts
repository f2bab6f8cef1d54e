import type { Facts } from './facts.js';
import { together, type Verdict, verdict } from './verdict.js';
import { courseOf } from './whistle-course.js';

/** I4: every change of state has exactly one event, in the log and on the topic; no event without a change. */
export function oneEventPerChange(facts: Facts): Verdict {
  return together(rowsEqualLog(facts), topicEqualsLog(facts));
}

function rowsEqualLog({ tickets, assignments, log }: Facts): Verdict {
  const wrong: string[] = [];
  const ids = new Set<string>();
  let count = 0;
  for (const [ticket, events] of log) {
    events.forEach(({ version, id }, index) => {
      count += 1;
      if (version !== index + 1) wrong.push(`${ticket}: version ${version} where ${index + 1} belongs`);
      if (ids.has(id)) wrong.push(`event ${id} is in the log twice`);
      ids.add(id);
    });
    const row = tickets.get(ticket);
    if (!row) {
      wrong.push(`${ticket} has events and no row`);
      continue;
    }
    const { state, assignments: states } = courseOf(events);
    if (row.version !== events.length || row.state !== state)
      wrong.push(`${ticket}: row ${row.state}/${row.version}, events ${state}/${events.length}`);
    for (const assignment of assignments.get(ticket) ?? []) {
      if (states.get(assignment.id) !== assignment.state)
        wrong.push(
          `assignment ${assignment.id}: ${assignment.state}, by its events ${states.get(assignment.id)}`,
        );
    }
  }
  for (const id of tickets.keys()) if (!log.has(id)) wrong.push(`${id} has a row and no events`);
  return verdict(`${count} events account for every row`, wrong);
}

function topicEqualsLog({ log, topic }: Facts): Verdict {
  const wrong: string[] = [];
  const logged = new Set<string>();
  for (const events of log.values()) for (const { id } of events) logged.add(id);
  const onTopic = new Set<string>();
  for (const [ticket, { ids, reused }] of topic) {
    if (reused) wrong.push(`${ticket}: a version with two events on the topic`);
    for (const id of ids.values()) {
      onTopic.add(id);
      if (!logged.has(id)) wrong.push(`event ${id} of ${ticket} is on the topic and never happened`);
    }
  }
  for (const id of logged) if (!onTopic.has(id)) wrong.push(`event ${id} never reached the topic`);
  return verdict(`${logged.size} events in the log, ${onTopic.size} on the topic`, wrong);
}
