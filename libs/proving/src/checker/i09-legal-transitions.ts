import type { Facts } from './facts.js';
import { type Verdict, verdict } from './verdict.js';
import { courseOf } from './whistle-course.js';

/** I9: only legal transitions; closed stays closed unless it is reopened. */
export function legalTransitions({ log }: Facts): Verdict {
  const wrong: string[] = [];
  for (const events of log.values()) wrong.push(...courseOf(events).illegal);
  return verdict(`the courses of ${log.size} whistles, replayed by the rules of the practice`, wrong);
}
