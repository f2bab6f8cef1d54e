import { Flex, Select, type TableColumnsType, Typography } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { OperationButton } from '../actions/operation-button.js';
import { api, body, type Shape } from '../api/api.js';
import { Countdown } from '../app/countdown.js';
import { ListTable } from '../app/list-table.js';
import { OpenState } from '../app/open-state.js';
import { searchWith } from '../app/search-with.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { LackingProjects } from './lacking-projects.js';
import { NextMilestones } from './next-milestones.js';
import { nameOf, phaseInHand, runningDeadlines } from './process.js';
import { ProjectsToBegin } from './projects-to-begin.js';
import { useTemplates } from './use-templates.js';

type Process = Shape<'ProjectProcessView'>;

/** The processes of key projects that the reader may see, the newest first. */
export function ProjectsPage() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const navigate = useNavigate();
  const templates = useTemplates();
  const [search, setSearch] = useSearchParams();
  const projectId = search.get('project_id');
  const query = projectId ? { project_id: projectId } : {};
  const list = useList<Process>(['project-processes', query], (cursor) =>
    body(
      api.GET('/v1/project-processes', { params: { query: { ...query, ...(cursor ? { cursor } : {}) } } }),
    ),
  );
  const templateCodes = templates.data?.map(({ code }) => ({ value: code, label: code })) ?? [];
  const columns: TableColumnsType<Process> = [
    {
      title: t({ zh: '项目', en: 'Project' }),
      render: (_, { id, project_id }) => <Link to={`/projects/${id}`}>{directory.project(project_id)}</Link>,
    },
    { title: t({ zh: '状态', en: 'State' }), render: (_, { is_open }) => <OpenState isOpen={is_open} /> },
    {
      title: t({ zh: '当前阶段', en: 'Phase' }),
      render: (_, process) => {
        const phase = phaseInHand(process);
        return phase ? t(nameOf(phase)) : t({ zh: '未进入', en: 'not begun' });
      },
    },
    {
      title: t({ zh: '最近时限', en: 'Due next' }),
      render: (_, process) => <NextDeadline process={process} />,
    },
    {
      title: t({ zh: '未完成', en: 'Outstanding' }),
      align: 'right',
      render: (_, { outstanding }) => outstanding.length,
    },
    {
      title: t({ zh: '吹哨', en: 'Whistles' }),
      align: 'right',
      render: (_, { whistles }) => whistles.length,
    },
    {
      title: t({ zh: '企业', en: 'Enterprise' }),
      render: (_, { enterprise_id }) => enterprise_id && directory.party(enterprise_id),
    },
    { title: t({ zh: '建立时间', en: 'Opened' }), render: (_, { opened_at }) => instantText(opened_at) },
  ];
  return (
    <>
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '重大项目', en: 'Key projects' })}</Typography.Title>
        <Flex gap="middle" wrap align="center">
          <Link to="/projects/officers">{t({ zh: '项目双员', en: 'Dual officers' })}</Link>
          <Link to="/projects/milestones">{t({ zh: '项目节点', en: 'Milestones' })}</Link>
          <Link to="/projects/templates">{t({ zh: '流程模板', en: 'Templates' })}</Link>
          <OperationButton<Process>
            path="/v1/project-processes"
            type="primary"
            choices={{ template_code: templateCodes }}
            initial={{ template_code: templateCodes[0]?.value }}
            done={({ id }) => navigate(`/projects/${id}`)}
          />
        </Flex>
      </Flex>
      <NextMilestones projectId={projectId} />
      <LackingProjects projectId={projectId} />
      <search className="filters">
        <Select
          className="wide"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={projectId}
          placeholder={t({ zh: '项目', en: 'Project' })}
          aria-label={t({ zh: '项目', en: 'Project' })}
          options={[...directory.projects]}
          onChange={(chosen) =>
            setSearch((now) => searchWith(now, 'project_id', chosen ?? undefined), { replace: true })
          }
        />
      </search>
      <ListTable
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        empty={t({ zh: '没有您可见的项目流程', en: 'There is no process that you may see' })}
      />
      {!projectId && !list.loading && !list.more && (
        <ProjectsToBegin
          begun={list.items.map(({ project_id }) => project_id)}
          templateCodes={templateCodes}
        />
      )}
    </>
  );
}

function NextDeadline({ process }: { process: Process }) {
  const { t } = useLanguage();
  const [next] = runningDeadlines(process);
  return next ? <Countdown dueAt={next.dueAt} label={t(next.what)} /> : null;
}
