import { Flex } from 'antd';
import dayjs from 'dayjs';
import { Link } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import { Section } from '../figures/section.js';
import { useLanguage } from '../language/language-context.js';
import { MilestoneState } from './milestone-state.js';
import { nameOf } from './process.js';

/** How far it is looked ahead, in days, and how many are shown. */
const AHEAD = 30;
const MOST = 8;

/** What is late, and what comes within a month, of one project or of all that the reader may see; nothing when nothing is. */
export function NextMilestones({ projectId }: { projectId: string | null }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const due_before = dayjs().add(AHEAD, 'day').format('YYYY-MM-DD');
  const query = { due_before, limit: MOST, ...(projectId ? { project_id: projectId } : {}) };
  const { items } = useList<Shape<'ListedMilestoneView'>>(['project-milestones', query], () =>
    body(api.GET('/v1/project-milestones', { params: { query } })),
  );
  if (items.length === 0) return null;
  return (
    <Section title={t({ zh: '逾期与一个月内的节点', en: 'Milestones that are late, or due within a month' })}>
      <ul className="units to-begin">
        {items.map(({ process, ...milestone }) => (
          <li key={`${process.id} ${milestone.code}`}>
            <Flex gap="small" wrap align="center">
              <Link to={`/projects/${process.id}`}>
                {directory.project(process.project_id)} · {t(nameOf(milestone))}
              </Link>
              <MilestoneState state={milestone.state} />
              <span>{milestone.planned_on}</span>
            </Flex>
          </li>
        ))}
      </ul>
    </Section>
  );
}
