import { Card, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { dayOf } from '../app/days.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { WhistleLink } from '../whistles/whistle-link.js';
import { monthText } from './month.js';
import { ThemeEffect } from './theme-effect.js';
import { ThemeRates } from './theme-rates.js';

type Theme = Shape<'ListedThemeView'>;

const COLOURS = { taken: 'blue', concluded: 'green', withdrawn: 'default' } as const;

/** A theme with who works on it, what was put in place, what came of it, and what the reader may do about it. */
export function ThemeCard({ theme }: { theme: Theme }) {
  const { t, language } = useLanguage();
  const { id, month, category_code, name_zh, name_en, state, outcome, actions } = theme;
  const name = (language === 'zh' ? name_zh : name_en) ?? category_code;
  const about = `${monthText(month, language)} ${name}`;
  return (
    <Card
      size="small"
      title={
        <>
          {about} <Tag color={COLOURS[state]}>{t(word('themeState', state))}</Tag>
          {outcome && <Tag>{t(word('outcome', outcome))}</Tag>}
        </>
      }
      extra={
        <Link to={`/whistles?category=${encodeURIComponent(category_code)}&sort=oldest`}>
          {t({ zh: '此类哨件', en: 'Its whistles' })}
        </Link>
      }
    >
      <Flex vertical gap="small">
        <Assigned theme={theme} />
        <ul>
          {theme.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
        <Measures measures={theme.measures} />
        <WhatCameOfIt theme={theme} />
        {state !== 'withdrawn' && (
          <>
            <ThemeEffect month={month} about={about} effect={theme.effect} />
            <div>
              <ThemeRates id={id} about={about} />
            </div>
          </>
        )}
        {actions.length > 0 && (
          <StepButtons
            of="statistics"
            subject={theme}
            about={about}
            most={4}
            initial={{
              lead_unit_id: theme.lead_unit_id,
              unit_ids: theme.unit_ids,
              due_on: dayOf(theme.due_on),
              measures: [{}],
            }}
          />
        )}
      </Flex>
    </Card>
  );
}

function Assigned({ theme }: { theme: Theme }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { lead_unit_id, unit_ids, due_on, was_proposed, proposals_of, score } = theme;
  const others = unit_ids.map((unit) => directory.party(unit));
  const scored = score === null ? '' : score.toFixed(2);
  return (
    <Typography.Text type="secondary">
      {t({ zh: '牵头：', en: 'Lead: ' })}
      {directory.party(lead_unit_id)}
      {others.length > 0 && t({ zh: `；其他单位：${others.join('、')}`, en: `; with ${others.join(', ')}` })}
      {due_on && t({ zh: `；${due_on} 前完成`, en: `; due ${due_on}` })}
      {was_proposed
        ? t({ zh: `；在 ${proposals_of} 的建议之列`, en: `; among the proposals of ${proposals_of}` })
        : t({ zh: `；不在 ${proposals_of} 的建议之列`, en: `; not among the proposals of ${proposals_of}` })}
      {scored && t({ zh: `，得分 ${scored}`, en: `, score ${scored}` })}
    </Typography.Text>
  );
}

function Measures({ measures }: { measures: Theme['measures'] }) {
  const { t } = useLanguage();
  if (measures.length === 0) return null;
  return (
    <ul className="measures">
      {measures.map(({ kind, text, ticket_ids, reported_at }, index) => (
        <li key={index}>
          <strong>{t(word('measureKind', kind))}</strong> <span className="prose">{text}</span>{' '}
          <small>{instantText(reported_at)}</small>
          {ticket_ids.map((ticket) => (
            <div key={ticket}>
              <WhistleLink id={ticket} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function WhatCameOfIt({ theme }: { theme: Theme }) {
  const { t } = useLanguage();
  const lines = [
    { at: theme.concluded_at, said: { zh: '结题', en: 'concluded' }, text: theme.conclusion },
    { at: theme.reopened_at, said: { zh: '重新开启', en: 'reopened' }, text: theme.reopened_reason },
    { at: theme.withdrawn_at, said: { zh: '撤销', en: 'withdrawn' }, text: theme.withdrawn_reason },
  ].flatMap(({ at, ...line }) => (at === null ? [] : [{ ...line, at }]));
  return lines.map(({ at, said, text }) => (
    <p key={said.en} className="prose">
      <Typography.Text type="secondary">{instantText(at)}</Typography.Text>{' '}
      {t({ zh: `${said.zh}：${text}`, en: `${said.en}: ${text}` })}
    </p>
  ));
}
