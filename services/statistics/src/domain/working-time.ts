import { Calendar, type CalendarDefinition, elapsed } from '@muster/clock';
import { hundredths } from './distribution.js';

// Keyed by the published document, which a directory keeps as long as nothing of it changes.
const compiled = new WeakMap<CalendarDefinition, Calendar>();

/**
 * Working minutes between two instants (epoch milliseconds), to the hundredth, by the very function that places deadlines (lessons 7).
 */
export function workingMinutes(from: number, to: number, definition: CalendarDefinition): number {
  let calendar = compiled.get(definition);
  if (!calendar) compiled.set(definition, (calendar = new Calendar(definition)));
  return hundredths(elapsed(from, to, 'working_time', calendar));
}
