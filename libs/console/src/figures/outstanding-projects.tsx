import { Table } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { besideWord } from './figure-words.js';
import { NOTHING } from './rate.js';
import { ScrollRegion } from './scroll-region.js';

type View = Shape<'OutstandingProjectsView'>;
type Row = View['due_own'][number] & Partial<Pick<View['to_join'][number], 'branches'>>;

/** Which projects under way are due a branch by their survey, apart from the enterprises; nothing when there is nothing to do. */
export function OutstandingProjects({ of: { due_own, to_join, unsurveyed, outlived } }: { of: View }) {
  const { t, language } = useLanguage();
  const named = (one: { name_zh: string; name_en: string }) =>
    language === 'zh' ? one.name_zh : one.name_en;
  const list = (some: readonly { name_zh: string; name_en: string }[]) =>
    some.map(named).join(t({ zh: '、', en: ', ' }));
  const rows: Row[] = [...due_own, ...to_join];
  if (rows.length + unsurveyed.length + outlived.length === 0) return null;
  return (
    <div className="below">
      {rows.length > 0 && (
        <ScrollRegion label={t({ zh: '待组建党组织的在建项目', en: 'Projects due a branch' })}>
          <Table<Row>
            size="small"
            dataSource={rows}
            rowKey={({ project_id }) => project_id}
            pagination={rows.length > 10 && { pageSize: 10, showSizeChanger: false }}
            columns={[
              { title: t({ zh: '在建项目', en: 'Project' }), render: (_, project) => named(project) },
              {
                title: t({ zh: '应', en: 'Is due' }),
                render: (_, { branches }) =>
                  branches
                    ? t({ zh: '联合组建或并入', en: 'a joint branch, or one to join' })
                    : t({ zh: '单独组建', en: 'a branch of its own' }),
              },
              {
                title: t({ zh: '现由', en: 'Covered by' }),
                render: (_, { covered_by: form }) => (form ? t(besideWord(form)) : NOTHING),
              },
              {
                title: t({ zh: '正式党员', en: 'Formal members' }),
                align: 'right',
                render: (_, { formal_members }) => formal_members,
              },
              {
                title: t({ zh: '摸底日期', en: 'Surveyed on' }),
                render: (_, { surveyed_on }) => surveyed_on,
              },
              {
                title: t({ zh: '可并入', en: 'Might join' }),
                render: (_, { branches }) => (branches && branches.length > 0 ? list(branches) : NOTHING),
              },
            ]}
          />
        </ScrollRegion>
      )}
      {unsurveyed.length > 0 && (
        <p>
          {t({
            zh: `尚未摸底的在建项目 ${unsurveyed.length} 个：${list(unsurveyed)}`,
            en: `${unsurveyed.length} projects under way without a survey: ${list(unsurveyed)}`,
          })}
        </p>
      )}
      {outlived.length > 0 && (
        <p>
          {t({
            zh: `项目已结束的党组织 ${outlived.length} 个：${list(outlived)}`,
            en: `${outlived.length} branches whose project has ended: ${list(outlived)}`,
          })}
        </p>
      )}
    </div>
  );
}
