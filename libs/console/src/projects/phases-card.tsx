import { Card, Flex, Tag, Typography } from 'antd';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { nameOf } from './process.js';

type Process = Shape<'ProjectProcessView'>;
type Phase = Process['phases'][number];

/** The phases in their order: what each needs before, what the enterprise was told early, what is to be done in it. */
export function PhasesCard({ process }: { process: Process }) {
  const { t } = useLanguage();
  return (
    <Card title={t({ zh: '阶段', en: 'Phases' })}>
      <div className="assignments">
        {process.phases.map((phase, index) => (
          <PhaseCard key={phase.code} process={process} phase={phase} no={index + 1} />
        ))}
      </div>
    </Card>
  );
}

function PhaseCard({ process, phase, no }: { process: Process; phase: Phase; no: number }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const name = t(nameOf(phase));
  return (
    <Card
      size="small"
      type="inner"
      title={
        <Flex gap="small" wrap align="center">
          <span>
            {no}. {name}
          </span>
          {phase.entered_at ? (
            <Tag color="blue">{t({ zh: '已进入', en: 'entered' })}</Tag>
          ) : (
            <Tag>{t({ zh: '未进入', en: 'not entered' })}</Tag>
          )}
        </Flex>
      }
    >
      <Flex vertical gap="small">
        <Typography.Text type="secondary">
          {t({ zh: '负责单位：', en: 'Unit: ' })}
          {directory.party(phase.unit_id)}
          {phase.entered_at && ` · ${t({ zh: '进入', en: 'entered' })} ${instantText(phase.entered_at)}`}
        </Typography.Text>
        <Elements phase={phase} />
        <Notices phase={phase} />
        <Tasks process={process} phase={phase} />
        <StepButtons
          of="project-processes"
          subject={{ id: process.id, version: process.version, actions: phase.actions }}
          parts={{ phase: phase.code }}
          choices={{
            code: phase.elements.map((element) => ({ value: element.code, label: t(nameOf(element)) })),
          }}
          initial={{ elements: phase.elements.map(({ code, ready }) => ({ code, ready: ready ?? false })) }}
          about={name}
          most={3}
        />
      </Flex>
    </Card>
  );
}

/** What has to be there before the phase can be entered. */
function Elements({ phase: { elements } }: { phase: Phase }) {
  const { t } = useLanguage();
  if (elements.length === 0) return null;
  const state = (ready: boolean | null) => {
    if (ready === null) return <Tag>{t({ zh: '未研判', en: 'not assessed' })}</Tag>;
    return ready ? (
      <Tag color="green">{t({ zh: '已具备', en: 'ready' })}</Tag>
    ) : (
      <Tag color="red">{t({ zh: '尚未具备', en: 'missing' })}</Tag>
    );
  };
  return (
    <div>
      <strong>{t({ zh: '要素保障', en: 'Elements that have to be ready' })}</strong>
      <ul className="parts">
        {elements.map((element) => (
          <li key={element.code}>
            <Flex gap="small" wrap align="center">
              <span>{t(nameOf(element))}</span>
              {state(element.ready)}
              {element.assessed_at && (
                <Typography.Text type="secondary">{instantText(element.assessed_at)}</Typography.Text>
              )}
            </Flex>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the enterprise is told as the phase begins, and whether it has read that. */
function Notices({ phase: { notices, entered_at, acknowledged_at } }: { phase: Phase }) {
  const { t } = useLanguage();
  if (notices.length === 0) return null;
  return (
    <div>
      <Flex gap="small" wrap align="center">
        <strong>{t({ zh: '早告知', en: 'Early notice' })}</strong>
        {acknowledged_at ? (
          <Tag color="green">
            {t({ zh: '企业已确认', en: 'acknowledged' })} {instantText(acknowledged_at)}
          </Tag>
        ) : (
          entered_at && <Tag color="gold">{t({ zh: '待企业确认', en: 'to be acknowledged' })}</Tag>
        )}
      </Flex>
      <ul className="parts">
        {notices.map((notice) => (
          <li key={notice.code}>{t(nameOf(notice))}</li>
        ))}
      </ul>
    </div>
  );
}

function Tasks({ process, phase }: { process: Process; phase: Phase }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  if (phase.tasks.length === 0) return null;
  return (
    <div>
      <strong>{t({ zh: '任务', en: 'Tasks' })}</strong>
      <ul className="parts">
        {phase.tasks.map((task) => (
          <li key={task.code}>
            <Flex gap="small" wrap align="center">
              <span>{t(nameOf(task))}</span>
              <Typography.Text type="secondary">{directory.party(task.unit_id)}</Typography.Text>
              {task.done_at ? (
                <Tag color="green">
                  {t({ zh: '完成', en: 'done' })} {instantText(task.done_at)}
                </Tag>
              ) : (
                <Tag>{t({ zh: '未完成', en: 'not done' })}</Tag>
              )}
              <StepButtons
                of="project-processes"
                subject={{ id: process.id, version: process.version, actions: task.actions }}
                parts={{ phase: phase.code, task: task.code }}
                about={t(nameOf(task))}
                most={1}
              />
            </Flex>
          </li>
        ))}
      </ul>
    </div>
  );
}
