import { validate } from '@muster/contracts';
import { Story, TICKET } from '../domain/testing/story.js';
import { published } from './whistle-published.js';

const SECRETS = [
  'Boxes wait',
  'Since Monday',
  'Mr. Li',
  'Inspection at 3 pm',
  'Released',
  'No proof',
  'thank you',
];

describe('what is published', () => {
  const story = new Story().at('2026-09-28T09:00').raise().at('2026-09-28T11:00');
  story.worked('customs', 'border', 'terminal').return('border').submit('border');
  story.accept('border').accept('terminal').resolve().callBack({ solved: 'no', comment: 'no thank you' });
  story.submit('customs').submit('border').submit('terminal').accept('border').accept('terminal').resolve();
  story.callBack({ solved: 'yes', satisfaction: 'satisfied', comment: 'thank you' });
  const events = story.events.map((event) => published(event, story.whistle!));

  it('covers a whole life, without a gap in its versions', () => {
    expect(new Set(events.map(({ type }) => type)).size).toBe(15);
    expect(events.map(({ data }) => (data as { version: number }).version)).toEqual(
      events.map((_, i) => i + 1),
    );
  });

  it.each(events.map((event) => [event.type, event]))('%s keeps the contract', (type, event) => {
    expect(() => validate(type, event.data)).not.toThrow();
    expect(event.data).toMatchObject({ ticket_id: TICKET, ticket_no: 'HB-2026-000001' });
  });

  it('tells where by code only', () => {
    const place = { code: 'yard-2', label: 'behind the shed', point: { lat: 38.97, lon: 117.79 } };
    const { events, whistle } = new Story().raise({ place });
    expect(published(events[0]!, whistle!).data).toMatchObject({ place_code: 'yard-2' });
    expect(JSON.stringify(events.map((event) => published(event, whistle!)))).not.toMatch(/shed|38\.97|117/);
  });

  it('has no free text and no persons', () => {
    const everything = JSON.stringify(events);
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
  });
});
