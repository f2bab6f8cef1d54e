import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Spin, Tag, Typography } from 'antd';
import { useParams } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import { api, body, type Shape } from '../api/api.js';
import { OpenState } from '../app/open-state.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { MilestonesCard } from './milestones-card.js';
import { PhasesCard } from './phases-card.js';
import { outstandingNames } from './process.js';
import { ProcessWhistles } from './process-whistles.js';
import { ProjectCard } from './project-card.js';
import { SegmentsCard } from './segments-card.js';
import { TeamsCard } from './teams-card.js';
import { WagesCard } from './wages-card.js';

type Process = Shape<'ProjectProcessView'>;

const LOOK_AGAIN = 15_000;

/** The whole course of one project on one page: phases, acceptance by segments, wages, teams, and the whistles that it blew. */
export function ProcessPage() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['project-process', id],
    queryFn: () => body(api.GET('/v1/project-processes/{id}', { params: { path: { id: id! } } })),
    refetchInterval: LOOK_AGAIN,
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <ProcessView process={data} />;
}

function ProcessView({ process }: { process: Process }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { template_code: code, template_version: version } = process;
  return (
    <>
      <Flex gap="small" wrap align="center">
        <OpenState isOpen={process.is_open} />
        <Tag>{t({ zh: `模板 ${code} 第 ${version} 版`, en: `template ${code}, version ${version}` })}</Tag>
      </Flex>
      <Typography.Title level={1}>{directory.project(process.project_id)}</Typography.Title>
      <div className="whistle">
        <div className="main">
          <MilestonesCard process={process} />
          <PhasesCard process={process} />
          <SegmentsCard process={process} />
          <WagesCard process={process} />
          <TeamsCard process={process} />
        </div>
        <aside className="side">
          <Outstanding process={process} />
          <ProjectCard process={process} />
          <ProcessWhistles process={process} />
        </aside>
      </div>
    </>
  );
}

/** What is left until the end, and the end itself when nothing is. */
function Outstanding({ process }: { process: Process }) {
  const { t } = useLanguage();
  if (!process.is_open) return null;
  const names = outstandingNames(process);
  return (
    <Card title={t({ zh: '未完成', en: 'Outstanding' })}>
      {names.length > 0 ? (
        <ul className="outstanding">
          {names.map((name, index) => (
            <li key={index}>{t(name)}</li>
          ))}
        </ul>
      ) : (
        <Flex vertical gap="small" align="start">
          <Typography.Text type="secondary">
            {t({ zh: '全部完成，可以办结。', en: 'Nothing: the process can be closed.' })}
          </Typography.Text>
          <StepButtons
            of="project-processes"
            subject={{ ...process, actions: process.actions.filter((action) => action === 'close') }}
            most={1}
          />
        </Flex>
      )}
    </Card>
  );
}
