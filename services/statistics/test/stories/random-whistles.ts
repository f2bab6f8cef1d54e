import fc from 'fast-check';
import { v5 as uuidv5 } from 'uuid';
import { TicketStory } from './ticket-story.js';

const NAMESPACE = '0198f0f4-1c00-7a10-8000-000000000000';
const UNITS = ['customs', 'maritime', 'terminal', 'logistics'];

/** Whistles in various states of completion, the same for the same seed. */
export function randomWhistles(count: number, seed: string): TicketStory[] {
  const courses = fc.sample(
    fc.record({
      start: fc.integer({ min: 0, max: 60 * 24 * 90 }),
      units: fc.subarray(UNITS, { minLength: 1 }),
      category: fc.constantFrom('customs-clearance', 'utilities', 'inspection'),
      stopAfter: fc.integer({ min: 3, max: 60 }),
      late: fc.boolean(),
      satisfaction: fc.constantFrom('satisfied', 'basic', 'dissatisfied', null),
      rounds: fc.integer({ min: 1, max: 2 }),
      rare: fc.boolean(),
    }),
    { numRuns: count, seed: hash(seed) },
  );
  return courses.map((course, index) => {
    const story = new TicketStory(
      uuidv5(`${seed}/${index}`, NAMESPACE),
      Date.parse('2026-07-31T15:30:00Z') + course.start * 60_000,
    );
    play(story, course);
    story.events.length = Math.min(story.events.length, course.stopAfter);
    return story;
  });
}

interface Course {
  units: string[];
  category: string;
  late: boolean;
  satisfaction: string | null;
  rounds: number;
  /** With everything that few whistles have. */
  rare: boolean;
}

function play(story: TicketStory, { units, category, late, satisfaction, rounds, rare }: Course): void {
  const [lead] = units as [string];
  const clock = late ? 'breached' : 'satisfied';
  story.raised(category).dispatched(...units);
  for (const unit of units) {
    if (late) story.after(2).breached(unit, 'sign');
    story.after(0.2).signed(unit, clock);
    if (unit === lead) story.started();
  }
  for (const unit of units) story.after(0.5).reportedIn(unit);
  if (rare) {
    const due = new Date(story.events.at(-1)!.time).toISOString();
    story.surveyedAndAccounted().extended(lead, due).hung(due).after(50).resumed();
  }
  for (let round = 1; round <= rounds; round++) {
    for (const unit of units) story.after(5).submitted(unit).returned(unit).submitted(unit);
    for (const unit of units) story.after(1).accepted(unit);
    story.resolved(...units).after(20);
    if (round < rounds) story.calledBack('no', 'dissatisfied', ...units).reopened('not_solved', ...units);
  }
  if (rare) story.unitsRated('basic', ...units).whistleRated(lead, 'incomplete');
  story.calledBack('yes', satisfaction, ...units).closed(satisfaction === null ? 'unrated' : 'solved');
}

function hash(text: string): number {
  let value = 7;
  for (let i = 0; i < text.length; i++) value = Math.imul(value, 31) + text.charCodeAt(i);
  return value | 0;
}
