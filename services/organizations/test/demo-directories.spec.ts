import { execFileSync } from 'node:child_process';
import { decide } from '../src/domain/decide.js';
import { EMPTY_STATE } from '../src/domain/directory-state.js';
import type { Directory, PartyForm } from '../src/domain/directory.js';
import { onDuty } from '../src/domain/duty.js';
import { evolveAll } from '../src/domain/evolve.js';
import { examineDocument } from '../src/importing/examine-document.js';
import { DEMO_ALLIANCES, demoDirectory, NOW } from './demo-directory.js';

const inForm = (directory: Directory, form: PartyForm) =>
  directory.party_organisations.filter((each) => each.form === form);
const total = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0);

describe('the generator', () => {
  it('writes exactly the committed files', () => {
    const script = new URL('../../../deploy/demo/generate.mjs', import.meta.url).pathname;
    expect(() =>
      execFileSync(process.execPath, [script, '--check'], { env: {}, stdio: 'pipe' }),
    ).not.toThrow();
  });
});

describe.each(DEMO_ALLIANCES)('%s', (name) => {
  const directory = demoDirectory(name);

  it('passes every rule', () => {
    expect(examineDocument(directory, name, NOW)).toMatchObject({ ok: true });
  });

  it('comes out of its events unchanged', () => {
    const state = evolveAll(EMPTY_STATE, decide(EMPTY_STATE, directory));
    expect(state.directory).toEqual(directory);
    expect(decide(state, directory)).toEqual([]);
  });

  it('has a category that musters a lead and four co-units', () => {
    const rule = directory.responsibility_matrix.rules.find(
      (each) => each.category_code === 'yard_congestion',
    )!;
    expect(new Set([rule.lead_unit_id, ...rule.co_unit_ids]).size).toBe(5);
  });

  it('has a unit for every link of the port process (mechanisms 0.5)', () => {
    const covered = directory.responsibility_matrix.rules.filter(
      ({ category_code, project_id, place_code }) => category_code === null && !project_id && !place_code,
    );
    expect(covered.map(({ process_stage }) => process_stage)).toEqual(
      directory.responsibility_matrix.process_stages.map(({ code }) => code),
    );
  });

  it('has rules for places, and plans for all three kinds of whistle, an emergency’s with a task force', () => {
    expect(directory.responsibility_matrix.rules.some(({ place_code }) => place_code)).toBe(true);
    const plans = directory.response_plans!;
    expect(new Set(plans.map((plan) => plan.kind))).toEqual(new Set(['emergency', 'enforcement', 'key']));
    expect(plans.every(({ steps }) => steps.length > 0)).toBe(true);
    expect(plans.some((plan) => plan.kind === 'emergency' && plan.secretary_officer_id)).toBe(true);
  });

  it('has the classes of deadlines, each with its precedent (lifecycle B5)', () => {
    const policies = new Map(directory.deadline_policies!.map((policy) => [policy.code, policy]));
    const targets = (code: string) => {
      const { sign, contact, resolve } = policies.get(code)!;
      return [sign, contact, resolve].map((one) => one?.target);
    };
    expect(targets('emergency')).toEqual([{ minutes: 10 }, { minutes: 30 }, { minutes: 120 }]);
    expect(targets('urgent')).toEqual([{ minutes: 30 }, { minutes: 240 }, { minutes: 1440 }]);
    expect(targets('key')).toEqual([{ minutes: 60 }, { days: 1 }, { working_days: 10 }]);
    expect(targets('hard')).toEqual([{ minutes: 60 }, { days: 1 }, { working_days: 25 }]);
    expect(policies.get('hard')!.from_level).toBe(3);
    expect(targets('routine')).toEqual([{ minutes: 60 }, { days: 1 }, { days: 7 }]);
    expect(targets('complex')).toEqual([{ minutes: 60 }, { days: 1 }, { days: 15 }]);
    expect(targets('consult')).toEqual([undefined, undefined, { working_days: 1 }]);
    // What is owed besides: the first word and every further one, and the decision of a dispute (ADR-0158).
    expect(policies.get('emergency')).toMatchObject({
      first_progress: { target: { minutes: 120 } },
      progress: { target: { minutes: 240 } },
    });
    expect(policies.get('hard')).toMatchObject({
      progress: { target: { days: 30 } },
      dispute: { target: { working_days: 3 } },
    });
    for (const { precedent } of policies.values()) {
      expect(precedent!.name_zh).toMatch(/\p{Script=Han}/u);
      expect(precedent!.name_zh).not.toContain('北京鼓楼'); // the Gulou of the practice is Nanjing's
      expect(precedent!.name_en).not.toBe('');
    }
  });

  it('has one officer on duty in every unit, whenever it is run', () => {
    for (const at of [
      '2025-01-01T00:00:00+08:00',
      '2026-10-10T03:00:00+08:00',
      '2030-06-01T12:00:00+08:00',
    ]) {
      expect(onDuty(directory.duty_rota, new Date(at)).map(({ unit_id }) => unit_id)).toEqual(
        directory.units.map(({ id }) => id),
      );
    }
  });

  it('names nobody real: numbered enterprises, numbered officers, impossible telephone numbers', () => {
    for (const { name_zh, name_en } of directory.enterprises)
      expect(`${name_zh} ${name_en}`).toMatch(/^企业(\d{3}) Enterprise \1$/);
    for (const { name, phone } of directory.officers) {
      expect(name).toMatch(/^值班员(\d+) \/ Officer \1$/);
      expect(phone).toMatch(/^000-0000-\d{4}$/);
    }
  });

  it('keeps the holidays and make-up days of 2026', () => {
    const office = directory.calendars.find((each) => each.default)!;
    expect(office.holidays).toHaveLength(33);
    expect(office.holidays).toEqual(expect.arrayContaining(['2026-10-01', '2026-10-07']));
    expect(office.make_up_days).toContain('2026-10-10');
    const weekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    expect(office.make_up_days.every(weekend)).toBe(true);
  });
});

