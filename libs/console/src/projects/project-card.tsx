import { Card, Descriptions } from 'antd';
import type { Shape } from '../api/api.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

/** What the alliance says of the project, and when its process began and ended. */
export function ProjectCard({ process }: { process: Shape<'ProjectProcessView'> }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const project = directory.keyProjects.find(({ id }) => id === process.project_id);
  const several = (names: readonly string[]) => names.join(t({ zh: '、', en: ', ' }));
  return (
    <Card title={t({ zh: '项目', en: 'Project' })}>
      <Descriptions
        size="small"
        column={1}
        items={[
          process.enterprise_id && {
            label: t({ zh: '企业', en: 'Enterprise' }),
            children: directory.party(process.enterprise_id),
          },
          project && {
            label: t({ zh: '项目进度', en: 'Stage' }),
            children: t(word('projectStage', project.stage)),
          },
          project &&
            project.unit_ids.length > 0 && {
              label: t({ zh: '相关单位', en: 'Units' }),
              children: several(project.unit_ids.map((id) => directory.party(id))),
            },
          project &&
            project.officer_ids.length > 0 && {
              label: t({ zh: '项目专员', en: 'Specialists' }),
              children: several(project.officer_ids.map((id) => directory.officer(id))),
            },
          { label: t({ zh: '建立时间', en: 'Opened' }), children: instantText(process.opened_at) },
          process.closed_at && {
            label: t({ zh: '办结时间', en: 'Closed' }),
            children: instantText(process.closed_at),
          },
        ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
      />
    </Card>
  );
}
