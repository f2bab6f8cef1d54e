import { validate } from '@muster/contracts';
import { DEMO_ALLIANCES, demoDirectory } from '../../test/demo-directory.js';
import { decide } from '../domain/decide.js';
import type { DirectoryEvent } from '../domain/directory-event.js';
import { EMPTY_STATE } from '../domain/directory-state.js';
import type { Directory } from '../domain/directory.js';
import { evolveAll } from '../domain/evolve.js';
import { published } from './directory-published.js';

const AT = new Date('2026-10-10T08:00:00.000Z');
const publicEvents = (events: DirectoryEvent[]) =>
  events.map((event, index) => published(event, index + 1, AT));

/** From nothing to the directory, and to one without most of it. */
function history(directory: Directory): DirectoryEvent[] {
  const registered = decide(EMPTY_STATE, directory);
  const rest: Directory = {
    ...directory,
    alliance: { ...directory.alliance, name_en: 'Renamed' },
    units: directory.units.slice(1).reverse(),
    enterprises: [],
    industry_alliances: [],
    party_organisations: [],
    officers: directory.officers.slice(1),
    projects: [],
    duty_rota: directory.duty_rota.slice(1),
    deadline_policies: undefined,
    response_plans: undefined,
  };
  delete rest.deadline_policies;
  delete rest.response_plans;
  return [...registered, ...decide(evolveAll(EMPTY_STATE, registered), rest)];
}

it.each(DEMO_ALLIANCES)('%s: every event keeps to its contract, versions without gaps', (name) => {
  publicEvents(history(demoDirectory(name))).forEach(({ type, data }, index) => {
    expect(() => validate(type, data)).not.toThrow();
    expect(data).toMatchObject({ version: index + 1, occurred_at: AT.toISOString() });
  });
});

it.each(DEMO_ALLIANCES)('%s: no name and no telephone number of a person leaves the service', (name) => {
  const directory = demoDirectory(name);
  const text = JSON.stringify(publicEvents(history(directory)));
  for (const { name: person, phone } of directory.officers) {
    expect([person, phone!].filter((secret) => text.includes(secret))).toEqual([]);
  }
  expect(text).not.toMatch(
    /000-0000|值班员|"(phone|name|outside_organisations|previous|effective_from|precedent|facilities|arrangement|appointed_by|until)":/,
  );
});
