import { Flex, Tag, Typography } from 'antd';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { WhistleOnAgenda } from '../conferences/whistle-on-agenda.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { yuanText } from './yuan-text.js';

type Outcome = Shape<'OutcomeView'>;

/** One outcome: of which kind and how many, whose match it is, the whistles that were solved or raised, and what the reader may do about it. */
export function OutcomeLine({ activity, outcome }: { activity: Shape<'ActivityView'>; outcome: Outcome }) {
  const { t } = useLanguage();
  const { kind, count, tickets, note, withdrawn_at, withdrawn_reason, actions } = outcome;
  const name = t(word('outcomeKind', kind));
  return (
    <li>
      <Flex vertical gap="small">
        <Flex gap="small" wrap align="center">
          <strong>{name}</strong>
          {count > 1 && <span>{t({ zh: `${count} 件`, en: `× ${count}` })}</span>}
          {withdrawn_at !== null && <Tag color="red">{t({ zh: '已撤回', en: 'withdrawn' })}</Tag>}
        </Flex>
        <Match of={outcome} />
        {tickets.map((ticket) => (
          <WhistleOnAgenda key={ticket.id} ticket={ticket} />
        ))}
        {note && <p className="prose">{note}</p>}
        {withdrawn_reason && (
          <Typography.Text type="secondary">
            {t({ zh: `撤回原因：${withdrawn_reason}`, en: `Withdrawn: ${withdrawn_reason}` })}
          </Typography.Text>
        )}
        <StepButtons
          of="activities"
          subject={{ id: activity.id, version: activity.version, actions }}
          parts={{ outcomeId: outcome.id }}
          about={name}
          most={1}
        />
      </Flex>
    </li>
  );
}

/** Who supplies whom, for how much and since when, as far as that was said. */
function Match({ of }: { of: Outcome }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { supplier_enterprise_id: supplier, buyer_enterprise_id: buyer, value_yuan, agreed_on } = of;
  if (supplier === null || buyer === null) return null;
  const said = [value_yuan === null ? null : t(yuanText(value_yuan)), agreed_on].filter(
    (each) => each !== null,
  );
  return (
    <span>
      {t({
        zh: `${directory.party(supplier)} 供应 ${directory.party(buyer)}`,
        en: `${directory.party(supplier)} supplies ${directory.party(buyer)}`,
      })}
      {said.length > 0 && ` · ${said.join(' · ')}`}
    </span>
  );
}
