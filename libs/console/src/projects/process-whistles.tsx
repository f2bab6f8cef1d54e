import { Card, Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { WhistleLink } from '../whistles/whistle-link.js';
import { referenceOf } from './process.js';

/** Whistles that the process blew by itself, and why; those that the reader may see by name. */
export function ProcessWhistles({ process }: { process: Shape<'ProjectProcessView'> }) {
  const { t } = useLanguage();
  if (process.whistles.length === 0) return null;
  return (
    <Card title={t({ zh: '自动吹哨', en: 'Whistles blown by it' })}>
      <ul className="units">
        {process.whistles.map((whistle) => (
          <li key={whistle.ticket_id}>
            <Tag color="orange">{t(word('processWhistle', whistle.cause))}</Tag>
            {t(referenceOf(whistle, process))}
            <br />
            <WhistleLink id={whistle.ticket_id} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
