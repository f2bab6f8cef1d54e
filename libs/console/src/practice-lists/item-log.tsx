import { Timeline, Typography } from 'antd';
import type { Shape } from '../api/api.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { isRunning, logOf } from './practice-item.js';

/** What was reported on an item, returned and supervised; folded away once the item is settled. */
export function ItemLog({ item }: { item: Shape<'PracticeItemView'> }) {
  const { t } = useLanguage();
  const log = logOf(item);
  if (log.length === 0) return null;
  return (
    <details className="log" open={isRunning(item)}>
      <summary>
        {t({ zh: `进展与督办记录（${log.length}）`, en: `Progress and supervision (${log.length})` })}
      </summary>
      <Timeline
        items={log.map(({ at, what, note, role }) => ({
          key: `${what} ${at}`,
          content: (
            <>
              <div>
                <strong>{t(word('itemEntry', what))}</strong>
              </div>
              {note && <p className="prose">{note}</p>}
              <Typography.Text type="secondary">
                {[instantText(at), role && t(word('actorRole', role))].filter(Boolean).join(' · ')}
              </Typography.Text>
            </>
          ),
        }))}
      />
    </details>
  );
}
