import { useQuery } from '@tanstack/react-query';
import { Button, Card, Empty, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useList } from '../app/use-list.js';
import { useLanguage } from '../language/language-context.js';
import { vocabulary, word } from '../language/vocabulary.js';
import { FollowUpItem } from './follow-up-item.js';

type FollowUp = Shape<'ListedFollowUpResource'>;
type Kind = FollowUp['kind'];

/** Which are shown; those that have not landed when nothing else is said. */
const shelves = {
  open: {},
  overdue: { overdue: true },
  adopted: { state: ['adopted'] },
  landed: { state: ['landed'] },
  dropped: { state: ['dropped'] },
} as const satisfies Record<string, { overdue?: true; state?: FollowUp['state'][] }>;

/** What has to land because of whistles, the register of policies among it (mechanisms 0.20, 2.11). */
export function FollowUpsPage() {
  const { t } = useLanguage();
  const [shelf, setShelf] = useState<keyof typeof shelves>('open');
  const [kind, setKind] = useState<Kind>();
  const list = useList<FollowUp>(['follow-ups', shelf, kind], (cursor) =>
    body(
      api.GET('/v1/follow-ups', {
        params: {
          query: {
            ...(shelves[shelf] as { overdue?: true; state?: FollowUp['state'][] }),
            ...(kind ? { kind } : {}),
            ...(cursor ? { cursor } : {}),
          },
        },
      }),
    ),
  );
  return (
    <>
      <Typography.Title level={1}>{t({ zh: '后续任务', en: 'Follow-ups' })}</Typography.Title>
      <Counts />
      <search className="filters">
        <Segmented
          value={shelf}
          onChange={setShelf}
          aria-label={t({ zh: '哪些后续任务', en: 'Which follow-ups' })}
          options={[
            { value: 'open', label: t({ zh: '未落地', en: 'not landed' }) },
            { value: 'overdue', label: t({ zh: '逾期', en: 'late' }) },
            { value: 'adopted', label: t({ zh: '已出台', en: 'adopted' }) },
            { value: 'landed', label: t({ zh: '已落地', en: 'landed' }) },
            { value: 'dropped', label: t({ zh: '已撤销', en: 'dropped' }) },
          ]}
        />
        <Select<Kind>
          allowClear
          value={kind ?? null}
          placeholder={t({ zh: '何事须落地', en: 'What has to land' })}
          aria-label={t({ zh: '何事须落地', en: 'What has to land' })}
          onChange={setKind}
          options={(Object.keys(vocabulary.followUpKind) as Kind[]).map((value) => ({
            value,
            label: t(word('followUpKind', value)),
          }))}
        />
      </search>
      {list.error && <ProblemAlert error={list.error} />}
      {list.items.length === 0 && !list.loading && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t({ zh: '没有这样的后续任务', en: 'No follow-up is like this' })}
        />
      )}
      {list.items.length > 0 && (
        <Card size="small" className="to-carry-out">
          <ul className="units">
            {list.items.map((item) => (
              <FollowUpItem key={item.id} of={item} />
            ))}
          </ul>
          {list.more && (
            <Button type="link" loading={list.loadingMore} onClick={list.more}>
              {t({ zh: '更多', en: 'More' })}
            </Button>
          )}
        </Card>
      )}
    </>
  );
}

/** How far they are, by kind. */
function Counts() {
  const { t } = useLanguage();
  const { data } = useQuery({
    queryKey: ['follow-ups', 'counts'],
    queryFn: () => body(api.GET('/v1/follow-ups/counts')),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <ul className="units counts">
      {data.items.map(({ kind, open, adopted, landed, late, median_days }) => (
        <li key={kind}>
          <strong>{t(word('followUpKind', kind))}</strong>{' '}
          {[
            t({ zh: `待落地 ${open}`, en: `${open} to land` }),
            ...(kind === 'policy' ? [t({ zh: `已出台 ${adopted}`, en: `${adopted} adopted` })] : []),
            t({ zh: `已落地 ${landed}`, en: `${landed} landed` }),
            t({ zh: `逾期 ${late}`, en: `${late} late` }),
            ...(median_days === null
              ? []
              : [
                  t({
                    zh: `中位 ${median_days.toFixed(1)} 天落地`,
                    en: `landed within ${median_days.toFixed(1)} days (median)`,
                  }),
                ]),
          ].join(' · ')}
        </li>
      ))}
    </ul>
  );
}
