import { contentOf, pathWith } from './content.js';
import type { StepField } from './step.js';

const label = { zh: '', en: '' };
const field = (name: string, kind: StepField['kind'], more: Partial<StepField> = {}): StepField => ({
  name,
  kind,
  label,
  required: false,
  ...more,
});

describe('what a form is sent as', () => {
  it('leaves out what was left empty, and trims texts', () => {
    const fields = [
      field('reason', 'text'),
      field('note', 'text'),
      field('evidence', 'texts'),
      field('until', 'instant'),
    ];
    expect(contentOf(fields, { reason: ' late ', note: '  ', evidence: ['a ', ' '], until: null })).toEqual({
      reason: 'late',
      evidence: ['a'],
    });
  });

  it('says that there are no codes of the operating model, so that they do not stay', () => {
    const fields = [field('platform_code', 'text'), field('model_codes', 'texts')];
    expect(contentOf(fields, { platform_code: 'hotline' })).toEqual({
      platform_code: 'hotline',
      model_codes: [],
    });
    expect(contentOf(fields, { model_codes: ['drives.a'] })).toEqual({ model_codes: ['drives.a'] });
  });

  it('takes a switch that must be decided and that nobody touched for no', () => {
    expect(contentOf([field('stay', 'flag', { required: true }), field('priority', 'flag')], {})).toEqual({
      stay: false,
    });
  });

  it('writes days and instants as the API does', () => {
    const moment = { format: () => '2026-12-01', toISOString: () => '2026-12-01T01:00:00.000Z' };
    expect(
      contentOf([field('due_on', 'day'), field('until', 'instant')], { due_on: moment, until: moment }),
    ).toEqual({
      due_on: '2026-12-01',
      until: '2026-12-01T01:00:00.000Z',
    });
  });

  it('leaves out a group in which nothing was said, and entries of a list that are not complete', () => {
    const rating = [
      field('unit_id', 'text', { required: true }),
      field('rating', 'choice', { required: true }),
    ];
    const fields = [
      field('call_back', 'group', { fields: [field('id', 'text')] }),
      field('ratings', 'groups', { fields: rating }),
    ];
    expect(
      contentOf(fields, {
        call_back: {},
        ratings: [{ unit_id: 'customs', rating: 'basic' }, { unit_id: 'tax' }],
      }),
    ).toEqual({
      ratings: [{ unit_id: 'customs', rating: 'basic' }],
    });
  });

  it('keeps entries whose own lists nobody added to', () => {
    const phase = [
      field('code', 'text', { required: true }),
      field('tasks', 'groups', { required: true, fields: [] }),
    ];
    expect(
      contentOf([field('phases', 'groups', { fields: phase })], { phases: [{ code: 'approval' }] }),
    ).toEqual({
      phases: [{ code: 'approval', tasks: [] }],
    });
  });

  it('puts the subject and its part into the path', () => {
    expect(pathWith('/v1/tickets/{id}/units/{unit_id}/remove', { unit_id: 'port/operator', id: 'a' })).toBe(
      '/v1/tickets/a/units/port%2Foperator/remove',
    );
    const task = { id: 'p', phase: 'approval', task: 'permit' };
    expect(pathWith('/v1/project-processes/{id}/phases/{phase}/tasks/{task}/complete', task)).toBe(
      '/v1/project-processes/p/phases/approval/tasks/permit/complete',
    );
  });
});
