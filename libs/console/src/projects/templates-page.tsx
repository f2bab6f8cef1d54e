import { Card, Empty, Flex, Spin, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { Link } from 'react-router';
import type { Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { nameOf } from './process.js';
import { PublishButton } from './publish-button.js';
import { useTemplates } from './use-templates.js';

type Template = Shape<'ProcessTemplateView'>;
type Version = Template['versions'][number];

/** How projects run: each template with its versions, the latest first, and which of them is in force. */
export function TemplatesPage() {
  const { t } = useLanguage();
  const { data, error } = useTemplates();
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return (
    <>
      <Link to="/projects">{t({ zh: '重大项目', en: 'Key projects' })}</Link>
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '流程模板', en: 'Process templates' })}</Typography.Title>
        <PublishButton type="primary" />
      </Flex>
      {data.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t({ zh: '还没有流程模板', en: 'There is no template yet' })}
        />
      )}
      <div className="assignments">
        {data.map((template) => (
          <Card key={template.code} title={template.code} extra={<PublishButton template={template} />}>
            <Versions template={template} />
          </Card>
        ))}
      </div>
    </>
  );
}

function Versions({ template: { versions } }: { template: Template }) {
  const { t } = useLanguage();
  const today = dayjs().format('YYYY-MM-DD');
  const inForce = versions.findLast(({ effective_on }) => effective_on <= today);
  return versions.toReversed().map((version) => (
    <details key={version.no} className="log" open={version === inForce}>
      <summary>
        {t({
          zh: `第 ${version.no} 版，自 ${version.effective_on} 起`,
          en: `Version ${version.no}, from ${version.effective_on}`,
        })}{' '}
        {version === inForce && <Tag color="green">{t({ zh: '现行', en: 'in force' })}</Tag>}
        {version.effective_on > today && <Tag color="blue">{t({ zh: '待生效', en: 'to come' })}</Tag>}
      </summary>
      <Plan version={version} />
    </details>
  ));
}

function Plan({ version: { phases, segments, wage_watch, element_category_code } }: { version: Version }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const names = (parts: Parameters<typeof nameOf>[0][]) =>
    parts.map((part) => t(nameOf(part))).join(t({ zh: '、', en: ', ' }));
  const line = (label: string, text: string) =>
    text && <div>{`${label}${t({ zh: '：', en: ': ' })}${text}`}</div>;
  return (
    <>
      <ol className="agenda">
        {phases.map((phase) => (
          <li key={phase.code}>
            <strong>{t(nameOf(phase))}</strong>{' '}
            <Typography.Text type="secondary">{directory.party(phase.unit_id)}</Typography.Text>
            {line(t({ zh: '要素', en: 'Elements' }), names(phase.elements))}
            {line(t({ zh: '早告知', en: 'Early notice' }), names(phase.notices))}
            {line(t({ zh: '任务', en: 'Tasks' }), names(phase.tasks))}
          </li>
        ))}
      </ol>
      <ul className="parts">
        {segments.map((segment) => (
          <li key={segment.code}>
            {t({
              zh: `分段验收：${segment.name_zh}，${segment.limit_working_days} 个工作日，`,
              en: `Segment: ${segment.name_en}, ${segment.limit_working_days} working days, `,
            })}
            {directory.party(segment.unit_id)}
          </li>
        ))}
        {wage_watch && (
          <li>
            {t({
              zh: `工资支付检查：${directory.party(wage_watch.unit_id)}，月末后 ${wage_watch.grace_working_days} 个工作日内，缺项按“${directory.category(wage_watch.category_code)}”吹哨`,
              en: `Wages: ${directory.party(wage_watch.unit_id)} looks within ${wage_watch.grace_working_days} working days of the month's end; what is missing becomes a whistle of “${directory.category(wage_watch.category_code)}”`,
            })}
          </li>
        )}
        {element_category_code && (
          <li>
            {t({
              zh: `要素缺失按“${directory.category(element_category_code)}”吹哨`,
              en: `Elements that are missing become a whistle of “${directory.category(element_category_code)}”`,
            })}
          </li>
        )}
      </ul>
    </>
  );
}
