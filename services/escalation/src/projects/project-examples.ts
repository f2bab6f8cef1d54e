const label = (code: string, name_zh: string, name_en: string) => ({ code, name_zh, name_en });

/** A version of a template as it is published; examples of the API's documentation, and what its tests send. */
export const exampleVersion = {
  effective_on: '2026-12-01',
  phases: [
    {
      ...label('approval', '审批', 'Approval'),
      unit_id: 'customs',
      tasks: [{ ...label('permit', '施工许可', 'Construction permit'), unit_id: 'customs' }],
      notices: [label('documents', '审批材料清单', 'Documents that will be asked for')],
      elements: [label('land', '土地指标', 'Land quota')],
    },
    {
      ...label('construction', '监管', 'Construction'),
      unit_id: 'terminal',
      tasks: [],
      notices: [label('wage_account', '农民工工资专户', 'Wage account')],
      elements: [label('water', '水', 'Water'), label('power', '电', 'Power')],
    },
  ],
  segments: [
    {
      ...label('main_structure', '主体结构', 'Main structure'),
      unit_id: 'terminal',
      limit_working_days: 10,
    },
  ],
  wage_watch: { unit_id: 'customs', category_code: 'clearance', grace_working_days: 5 },
  element_category_code: 'clearance',
};

/** A milestone as a template names it. */
export const exampleMilestonePlan = {
  ...label('commissioning', '投产', 'Commissioning'),
  unit_id: 'terminal',
  phase: 'construction',
  offset_days: 120,
};

export const exampleMilestone = {
  ...label('commissioning', '投产', 'Commissioning'),
  unit_id: 'terminal',
  answerable_unit_id: 'terminal',
  phase: 'construction',
  state: 'reached',
  planned_on: '2027-04-20',
  first_planned_on: '2027-03-31',
  reached_on: '2027-03-28',
  overdue_since: null,
  days_ahead: 23,
  days_ahead_of_first: 3,
  days_since_previous: 96,
  previous: 'ground_broken',
  moves: [
    {
      ...{ from: '2027-03-31', to: '2027-04-20', reason: '台风停工十日' },
      ...{ by_role: 'council', by_unit_id: null, at: '2027-03-20T02:00:00.000Z' },
    },
  ],
  taken_back: [],
  removed: null,
  actions: ['take_back_milestone'],
};

export const exampleTemplate = {
  id: '0198f0f4-2c00-7a10-8000-0000000000aa',
  code: 'industrial',
  versions: [{ no: 1, ...exampleVersion }],
};

export const exampleProcessPath = { id: '0198f0f4-2c00-7a10-8000-000000000001' };

export const exampleProcess = {
  ...exampleProcessPath,
  version: 4,
  project_id: 'project-01',
  enterprise_id: 'acme',
  template_code: 'industrial',
  template_version: 1,
  is_open: true,
  opened_at: '2026-12-01T01:00:00.000Z',
  closed_at: null,
  outstanding: ['construction', 'approval/permit', 'main_structure'],
  phases: [
    {
      ...label('approval', '审批', 'Approval'),
      unit_id: 'customs',
      entered_at: '2026-12-01T02:00:00.000Z',
      acknowledged_at: null,
      notices: [label('documents', '审批材料清单', 'Documents that will be asked for')],
      tasks: [
        {
          ...label('permit', '施工许可', 'Construction permit'),
          unit_id: 'customs',
          done_at: null,
          actions: [],
        },
      ],
      elements: [
        {
          ...label('land', '土地指标', 'Land quota'),
          ready: true,
          assessed_at: '2026-12-01T01:30:00.000Z',
        },
      ],
      actions: ['acknowledge_notice'],
    },
  ],
  segments: [
    {
      ...label('main_structure', '主体结构', 'Main structure'),
      unit_id: 'terminal',
      submissions: [
        {
          no: 1,
          submitted_at: '2026-12-01T03:00:00.000Z',
          limit_working_days: 10,
          due_at: '2026-12-15T03:00:00.000Z',
          breached_at: null,
          decided_at: null,
          accepted: null,
          findings: null,
        },
      ],
      actions: [],
    },
  ],
  wages: [],
  next_wage_check: { month: '2026-12', due_at: '2027-01-08T10:00:00.000Z' },
  whistles: [],
  teams: [],
  milestones: [exampleMilestone],
  speed: { planned: 2, late: 0, reached: 2, days_ahead_of_first: 5, days_first_to_last: 96 },
  actions: ['add_milestone'],
};

/** As the register shows it. */
export const exampleListedMilestone = {
  ...exampleMilestone,
  process: { ...exampleProcessPath, version: 4, project_id: 'project-01' },
};
