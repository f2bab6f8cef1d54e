import { useQuery } from '@tanstack/react-query';
import { Segmented, Select, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { ListTable } from '../app/list-table.js';
import { searchWith } from '../app/search-with.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { useMilestoneColumns } from './milestone-columns.js';
import { ofFirstPlan } from './milestones.js';

type Listed = Shape<'ListedMilestoneView'>;

const shelves = {
  awaited: ['late', 'planned'],
  late: ['late'],
  reached: ['reached'],
  removed: ['removed'],
} as const satisfies Record<string, readonly Listed['state'][]>;
type Shelf = keyof typeof shelves;

/** The milestones of all projects that the reader may see, narrowed by project and unit (mechanisms 0.23, 1.24). */
export function MilestonesPage() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('state');
  const shelf: Shelf = asked !== null && asked in shelves ? (asked as Shelf) : 'awaited';
  const narrowed = {
    ...(search.get('project_id') ? { project_id: search.get('project_id')! } : {}),
    ...(search.get('unit_id') ? { unit_id: search.get('unit_id')! } : {}),
  };
  const list = useList<Listed>(['project-milestones', shelf, narrowed], (cursor) =>
    body(
      api.GET('/v1/project-milestones', {
        params: { query: { ...narrowed, state: [...shelves[shelf]], ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  const narrow = (name: string) => (value: string | undefined) =>
    setSearch((now) => searchWith(now, name, value), { replace: true });
  const columns = useMilestoneColumns<Listed>(({ process }) => process);
  const filters = [
    { name: 'project_id', label: t({ zh: '项目', en: 'Project' }), options: directory.projects },
    { name: 'unit_id', label: t({ zh: '责任单位', en: 'Unit' }), options: directory.units },
  ];
  return (
    <>
      <Link to="/projects">{t({ zh: '重大项目', en: 'Key projects' })}</Link>
      <Typography.Title level={1}>{t({ zh: '项目节点', en: 'Milestones of projects' })}</Typography.Title>
      <Counts narrowed={narrowed} />
      <search className="filters">
        <Segmented<Shelf>
          value={shelf}
          onChange={narrow('state')}
          aria-label={t({ zh: '哪些节点', en: 'Which milestones' })}
          options={[
            { value: 'awaited', label: t({ zh: '待达到', en: 'to reach' }) },
            { value: 'late', label: t({ zh: '逾期', en: 'late' }) },
            { value: 'reached', label: t({ zh: '已达到', en: 'reached' }) },
            { value: 'removed', label: t({ zh: '已移除', en: 'removed' }) },
          ]}
        />
        {filters.map(({ name, label, options }) => (
          <Select
            key={name}
            className="wide"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={search.get(name)}
            placeholder={label}
            aria-label={label}
            options={[...options]}
            onChange={(chosen) => narrow(name)(chosen ?? undefined)}
          />
        ))}
      </search>
      <ListTable
        list={list}
        columns={[
          {
            title: t({ zh: '项目', en: 'Project' }),
            render: (_, { process }) => (
              <Link to={`/projects/${process.id}`}>{directory.project(process.project_id)}</Link>
            ),
          },
          ...columns,
        ]}
        rowKey={({ process, code }) => `${process.id} ${code}`}
        empty={t({ zh: '没有这样的节点', en: 'No milestone is like this' })}
      />
    </>
  );
}

function Counts({ narrowed }: { narrowed: { project_id?: string; unit_id?: string } }) {
  const { t } = useLanguage();
  const { data } = useQuery({
    queryKey: ['project-milestones', 'counts', narrowed],
    queryFn: () => body(api.GET('/v1/project-milestones/counts', { params: { query: narrowed } })),
  });
  if (!data) return null;
  const line = [
    { zh: `逾期 ${data.late}`, en: `${data.late} late` },
    { zh: `计划中 ${data.planned}`, en: `${data.planned} to come` },
    { zh: `已达到 ${data.reached}`, en: `${data.reached} reached` },
    ...(data.reached > 0 ? [ofFirstPlan(data.days_ahead_of_first)] : []),
  ];
  return <Typography.Paragraph>{line.map(t).join(' · ')}</Typography.Paragraph>;
}
