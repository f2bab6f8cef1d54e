import type { HazardSnapRequest } from './hazard-snap.request.js';

const LONGEST_TITLE = 60;

/** What the whistle of a snap says: the reporter's words, or in both languages that there are none. */
export function snapText({ text, place }: Pick<HazardSnapRequest, 'text' | 'place'>): {
  readonly title: string;
  readonly description: string;
} {
  const words = text?.trim();
  const [first] = words?.split('\n') ?? [];
  const where = place.label ?? place.code ?? `${place.lat}, ${place.lon}`;
  return {
    title: shortened(first ?? `隐患随手拍：${where} / Hazard snapped`),
    description: words ?? '见照片 / see the photographs',
  };
}

// By characters, so that none is cut in half.
function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= LONGEST_TITLE ? title : `${characters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}
