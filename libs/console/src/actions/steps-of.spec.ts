import { readFileSync } from 'node:fs';
import { type ApiDocument, formsOf, stepsOf } from '../../scripts/steps-of.js';
import { optionWord } from '../language/vocabulary.js';
import { FORM_PATHS } from './form-paths.js';
import type { StepField } from './step.js';

const document = JSON.parse(
  readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'),
) as ApiDocument & { components: { schemas: Record<string, any> } };
const steps = stepsOf(document);
const forms = formsOf(document, FORM_PATHS);
const all = [...Object.values(steps), ...Object.values(forms)];

const everyField = (fields: readonly StepField[]): StepField[] =>
  fields.flatMap((field) => [field, ...everyField(field.fields ?? [])]);

describe('steps of the API document', () => {
  it('are there for each action that an answer can offer', () => {
    const offering = {
      tickets: ['TicketResource'],
      assignments: ['AssignmentResource'],
      meetings: ['MeetingView', 'DecisionView'],
      activities: ['ActivityView', 'OutcomeView'],
      'secretary-rota': ['SecretaryRotaView', 'TurnView'],
      resources: ['ResourceView', 'ResourceBookingView'],
      mobilisations: ['MobilisationView', 'CalledOrganisationView'],
      campaigns: ['CampaignView'],
      'follow-ups': ['ListedFollowUpResource'],
      'practice-lists': ['PracticeListView', 'PracticeItemView'],
      statistics: ['MonthlyThemeView'],
      'project-processes': [
        'ProjectProcessView',
        'PhaseView',
        'TaskView',
        'SegmentView',
        'MilestoneView',
        'ProcessTeamView',
      ],
    };
    const actionsOf = (schema: string): string[] =>
      document.components.schemas[schema].properties.actions.items.enum;
    const offered = Object.entries(offering).flatMap(([subject, schemas]) =>
      schemas.flatMap(actionsOf).map((action) => `${subject} ${action}`),
    );
    expect(Object.keys(steps).toSorted()).toEqual(offered.toSorted());
  });

  it('call each option by a name of its own in both languages', () => {
    const nameless = all
      .flatMap(({ fields }) => everyField(fields))
      .flatMap(({ name, options = [] }) => options.map((option) => ({ name, option, options })))
      .filter(({ name, option, options }) => optionWord(name, option, options).zh === option);
    expect(nameless).toEqual([]);
  });

  it('have a label in both languages for each field', () => {
    const fields = all.flatMap(({ fields }) => everyField(fields));
    expect(fields.length).toBeGreaterThan(80);
    for (const { name, kind, label } of fields)
      if (kind !== 'group')
        expect([name, label.zh]).toEqual([name, expect.not.stringMatching(/^[\x00-\x7f]*$/)]);
  });

  it('read a request by its parts', () => {
    expect(steps['assignments report_in']).toMatchObject({
      path: '/v1/assignments/{id}/report-in',
      label: { zh: '报到', en: 'Report in to the raiser' },
      fields: [
        {
          name: 'contact',
          kind: 'group',
          required: true,
          fields: [
            { name: 'who', kind: 'text', required: true, label: { zh: '联系了谁', en: 'who was contacted' } },
            { name: 'channel', kind: 'choice', options: expect.arrayContaining(['phone', 'on_site']) },
            { name: 'agreed', kind: 'text', maxLength: 2000 },
          ],
        },
      ],
    });
    expect(steps['tickets rate_units']!.fields).toMatchObject([{ name: 'ratings', kind: 'groups' }]);
    expect(steps['tickets approve_account']!.fields).toMatchObject([
      { name: 'review_at', kind: 'instant', required: false },
    ]);
  });

  it('say when a request is a PUT', () => {
    expect(steps['practice-lists order_items']!.method).toBe('PUT');
    expect(steps['practice-lists add_item']!.method).toBeUndefined();
  });

  it('are joined by forms with a place of their own, which say whom they are for', () => {
    expect(forms['/v1/meetings']).toMatchObject({
      label: { zh: '召集会议' },
      roles: expect.arrayContaining(['council', 'dispatcher']),
      fields: expect.arrayContaining([
        expect.objectContaining({ name: 'kind', label: { zh: '类别', en: 'kind' }, required: true }),
        expect.objectContaining({ name: 'starts_at', kind: 'instant', required: true }),
      ]),
    });
    expect(forms['/v1/meetings/{id}/decisions']!.actions).toEqual(['record_decision']);
    for (const { roles, fields } of Object.values(forms)) {
      expect(roles).not.toContain('operator');
      expect(fields.length).toBeGreaterThan(0);
    }
  });
});
