import type { Shape } from '../api/api.js';
import type { Bilingual } from '../language/language.js';

/** What was recorded of a time. */
export function usesText({ bookings_used: bookings, persons }: Shape<'UsesView'>): Bilingual {
  return {
    zh: `${bookings} 次预订，${persons} 人次`,
    en: `${bookings} ${bookings === 1 ? 'booking' : 'bookings'}, ${persons} ${persons === 1 ? 'person' : 'persons'}`,
  };
}
