import { Flex, Tag, Typography } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { OperationButton } from '../actions/operation-button.js';
import type { Shape } from '../api/api.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

type Called = Shape<'CalledOrganisationView'>;

/** One organisation that is called: what it has answered and when, and the answer that the reader may give for it. */
export function CalledLine({ id, called, name }: { id: string; called: Called; name: string }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const { answer, persons, note, answered_at, changed_at, unit_id, party_organisation_id, actions } = called;
  return (
    <li>
      <Flex vertical gap="small">
        <Flex gap="small" wrap align="center">
          <strong>{name}</strong>
          {answer === null ? (
            <Tag>{t({ zh: '尚未答复', en: 'not answered yet' })}</Tag>
          ) : (
            <Tag color={answer === 'coming' ? 'green' : 'red'}>{t(word('answer', answer))}</Tag>
          )}
          {answer === 'coming' && <span>{t({ zh: `${persons} 人`, en: `${persons} persons` })}</span>}
          {answered_at && (
            <Typography.Text type="secondary">
              {t({ zh: `${instantText(answered_at)} 答复`, en: `answered ${instantText(answered_at)}` })}
              {changed_at &&
                t({ zh: `，${instantText(changed_at)} 更改`, en: `, changed ${instantText(changed_at)}` })}
            </Typography.Text>
          )}
        </Flex>
        {note && <p className="prose">{note}</p>}
        <div>
          {/* Others answer meanwhile: an answer holds whatever version that makes. */}
          <OperationButton
            path="/v1/mobilisations/{id}/answer"
            subject={{ id, actions }}
            known={{ unit_id, party_organisation_id }}
            initial={{ answer: answer ?? 'coming', persons, note }}
            about={name}
            type={answer === null ? 'primary' : 'default'}
            done={() => queries.invalidateQueries({ queryKey: ['mobilisation', id] })}
          />
        </div>
      </Flex>
    </li>
  );
}
