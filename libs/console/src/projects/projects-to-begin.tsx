import { Flex, Typography } from 'antd';
import { useNavigate } from 'react-router';
import { useOperationForm } from '../actions/forms.js';
import { OperationButton } from '../actions/operation-button.js';
import type { Shape } from '../api/api.js';
import { useDirectory, type Option } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { Section } from '../figures/section.js';

interface Props {
  /** Projects that have their process. */
  readonly begun: readonly string[];
  readonly templateCodes: readonly Option[];
}

/** Key projects of the directory that have no process yet, for those who may open one: they see the processes of all. */
export function ProjectsToBegin({ begun, templateCodes }: Props) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const navigate = useNavigate();
  const mayOpen = useOperationForm('/v1/project-processes') !== undefined;
  const waiting = directory.keyProjects.filter(({ id }) => !begun.includes(id));
  if (!mayOpen || waiting.length === 0) return null;
  return (
    <Section title={t({ zh: '尚未建立流程的项目', en: 'Projects without a process' })}>
      <ul className="units to-begin">
        {waiting.map(({ id, owner_enterprise_id }) => (
          <li key={id}>
            <Flex gap="small" wrap align="center">
              <span>{directory.project(id)}</span>
              {owner_enterprise_id && (
                <Typography.Text type="secondary">{directory.party(owner_enterprise_id)}</Typography.Text>
              )}
              <OperationButton<Shape<'ProjectProcessView'>>
                path="/v1/project-processes"
                type="link"
                known={{ project_id: id }}
                about={directory.project(id)}
                choices={{ template_code: templateCodes }}
                initial={{ template_code: templateCodes[0]?.value }}
                done={(process) => navigate(`/projects/${process.id}`)}
              />
            </Flex>
          </li>
        ))}
      </ul>
    </Section>
  );
}
