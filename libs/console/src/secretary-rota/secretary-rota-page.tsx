import { Card, Flex, Spin, Table, type TableColumnsType, Tag, Typography } from 'antd';
import { StepButtons } from '../actions/step-buttons.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { usePartyOrganisations } from '../directory/party-organisations.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { TurnCard } from './turn-card.js';
import { type SecretaryRota, type Turn, useSecretaryRota } from './use-secretary-rota.js';

/** The rotating secretary duty: whose turn it is and was, what came of it, and how evenly turns are shared. */
export function SecretaryRotaPage() {
  const { data, error } = useSecretaryRota();
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <Rota rota={data} />;
}

function Rota({ rota }: { rota: SecretaryRota }) {
  const { t } = useLanguage();
  const branches = usePartyOrganisations().map(({ id, name }) => ({ value: id, label: name }));
  const { turn_length: length, at_intake } = rota;
  const subject = { id: '', version: rota.version, actions: rota.actions };
  return (
    <>
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '书记轮值', en: 'Rotating secretary duty' })}</Typography.Title>
        <StepButtons
          of="secretary-rota"
          subject={subject}
          most={1}
          choices={{ party_organisation_ids: branches }}
          initial={{
            turn_length: length ?? 'month',
            party_organisation_ids: rota.participants.map((each) => each.party_organisation_id),
          }}
        />
      </Flex>
      {length === null && (
        <p>{t({ zh: '尚未确定由哪些党组织的书记轮值。', en: 'Nobody takes turns yet.' })}</p>
      )}
      {length !== null && at_intake !== null && (
        <p>
          {t({
            zh: `本期书记看顾：此刻有 ${at_intake} 件哨件待受理、派发。`,
            en: `Under the current secretary’s eye: ${at_intake} whistles at intake.`,
          })}
        </p>
      )}
      <div className="whistle">
        <div className="main">
          {inReadingOrder(rota.turns).map((turn) => (
            <TurnCard key={turn.starts_on} turn={turn} rota={rota} branches={branches} />
          ))}
        </div>
        <aside className="side">{length !== null && <Shares rota={rota} />}</aside>
      </div>
    </>
  );
}

/** The current turn, those that come, one after the other, then those that are over, the latest first. */
function inReadingOrder(turns: readonly Turn[]): Turn[] {
  const of = (state: Turn['state']) => turns.filter((turn) => turn.state === state);
  return [...of('current'), ...of('ahead').toReversed(), ...of('ended')];
}

/** How turns and holidays are shared. */
function Shares({ rota: { turn_length, participants } }: { rota: SecretaryRota }) {
  const { t, language } = useLanguage();
  const columns: TableColumnsType<SecretaryRota['participants'][number]> = [
    {
      title: t({ zh: '党组织', en: 'Party organisation' }),
      render: (_, { name_zh, name_en }) => (language === 'zh' ? name_zh : name_en),
    },
    { title: t({ zh: '期数', en: 'Turns' }), align: 'right', dataIndex: 'turns' },
    { title: t({ zh: '节假日', en: 'Holidays' }), align: 'right', dataIndex: 'holidays' },
  ];
  return (
    <Card
      title={t({ zh: '轮值次数（含已排）', en: 'Turns, planned ones included' })}
      extra={turn_length && <Tag>{t(word('turn_length', turn_length))}</Tag>}
    >
      <Table
        size="small"
        dataSource={participants}
        rowKey={({ party_organisation_id }) => party_organisation_id}
        pagination={false}
        columns={columns}
        locale={{ emptyText: t({ zh: '本期之后不再轮值', en: 'Nobody follows' }) }}
      />
    </Card>
  );
}
