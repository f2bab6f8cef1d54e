import { Tag } from 'antd';
import { Link } from 'react-router';
import type { Shape } from '../api/api.js';
import { Countdown } from '../app/countdown.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { KindTag, TicketState } from './state-tag.js';

type Whistle = Shape<'TicketResource'>;

/** The columns that lists of whistles have in common. */
export function useWhistleColumns() {
  const { t } = useLanguage();
  const directory = useDirectory();
  return {
    whistle: {
      title: t({ zh: '哨件', en: 'Whistle' }),
      render: (_: unknown, { id, number, title, priority, enterprise_id }: Whistle) => (
        <>
          <Link to={`/whistles/${id}`}>{title ?? number}</Link>{' '}
          {priority && <Tag color="gold">{t({ zh: '优先', en: 'priority' })}</Tag>}
          <br />
          <small>
            {number}
            {enterprise_id && ` · ${directory.party(enterprise_id)}`}
          </small>
        </>
      ),
    },
    state: {
      title: t({ zh: '状态', en: 'State' }),
      render: (_: unknown, { state }: Whistle) => <TicketState state={state} />,
    },
    deadline: {
      title: t({ zh: '时限', en: 'Deadline' }),
      render: (_: unknown, { next_due_at }: Whistle) => next_due_at && <Countdown dueAt={next_due_at} />,
    },
    subject: {
      title: t({ zh: '哨种与类别', en: 'Kind and category' }),
      render: (_: unknown, { kind, category }: Whistle) => (
        <>
          <KindTag kind={kind} /> {directory.category(category)}
        </>
      ),
    },
  };
}
