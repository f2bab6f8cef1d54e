import { Flex, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { Countdown } from '../app/countdown.js';
import { endOfDay } from '../app/days.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { UNTOLD } from '../language/untold.js';
import { word } from '../language/vocabulary.js';
import { WhistleLink } from '../whistles/whistle-link.js';
import { ItemLog } from './item-log.js';
import { isRunning } from './practice-item.js';

type List = Shape<'PracticeListView'>;
type Item = List['items'][number];

const COLOURS: Record<Item['state'], string> = {
  planned: 'default',
  in_progress: 'blue',
  done: 'green',
  dropped: 'default',
};

/** One item of a list: whose it is, until when, how it goes, and what the reader may do about it. */
export function ItemCard({ list, item }: { list: List; item: Item }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const title = item.title ?? t(UNTOLD);
  const dueAt = endOfDay(item.due_on);
  return (
    <li value={item.position}>
      <Flex vertical gap="small">
        <Flex gap="small" wrap align="center">
          <strong>{title}</strong>
          <Tag>{t(word('item_class', item.item_class))}</Tag>
          <Tag color={COLOURS[item.state]}>{t(word('itemState', item.state))}</Tag>
          {isRunning(item) && item.supervised && (
            <Tag color="volcano">{t({ zh: '督办中', en: 'under supervision' })}</Tag>
          )}
          {item.state === 'done' && item.overdue_at && (
            <Tag color="gold">{t({ zh: '逾期完成', en: 'done late' })}</Tag>
          )}
        </Flex>
        <Flex gap="small" wrap align="center">
          <Typography.Text type="secondary">
            {t({
              zh: `责任单位：${directory.party(item.owner_unit_id)}，${item.due_on} 前完成`,
              en: `Owner: ${directory.party(item.owner_unit_id)}, due ${item.due_on}`,
            })}
          </Typography.Text>
          {isRunning(item) && dueAt && <Countdown dueAt={dueAt} />}
        </Flex>
        <Links item={item} />
        <ItemLog item={item} />
        <StepButtons
          of="practice-lists"
          subject={{ id: list.id, version: list.version, actions: item.actions }}
          parts={{ item: item.id }}
          initial={{
            item_class: item.item_class,
            title: item.title,
            owner_unit_id: item.owner_unit_id,
            due_on: dayjs(item.due_on),
            ticket_ids: item.ticket_ids,
            project_ids: item.project_ids,
            supervised: !item.supervised,
          }}
          about={title}
          most={3}
        />
      </Flex>
    </li>
  );
}

/** What the item is about: whistles that the reader may see, and projects. */
function Links({ item: { ticket_ids, project_ids } }: { item: Item }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  if (ticket_ids.length + project_ids.length === 0) return null;
  return (
    <Flex gap="small" wrap>
      {ticket_ids.map((id) => (
        <WhistleLink key={id} id={id} />
      ))}
      {project_ids.length > 0 && (
        <Typography.Text type="secondary">
          {t({ zh: '项目：', en: 'Projects: ' })}
          {project_ids.map((id) => directory.project(id)).join(t({ zh: '、', en: ', ' }))}
        </Typography.Text>
      )}
    </Flex>
  );
}
