import { Table, type TableColumnsType, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { ProblemAlert } from '../app/problem-alert.js';
import { useDirectory } from '../directory/directory.js';
import { usePartyOrganisations } from '../directory/party-organisations.js';
import { NOTHING } from '../figures/rate.js';
import { ScrollRegion } from '../figures/scroll-region.js';
import { Section } from '../figures/section.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import {
  daysLeftText,
  endsSoon,
  mostUrgentFirst,
  selectedBy,
  type Site,
  type SiteOfficer,
  type View,
} from './site-officers.js';
import { BranchNeed, NoOfficer } from './lack-tags.js';
import { useSites } from './use-sites.js';

/** Who looks after the projects under way, for which term, and which branches they are due (双员制, mechanisms 1.1 to 1.4). */
export function SiteOfficersPage() {
  const { t } = useLanguage();
  const { data, error } = useSites();
  return (
    <>
      <Link to="/projects">{t({ zh: '重大项目', en: 'Key projects' })}</Link>
      <Typography.Title level={1}>{t({ zh: '项目双员', en: 'Dual officers' })}</Typography.Title>
      {error && <ProblemAlert error={error} />}
      {data && <Counts view={data} />}
      <Sites view={data} />
      {data && data.workload.length > 0 && <Workload of={data.workload} />}
    </>
  );
}

function Counts({ view: { items, on } }: { view: View }) {
  const { t } = useLanguage();
  const count = (is: (site: Site) => boolean) => items.filter(is).length;
  const [nobody, own, joint, soon, unsurveyed] = [
    count(({ has_officer }) => !has_officer),
    count(({ branch_need }) => branch_need === 'own_organisation'),
    count(({ branch_need }) => branch_need === 'any_organisation'),
    count(({ officers }) => officers.some(endsSoon)),
    count(({ survey }) => survey === undefined),
  ];
  const line = [
    { zh: `${on} 在建 ${items.length}`, en: `${items.length} under way on ${on}` },
    { zh: `缺双员 ${nobody}`, en: `${nobody} without an officer` },
    { zh: `任期一个月内届满 ${soon}`, en: `${soon} with a term that ends within a month` },
    { zh: `应单独组建 ${own}`, en: `${own} due a branch of their own` },
    { zh: `应联合组建 ${joint}`, en: `${joint} due to share one` },
    { zh: `未摸底 ${unsurveyed}`, en: `${unsurveyed} not surveyed` },
  ];
  return <Typography.Paragraph>{line.map(t).join(' · ')}</Typography.Paragraph>;
}

function Sites({ view }: { view: View | undefined }) {
  const { t, language } = useLanguage();
  const organisations = new Map(usePartyOrganisations().map(({ id, name }) => [id, name]));
  const columns: TableColumnsType<Site> = [
    {
      title: t({ zh: '项目', en: 'Project' }),
      render: (_, { project_id, name_zh, name_en, stage }) => (
        <>
          <Link to={`/projects?project_id=${project_id}`}>{language === 'zh' ? name_zh : name_en}</Link>
          <br />
          <Typography.Text type="secondary">{t(word('projectStage', stage))}</Typography.Text>
        </>
      ),
    },
    { title: t({ zh: '双员', en: 'Officers' }), render: (_, site) => <Officers site={site} /> },
    {
      title: t({ zh: '党组织', en: 'Branches' }),
      render: (_, { party_organisation_ids: ids, branch_need: need }) => (
        <>
          {ids.map((id) => organisations.get(id) ?? id).join(t({ zh: '、', en: ', ' }))}{' '}
          <BranchNeed need={need} />
          {ids.length === 0 && !need && NOTHING}
        </>
      ),
    },
    { title: t({ zh: '党员摸底', en: 'Survey' }), render: (_, { survey }) => <Survey survey={survey} /> },
  ];
  return (
    <ScrollRegion label={t({ zh: '在建项目', en: 'Projects under way' })}>
      <Table<Site>
        size="middle"
        dataSource={view ? mostUrgentFirst(view.items) : []}
        columns={columns}
        loading={!view}
        rowKey={({ project_id }) => project_id}
        pagination={view && view.items.length > 50 && { pageSize: 50, showSizeChanger: false }}
        locale={{ emptyText: t({ zh: '没有在建项目', en: 'No project is under way' }) }}
      />
    </ScrollRegion>
  );
}

function Officers({ site: { has_officer, officers } }: { site: Site }) {
  return (
    <>
      {!has_officer && <NoOfficer />}
      <ul className="units">
        {officers.map((officer) => (
          <li key={officer.id}>
            <Officer of={officer} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Officer({ of }: { of: SiteOfficer }) {
  const { t } = useLanguage();
  const left = daysLeftText(of.days_left);
  const term = [
    of.until && t({ zh: `任期至 ${of.until}`, en: `until ${of.until}` }),
    left && t(left),
    ...selectedBy(of).map((body) => t({ zh: `${body}选派`, en: `selected by ${body}` })),
  ].filter(Boolean);
  return (
    <>
      {of.name ?? of.id}{' '}
      {of.state !== 'serving' && <Tag color="orange">{t(word('siteOfficerState', of.state))}</Tag>}
      {endsSoon(of) && <Tag color="gold">{t({ zh: '即将届满', en: 'ends soon' })}</Tag>}
      {term.length > 0 && (
        <>
          <br />
          <Typography.Text type="secondary">{term.join(t({ zh: '，', en: ', ' }))}</Typography.Text>
        </>
      )}
    </>
  );
}

function Survey({ survey }: { survey: Site['survey'] }) {
  const { t } = useLanguage();
  if (!survey) return t({ zh: '未摸底', en: 'not surveyed' });
  const {
    formal_members: formal,
    probationary_members: probationary,
    relations_elsewhere: elsewhere,
  } = survey;
  return (
    <>
      {t({
        zh: `正式 ${formal}，预备 ${probationary}，关系在外 ${elsewhere}`,
        en: `${formal} formal, ${probationary} probationary, ${elsewhere} kept elsewhere`,
      })}
      <br />
      <Typography.Text type="secondary">{survey.surveyed_on}</Typography.Text>
    </>
  );
}

function Workload({ of }: { of: View['workload'] }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  return (
    <Section title={t({ zh: '每人负责', en: 'What each officer looks after' })}>
      <Table<View['workload'][number]>
        size="small"
        dataSource={of}
        rowKey={({ officer_id }) => officer_id}
        pagination={of.length > 20 && { pageSize: 20, showSizeChanger: false }}
        columns={[
          {
            title: t({ zh: '双员', en: 'Officer' }),
            render: (_, one) => one.name ?? directory.officer(one.officer_id),
          },
          { title: t({ zh: '项目', en: 'Projects' }), align: 'right', render: (_, one) => one.projects },
          {
            title: t({ zh: '党组织', en: 'Branches' }),
            align: 'right',
            render: (_, { party_organisations: count }) => count,
          },
        ]}
      />
    </Section>
  );
}
