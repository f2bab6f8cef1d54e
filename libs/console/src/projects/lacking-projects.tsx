import { Flex } from 'antd';
import { useDirectory } from '../directory/directory.js';
import { Section } from '../figures/section.js';
import { useLanguage } from '../language/language-context.js';
import { BranchNeed, NoOfficer } from './lack-tags.js';
import { isLacking, mostUrgentFirst } from './site-officers.js';
import { useSites } from './use-sites.js';

/** How many are shown; the page of dual officers has all. */
const MOST = 8;

/** Projects under way that nobody looks after, or that are due a branch; nothing when none is. */
export function LackingProjects({ projectId }: { projectId: string | null }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { data } = useSites();
  const lacking = mostUrgentFirst(data?.items ?? []).filter(
    (site) => isLacking(site) && (projectId === null || site.project_id === projectId),
  );
  if (lacking.length === 0) return null;
  return (
    <Section title={t({ zh: '缺双员、待建党组织', en: 'Without an officer, or due a branch' })}>
      <ul className="units to-begin">
        {lacking.slice(0, MOST).map(({ project_id, has_officer, branch_need }) => (
          <li key={project_id}>
            <Flex gap="small" wrap align="center">
              <span>{directory.project(project_id)}</span>
              {!has_officer && <NoOfficer />}
              <BranchNeed need={branch_need} />
            </Flex>
          </li>
        ))}
        {lacking.length > MOST && (
          <li>{t({ zh: `另有 ${lacking.length - MOST} 个`, en: `and ${lacking.length - MOST} more` })}</li>
        )}
      </ul>
    </Section>
  );
}