describe('the figures of the sources', () => {
  it('Tianjin: 66 = 36 own + 30 joint with 478 members (2.6)', () => {
    const directory = demoDirectory('tianjin');
    const own = inForm(directory, 'own');
    const joint = inForm(directory, 'joint');
    expect([own.length, joint.length, own.length + joint.length]).toEqual([36, 30, 66]);
    expect(total([...own, ...joint].map(({ members }) => members))).toBe(478);
    expect(total(directory.party_organisations.map(({ members }) => members))).toBe(478);
  });

  it('Tianjin: 82 enterprises in five industry alliances, 32 due an own branch and 32 with one, all 82 covered (2.31)', () => {
    const directory = demoDirectory('tianjin');
    expect(directory.industry_alliances.map(({ name_zh }) => name_zh.replace('产业联盟', ''))).toEqual([
      '平行车',
      '油脂',
      '工程机械',
      '仓储物流',
      '跨境电商',
    ]);
    const members = directory.enterprises.filter(
      ({ industry_alliance_ids }) => industry_alliance_ids.length > 0,
    );
    const eligible = members.filter(({ formal_members }) => formal_members >= 3);
    const withOwn = new Set(inForm(directory, 'own').flatMap(({ enterprise_ids }) => enterprise_ids));
    const covered = new Set(
      directory.party_organisations
        .filter(({ form }) => form !== 'committee')
        .flatMap(({ enterprise_ids }) => enterprise_ids),
    );
    expect([members.length, eligible.length, eligible.filter(({ id }) => withOwn.has(id)).length]).toEqual([
      82, 32, 32,
    ]);
    expect(members.filter(({ id }) => covered.has(id))).toHaveLength(82);
    expect(directory.enterprises).toHaveLength(82);
  });

  it('Tianjin: the zone has four own organisations beyond those of the alliances (2.31 against 2.6)', () => {
    const own = inForm(demoDirectory('tianjin'), 'own');
    expect(own.filter(({ enterprise_ids }) => enterprise_ids.length > 0)).toHaveLength(32);
    expect(own.filter(({ enterprise_ids }) => enterprise_ids.length === 0)).toHaveLength(4);
  });

  it('Tianjin: one structure, two wheels, three teams, four platforms, and a conference each quarter (2.1, 2.7)', () => {
    const { operating_model: model, convenor_unit_id } = demoDirectory('tianjin').alliance;
    const counts = [model!.structures, model!.drives, model!.teams, model!.platforms].map(
      (list) => list!.length,
    );
    expect(counts).toEqual([1, 2, 3, 4]);
    expect(model!.mechanisms).toContainEqual(
      expect.objectContaining({ code: 'joint_conference', cadence: { per: 'quarter', times: 1 } }),
    );
    const [committee] = inForm(demoDirectory('tianjin'), 'committee');
    expect(committee!.unit_id).toBe(convenor_unit_id);
  });

  it('Beibu Gulf: the convenor and ten branches make eleven, two leads, 1 + 4 + 5 (0.2 to 0.4)', () => {
    const { alliance, units, party_organisations } = demoDirectory('beibu-gulf');
    expect(units.filter(({ id }) => id !== alliance.convenor_unit_id)).toHaveLength(10);
    expect(party_organisations.map(({ unit_id }) => unit_id)).toEqual(units.map(({ id }) => id));
    expect(party_organisations[0]!.name_zh).toBe('北部湾办港口发展处党支部');
    expect(alliance.lead_unit_ids).toHaveLength(2);
    const model = alliance.operating_model!;
    expect([model.structures!.length, model.mechanisms.length, model.platforms.length]).toEqual([1, 4, 5]);
    expect(new Set(units.map(({ tier }) => tier))).toEqual(new Set(['regional', 'central', 'enterprise']));
  });

  it('Huangshi: dual officers, branches on site by the rule of three, 30 then 10 working days (1.1 to 1.6, 1.23)', () => {
    const directory = demoDirectory('huangshi');
    const members = new Map(directory.enterprises.map(({ id, formal_members }) => [id, formal_members]));
    const branches = directory.party_organisations.filter(({ project_id }) => project_id);
    expect(branches.length).toBeGreaterThanOrEqual(20);
    expect(branches.length).toBeLessThan(30);
    for (const branch of branches) {
      const strong = branch.enterprise_ids.some((id) => members.get(id)! >= 3);
      expect(branch.form).toBe(strong ? 'own' : 'joint');
    }
    for (const project of directory.projects) {
      const branch = branches.find(({ project_id }) => project_id === project.id);
      const specialist = directory.officers.find(({ id }) => id === project.officer_ids[0])!;
      const posts = specialist.posts.map(({ organisation_id, post }) => `${post}@${organisation_id}`);
      expect(posts).toContain(`project_specialist@${project.id}`);
      if (branch) expect(posts).toContain(`party_instructor@${branch.id}`);
    }
    const acceptance = directory.deadline_policies!.find(({ code }) => code === 'acceptance')!;
    expect(acceptance.resolve!.target).toEqual({ working_days: 10 });
    expect(acceptance.previous![0]!.resolve!.target).toEqual({ working_days: 30 });
  });

  it("Yantian: three classes of members, six chain roles, a drivers' home with eight zones and one lead (3.1, 3.9, 3.18, 3.19)", () => {
    const { alliance, units, enterprises } = demoDirectory('yantian');
    expect(new Set(units.map(({ member_class }) => member_class))).toEqual(
      new Set(['functional_department', 'industry_association', 'enterprise']),
    );
    expect(new Set(enterprises.map(({ chain_role }) => chain_role)).size).toBe(6);
    const [home] = alliance.facilities!;
    expect(home!.zones).toHaveLength(8);
    expect(home!.builders.filter(({ role }) => role === 'lead')).toHaveLength(1);
    expect(
      [alliance.operating_model!.drives, alliance.operating_model!.scopes].map((list) => list!.length),
    ).toEqual([4, 4]);
  });
});
