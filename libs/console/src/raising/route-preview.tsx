import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Card, Flex, Spin, Tag, Typography } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { KindTag } from '../whistles/state-tag.js';
import type { Intent } from './intent.js';

type Unit = Shape<'RoutedUnitResource'>;

const WHY_CATCH_ALL = {
  no_rule: { zh: '责任清单没有对应规则', en: 'the matrix has no rule for it' },
  lead_inactive: { zh: '主办单位已停用', en: 'its lead unit is not active' },
  nobody_on_duty: { zh: '主办单位此刻无人值班', en: 'nobody is on duty at its lead unit' },
} as const;

/** Where the whistle would go if it were blown now. */
export function RoutePreview({ intent }: { intent: Intent }) {
  const { t, language } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['preview', intent, language],
    queryFn: () => body(api.POST('/v1/tickets/preview', { body: intent })),
    enabled: intent.category !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const hint = t({ zh: '选择类别后，这里显示会派给谁。', en: 'Choose a category to see where it would go.' });
  return (
    <Card title={t({ zh: '会派给谁', en: 'Where it would go' })} aria-live="polite">
      {intent.category === undefined ? (
        <Typography.Text type="secondary">{hint}</Typography.Text>
      ) : error ? (
        <ProblemAlert error={error} />
      ) : data ? (
        <Route route={data} />
      ) : (
        <Spin />
      )}
    </Card>
  );
}

function Route({ route }: { route: Shape<'RouteResource'> }) {
  const { t, language } = useLanguage();
  const { notice, plan, units, catch_all_because, kind, level } = route;
  return (
    <Flex vertical gap="small">
      {notice && <Alert type="error" showIcon title={t(notice)} />}
      <Flex gap="small" wrap>
        <KindTag kind={kind} />
        <Tag>
          {t({ zh: '层级：', en: 'level: ' })}
          {t(word('level', level))}
        </Tag>
        {plan && <Tag color="blue">{language === 'zh' ? plan.name_zh : plan.name_en}</Tag>}
      </Flex>
      {catch_all_because && (
        <Alert
          type="info"
          showIcon
          title={t({
            zh: `由兜底单位主办：${WHY_CATCH_ALL[catch_all_because].zh}`,
            en: `The catch-all unit leads: ${WHY_CATCH_ALL[catch_all_because].en}`,
          })}
        />
      )}
      {units.length === 0 && (
        <Typography.Text>{t({ zh: '由派单员人工派单。', en: 'A dispatcher will decide.' })}</Typography.Text>
      )}
      <ul className="units">
        {units.map((unit) => (
          <li key={unit.unit_id}>
            <strong>{language === 'zh' ? unit.name_zh : unit.name_en}</strong>{' '}
            <Tag>{t(word('assignmentRole', unit.role))}</Tag>
            <br />
            <small>{t(dutyText(unit))}</small>
            {unit.sign_due_at && (
              <small>
                {' '}
                · {t({ zh: '签收', en: 'sign' })} {instantText(unit.sign_due_at)}
              </small>
            )}
          </li>
        ))}
      </ul>
    </Flex>
  );
}

function dutyText({ on_duty, on_duty_until }: Unit) {
  if (!on_duty) return { zh: '此刻无人值班', en: 'nobody is on duty now' };
  if (on_duty_until === null) return { zh: '有人值班', en: 'on duty' };
  const until = instantText(on_duty_until);
  return { zh: `值班至 ${until}`, en: `on duty until ${until}` };
}
