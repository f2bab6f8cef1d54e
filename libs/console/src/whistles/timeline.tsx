import { useQuery } from '@tanstack/react-query';
import { Card, Timeline as Line, Typography } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

type Entry = Shape<'TimelineEntryResource'>;

/** Everything that happened to a whistle, as it is on record. */
export function Timeline({ whistle }: { whistle: Shape<'TicketResource'> }) {
  const { t, language } = useLanguage();
  const directory = useDirectory();
  const { data, error } = useQuery({
    queryKey: ['timeline', whistle.id, whistle.version],
    queryFn: () => body(api.GET('/v1/tickets/{id}/timeline', { params: { path: { id: whistle.id } } })),
  });
  const who = ({ role, unit_id, enterprise_id }: Entry['actor']) =>
    [
      t(word('actorRole', role)),
      ...[unit_id, enterprise_id].flatMap((id) => (id ? [directory.party(id)] : [])),
    ].join(' · ');
  return (
    <Card title={t({ zh: '全过程', en: 'Everything that happened' })}>
      {error && <ProblemAlert error={error} />}
      <Line
        items={data?.items.map((entry) => ({
          key: entry.version,
          content: (
            <>
              <span>{language === 'zh' ? entry.label_zh : entry.label_en}</span>
              <br />
              <Typography.Text type="secondary">
                {instantText(entry.occurred_at)} · {who(entry.actor)}
              </Typography.Text>
            </>
          ),
        }))}
      />
    </Card>
  );
}
