import { Card, Flex, Tag, Typography } from 'antd';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { Countdown } from '../app/countdown.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';

type Process = Shape<'ProjectProcessView'>;
type Team = Process['teams'][number];

/** Commando teams that help the project, or did; absent where there are none and nobody may call one. */
export function TeamsCard({ process }: { process: Process }) {
  const { t } = useLanguage();
  const actions = process.actions.filter((action) => action === 'attach_team');
  if (process.teams.length + actions.length === 0) return null;
  return (
    <Card
      title={t({ zh: '突击队', en: 'Commando teams' })}
      extra={<StepButtons of="project-processes" subject={{ ...process, actions }} most={1} />}
    >
      {process.teams.length === 0 && (
        <Typography.Text type="secondary">{t({ zh: '还没有。', en: 'None yet.' })}</Typography.Text>
      )}
      <ul className="units">
        {process.teams.map((team) => (
          <TeamLine key={`${team.id} ${team.from}`} process={process} team={team} />
        ))}
      </ul>
    </Card>
  );
}

function TeamLine({ process, team }: { process: Process; team: Team }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  return (
    <li>
      <Flex gap="small" wrap align="center">
        <strong>{team.id}</strong>
        {team.detached_at ? (
          <Tag color="green">
            {t({ zh: '完成', en: 'done' })} {instantText(team.detached_at)}
          </Tag>
        ) : (
          team.until && <Countdown dueAt={team.until} />
        )}
      </Flex>
      <Typography.Text type="secondary">
        {t({ zh: '队员：', en: 'Members: ' })}
        {team.officer_ids.map((id) => directory.officer(id)).join(t({ zh: '、', en: ', ' }))}
        {` · ${t({ zh: '加入', en: 'since' })} ${instantText(team.from)}`}
      </Typography.Text>
      {team.result && <p className="prose">{team.result}</p>}
      <StepButtons
        of="project-processes"
        subject={{ id: process.id, version: process.version, actions: team.actions }}
        parts={{ team: team.id }}
        about={team.id}
        most={1}
      />
    </li>
  );
}
