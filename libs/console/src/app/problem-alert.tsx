import { Alert } from 'antd';
import { ApiProblem } from '../api/problem.js';
import { useLanguage } from '../language/language-context.js';

/** A refusal as the API tells it, which is in the reader's language already and says what to do. */
export function ProblemAlert({ error }: { error: Error }) {
  const { language, t } = useLanguage();
  if (!(error instanceof ApiProblem))
    return (
      <Alert
        type="error"
        showIcon
        title={t({
          zh: '无法连接系统，请检查网络后重试。',
          en: 'The system cannot be reached: check the network and try again.',
        })}
      />
    );
  const { title, detail, code, errors, trace_id } = error.problem;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title}
      description={
        <>
          {detail && <div>{detail}</div>}
          {errors?.map(({ pointer, message }) => (
            <div key={pointer + message}>
              {pointer}: {message}
            </div>
          ))}
          <small>
            <a href={`/problems/${code}?lang=${language}`} target="_blank" rel="noreferrer">
              {code}
            </a>
            {trace_id && <span className="trace"> · {trace_id}</span>}
          </small>
        </>
      }
    />
  );
}
