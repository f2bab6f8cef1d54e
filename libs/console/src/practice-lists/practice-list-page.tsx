import { useQuery } from '@tanstack/react-query';
import { Card, Descriptions, Spin, Typography } from 'antd';
import { useParams } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import { api, body, type Shape } from '../api/api.js';
import { OpenState } from '../app/open-state.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { UNTOLD } from '../language/untold.js';
import { ItemCard } from './item-card.js';
import { standingOf } from './practice-item.js';

type List = Shape<'PracticeListView'>;

const LOOK_AGAIN = 15_000;

/** One list: what is to be done in which order, by whom and until when, and how it goes. */
export function PracticeListPage() {
  const { id } = useParams();
  const { data, error } = useQuery({
    queryKey: ['practice-list', id],
    queryFn: () => body(api.GET('/v1/practice-lists/{id}', { params: { path: { id: id! } } })),
    refetchInterval: LOOK_AGAIN,
  });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <ListView list={data} />;
}

function ListView({ list }: { list: List }) {
  const { t } = useLanguage();
  const { counted, done, overdue, supervised, nextDue } = standingOf(list.items);
  const order = list.items.map(({ id, title, position }) => ({
    value: id,
    label: title ?? t({ zh: `第 ${position} 项`, en: `Item ${position}` }),
  }));
  return (
    <>
      <OpenState isOpen={list.is_open} />
      <Typography.Title level={1}>{list.title ?? t(UNTOLD)}</Typography.Title>
      <div className="whistle">
        <div className="main">
          <Card title={t({ zh: '事项，按办理时序', en: 'Items, in the order in which they are done' })}>
            {list.items.length === 0 && (
              <Typography.Text type="secondary">
                {t({ zh: '还没有事项。', en: 'Nothing yet.' })}
              </Typography.Text>
            )}
            <ol className="agenda items">
              {list.items.map((item) => (
                <ItemCard key={item.id} list={list} item={item} />
              ))}
            </ol>
          </Card>
        </div>
        <aside className="side">
          {list.actions.length > 0 && (
            <Card title={t({ zh: '您现在可以', en: 'What you may do now' })}>
              <StepButtons
                of="practice-lists"
                subject={list}
                most={3}
                choices={{ item_ids: order }}
                initial={{ item_class: 'acute', item_ids: order.map(({ value }) => value) }}
              />
            </Card>
          )}
          <Card title={t({ zh: '清单', en: 'List' })}>
            <Descriptions
              size="small"
              column={1}
              items={[
                { label: t({ zh: '完成', en: 'Done' }), children: `${done} / ${counted}` },
                overdue > 0 && { label: t({ zh: '逾期', en: 'Overdue' }), children: overdue },
                supervised > 0 && {
                  label: t({ zh: '督办中', en: 'Under supervision' }),
                  children: supervised,
                },
                nextDue && { label: t({ zh: '最近期限', en: 'Due next' }), children: nextDue },
                { label: t({ zh: '建立时间', en: 'Opened' }), children: instantText(list.opened_at) },
                list.closed_at && {
                  label: t({ zh: '办结时间', en: 'Closed' }),
                  children: instantText(list.closed_at),
                },
              ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
            />
          </Card>
        </aside>
      </div>
    </>
  );
}
