import { Spin } from 'antd';
import { Navigate, Route, Routes } from 'react-router';
import { AssignmentsPage } from '../inbox/assignments-page.js';
import { DispatchQueuePage } from '../dispatching/dispatch-queue-page.js';
import { RaisePage } from '../raising/raise-page.js';
import { MeContext } from '../session/me-context.js';
import { useMe } from '../session/session.js';
import { SignInPage } from '../session/sign-in-page.js';
import { WhistlePage } from '../whistles/whistle-page.js';
import { WhistlesPage } from '../whistles/whistles-page.js';
import { lazyPage } from './lazy-page.js';
import { homeOf } from './places.js';
import { ProblemAlert } from './problem-alert.js';
import { Shell } from './shell.js';

const AccountsPage = lazyPage(async () => (await import('../accounts/accounts-page.js')).AccountsPage);
const AccountPage = lazyPage(async () => (await import('../accounts/account-page.js')).AccountPage);
const ChannelsPage = lazyPage(async () => (await import('../channels/channels-page.js')).ChannelsPage);
const ChannelPage = lazyPage(async () => (await import('../channels/channel-page.js')).ChannelPage);
const FiguresPage = lazyPage(async () => (await import('../figures/figures-page.js')).FiguresPage);
const UnitFiguresPage = lazyPage(
  async () => (await import('../figures/unit-figures-page.js')).UnitFiguresPage,
);
const MeetingsPage = lazyPage(async () => (await import('../conferences/meetings-page.js')).MeetingsPage);
const MeetingPage = lazyPage(async () => (await import('../conferences/meeting-page.js')).MeetingPage);
const ActivitiesPage = lazyPage(
  async () => (await import('../activities/activities-page.js')).ActivitiesPage,
);
const ActivityPage = lazyPage(async () => (await import('../activities/activity-page.js')).ActivityPage);
const SecretaryRotaPage = lazyPage(
  async () => (await import('../secretary-rota/secretary-rota-page.js')).SecretaryRotaPage,
);
const CampaignsPage = lazyPage(async () => (await import('../campaigns/campaigns-page.js')).CampaignsPage);
const CampaignPage = lazyPage(async () => (await import('../campaigns/campaign-page.js')).CampaignPage);
const ResourcesPage = lazyPage(async () => (await import('../resources/resources-page.js')).ResourcesPage);
const ResourcePage = lazyPage(async () => (await import('../resources/resource-page.js')).ResourcePage);
const MobilisationsPage = lazyPage(
  async () => (await import('../mobilisations/mobilisations-page.js')).MobilisationsPage,
);
const MobilisationPage = lazyPage(
  async () => (await import('../mobilisations/mobilisation-page.js')).MobilisationPage,
);

const FollowUpsPage = lazyPage(async () => (await import('../follow-ups/follow-ups-page.js')).FollowUpsPage);
const PracticeListsPage = lazyPage(
  async () => (await import('../practice-lists/practice-lists-page.js')).PracticeListsPage,
);
const PracticeListPage = lazyPage(
  async () => (await import('../practice-lists/practice-list-page.js')).PracticeListPage,
);
const ProjectsPage = lazyPage(async () => (await import('../projects/projects-page.js')).ProjectsPage);
const ProcessPage = lazyPage(async () => (await import('../projects/process-page.js')).ProcessPage);
const MilestonesPage = lazyPage(async () => (await import('../projects/milestones-page.js')).MilestonesPage);
const SiteOfficersPage = lazyPage(
  async () => (await import('../projects/site-officers-page.js')).SiteOfficersPage,
);
const TemplatesPage = lazyPage(async () => (await import('../projects/templates-page.js')).TemplatesPage);

/** The pages, for whoever is signed in. */
export function App() {
  const { me, error } = useMe();
  if (error) return <ProblemAlert error={error} />;
  if (me === undefined) return <Spin fullscreen />;
  if (me === null) return <SignInPage />;
  return (
    <MeContext value={me}>
      <Routes>
        <Route element={<Shell />}>
          <Route path="/whistles" element={<WhistlesPage />} />
          <Route path="/whistles/:id" element={<WhistlePage />} />
          <Route path="/follow-ups" element={<FollowUpsPage />} />
          <Route path="/raise" element={<RaisePage />} />
          <Route path="/inbox" element={<AssignmentsPage />} />
          <Route path="/dispatch-queue" element={<DispatchQueuePage />} />
          <Route path="/meetings" element={<MeetingsPage />} />
          <Route path="/meetings/:id" element={<MeetingPage />} />
          <Route path="/activities" element={<ActivitiesPage />} />
          <Route path="/activities/:id" element={<ActivityPage />} />
          <Route path="/secretary-rota" element={<SecretaryRotaPage />} />
          <Route path="/campaigns" element={<CampaignsPage />} />
          <Route path="/campaigns/:id" element={<CampaignPage />} />
          <Route path="/resources" element={<ResourcesPage />} />
          <Route path="/resources/:id" element={<ResourcePage />} />
          <Route path="/mobilisations" element={<MobilisationsPage />} />
          <Route path="/mobilisations/:id" element={<MobilisationPage />} />
          <Route path="/practice-lists" element={<PracticeListsPage />} />
          <Route path="/practice-lists/:id" element={<PracticeListPage />} />
          <Route path="/projects" element={<ProjectsPage />} />
          <Route path="/projects/milestones" element={<MilestonesPage />} />
          <Route path="/projects/officers" element={<SiteOfficersPage />} />
          <Route path="/projects/templates" element={<TemplatesPage />} />
          <Route path="/projects/:id" element={<ProcessPage />} />
          <Route path="/accounts" element={<AccountsPage />} />
          <Route path="/accounts/:id" element={<AccountPage />} />
          <Route path="/channels" element={<ChannelsPage />} />
          <Route path="/channels/:id" element={<ChannelPage />} />
          <Route path="/figures" element={<FiguresPage />} />
          <Route path="/figures/units" element={<UnitFiguresPage />} />
          <Route path="*" element={<Navigate to={homeOf(me)} replace />} />
        </Route>
      </Routes>
    </MeContext>
  );
}
