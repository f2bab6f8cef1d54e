import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, body, type Shape } from '../api/api.js';
import { everyPage } from '../api/every-page.js';
import type { Language } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';
import { modelEntriesOf } from './model-headings.js';
import { useSignedIn } from '../session/me-context.js';

/** A choice of a list. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Who and what an alliance has, by name, in the reader's language. Codes stand for themselves until the names are there. */
export interface Directory {
  readonly alliance: string;
  /** Units that take part in anything now. */
  readonly units: readonly Option[];
  readonly enterprises: readonly Option[];
  readonly categories: readonly Option[];
  readonly stages: readonly Option[];
  readonly places: readonly Option[];
  readonly projects: readonly Option[];
  /** The same with what else the alliance says of them. */
  readonly keyProjects: readonly Shape<'ProjectDocument'>[];
  readonly officers: readonly Option[];
  /** Platforms and mechanisms of the alliance's operating model. */
  readonly platforms: readonly Option[];
  readonly mechanisms: readonly Option[];
  /** What else it has, as `heading.code`. */
  readonly modelEntries: readonly Option[];
  /** Units with the right to convene; the first is the one that convenes when none is named. */
  readonly convenors: readonly Option[];
  /** The name of a unit or an enterprise. */
  party(id: string): string;
  /** False for what is neither a unit nor an enterprise, in use or not; true for everything until that is known. */
  mayHave(party: string): boolean;
  category(code: string): string;
  stage(code: string): string;
  place(code: string): string;
  project(id: string): string;
  officer(id: string): string;
  platform(code: string): string;
  mechanism(code: string): string;
  /** @param code as `heading.code`. */
  modelEntry(code: string): string;
}

const FRESH_FOR = 5 * 60_000;

/** The directory of an alliance, by default the one that the reader belongs to. Of no alliance (null) it is empty. */
export function useDirectory(of?: string | null): Directory {
  const { language } = useLanguage();
  const { alliance_id: own } = useSignedIn();
  const alliance_id = of === undefined ? own : of;
  const { data } = useQuery({
    queryKey: ['directory', alliance_id],
    queryFn: () => readDirectory(alliance_id!),
    enabled: alliance_id !== null,
    staleTime: FRESH_FOR,
  });
  return useMemo(() => directoryOf(data, language, alliance_id ?? ''), [data, language, alliance_id]);
}

type Read = Awaited<ReturnType<typeof readDirectory>>;

async function readDirectory(alliance_id: string) {
  const params = { path: { alliance_id } };
  const [alliance, matrix, units, enterprises, projects, officers] = await Promise.all([
    body(api.GET('/v1/alliances/{alliance_id}', { params })),
    body(api.GET('/v1/alliances/{alliance_id}/responsibility-matrix', { params })),
    everyPage((query) =>
      body(api.GET('/v1/alliances/{alliance_id}/units', { params: { ...params, query } })),
    ),
    everyPage((query) =>
      body(api.GET('/v1/alliances/{alliance_id}/enterprises', { params: { ...params, query } })),
    ),
    everyPage((query) =>
      body(api.GET('/v1/alliances/{alliance_id}/projects', { params: { ...params, query } })),
    ),
    everyPage((query) =>
      body(api.GET('/v1/alliances/{alliance_id}/officers', { params: { ...params, query } })),
    ),
  ]);
  return { alliance, matrix, units, enterprises, projects, officers };
}

type Named = Pick<Shape<'UnitDocument'>, 'name_zh' | 'name_en'>;

function directoryOf(read: Read | undefined, language: Language, allianceId: string): Directory {
  const nameOf = (named: Named) => (language === 'zh' ? named.name_zh : named.name_en);
  const byId = (list: readonly (Named & { id: string })[] = []) =>
    list.map((each) => ({ value: each.id, label: nameOf(each) }));
  const byCode = (list: readonly (Named & { code: string })[] = []) =>
    list.map((each) => ({ value: each.code, label: nameOf(each) }));
  const units = byId(read?.units);
  const active = new Set(read?.units.filter((unit) => unit.active).map(({ id }) => id));
  const enterprises = byId(read?.enterprises);
  const parties = [...enterprises, ...units];
  const lists = {
    categories: byCode(read?.matrix.categories),
    stages: byCode(read?.matrix.process_stages),
    places: byCode(read?.matrix.places),
    projects: byId(read?.projects),
    platforms: byCode(read?.alliance.operating_model?.platforms),
    mechanisms: byCode(read?.alliance.operating_model?.mechanisms),
    modelEntries: modelEntriesOf(read?.alliance.operating_model, nameOf, (text) => text[language]),
  };
  const namesOf = (options: readonly Option[]) => {
    const names = new Map(options.map(({ value, label }) => [value, label]));
    return (code: string) => names.get(code) ?? code;
  };
  const officers =
    read?.officers.map(({ id, name }) => ({ value: id, label: name ? `${name}（${id}）` : id })) ?? [];
  const activeUnits = units.filter(({ value }) => active.has(value));
  return {
    alliance: read ? nameOf(read.alliance) : allianceId,
    units: activeUnits,
    convenors: convenorsAmong(activeUnits, read?.alliance),
    enterprises,
    ...lists,
    officers,
    keyProjects: read?.projects ?? [],
    party: namesOf(parties),
    mayHave: (party) => !read || parties.some(({ value }) => value === party),
    category: namesOf(lists.categories),
    stage: namesOf(lists.stages),
    place: namesOf(lists.places),
    project: namesOf(lists.projects),
    officer: namesOf(officers),
    platform: namesOf(lists.platforms),
    mechanism: namesOf(lists.mechanisms),
    modelEntry: namesOf(lists.modelEntries),
  };
}

/** The right belongs to the convenor and the lead units; where an alliance names none, to every unit (ADR-0045). */
function convenorsAmong(
  units: readonly Option[],
  alliance: Shape<'AllianceDocument'> | undefined,
): readonly Option[] {
  const entitled = [alliance?.convenor_unit_id, ...(alliance?.lead_unit_ids ?? [])].filter(Boolean);
  if (entitled.length === 0) return units;
  return [...new Set(entitled)].flatMap((id) => units.filter(({ value }) => value === id));
}
