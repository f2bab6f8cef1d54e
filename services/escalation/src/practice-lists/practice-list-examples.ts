const ID = '0198f0f4-3c00-7a10-8000-000000000001';
const ITEM = '0198f0f4-3c00-7a10-8000-0000000000b1';

/** An item as it is written; an example of the API's documentation, and what its tests send. */
export const exampleItemRequest = {
  item_class: 'acute',
  title: '疏通二号闸口',
  owner_unit_id: 'customs',
  due_on: '2027-03-31',
};

export const exampleListPath = { id: ID };
export const exampleItemPath = { id: ID, item: ITEM };

export const exampleList = {
  id: ID,
  version: 4,
  title: '2027 年办实事清单',
  is_open: true,
  opened_at: '2026-12-01T01:00:00.000Z',
  closed_at: null,
  items: [
    {
      id: ITEM,
      position: 1,
      revision: 1,
      ...exampleItemRequest,
      state: 'in_progress',
      overdue_at: null,
      done_at: null,
      supervised: true,
      ticket_ids: [],
      project_ids: [],
      progress: [{ at: '2026-12-03T02:00:00.000Z', what: 'progress', note: '已完成现场勘查' }],
      supervision: [
        { at: '2026-12-02T02:00:00.000Z', supervised: true, role: 'supervisor', note: '请于本周五前报进展' },
      ],
      actions: ['report_progress'],
    },
  ],
  actions: [],
};
