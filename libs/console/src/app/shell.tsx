import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Layout, Spin } from 'antd';
import { Suspense } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { api } from '../api/api.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';
import { useSignedInAs } from '../session/session.js';
import { LanguageSwitch } from './language-switch.js';
import { type Place, placesOf } from './places.js';

/** What is around every page: who is signed in, where to go. */
export function Shell() {
  const { t, language } = useLanguage();
  const me = useSignedIn();
  const directory = useDirectory();
  const signedInAs = useSignedInAs();
  const signOut = useMutation({
    mutationFn: () => api.DELETE('/v1/sessions'),
    onSettled: () => signedInAs(null),
  });
  const { pathname } = useLocation();
  const places = placesOf(me);
  const here = places.findLast(({ path }) => pathname.startsWith(path))?.path;
  const aside = places.filter((place) => place.aside);
  const link = ({ path, label }: Place) => (
    <Link key={path} to={path} {...(path === here ? { 'aria-current': 'page' as const } : {})}>
      {t(label)}
    </Link>
  );
  const party = me.unit_id ?? me.enterprise_id;
  const whose = party ? directory.party(party) : directory.alliance;
  return (
    <Layout className="shell">
      <a className="skip" href="#page">
        {t({ zh: '跳到正文', en: 'Skip to the page' })}
      </a>
      <Layout.Header className="bar">
        <Link to="/" className="brand">
          <img src="/assets/muster.svg" alt="" width={28} height={28} /> Muster
        </Link>
        <nav className="places" aria-label={t({ zh: '页面', en: 'Pages' })}>
          {places.filter((place) => !place.aside).map(link)}
        </nav>
        <Flex align="center" gap="small" className="who">
          <span className="on-dark" title={me.name}>
            {me.alliance_id === null ? t({ zh: '平台', en: 'The platform' }) : whose}
            <small> {t(word('accountRole', me.role))}</small>
          </span>
          {aside.length > 0 && (
            <nav aria-label={t({ zh: '个人设置', en: 'Your settings' })}>{aside.map(link)}</nav>
          )}
          <LanguageSwitch onDark />
          <Button
            type="text"
            className="on-dark"
            onClick={() => signOut.mutate()}
            loading={signOut.isPending}
          >
            {t({ zh: '退出', en: 'Sign out' })}
          </Button>
        </Flex>
      </Layout.Header>
      <Layout.Content id="page" className="page">
        <Suspense fallback={<Spin />}>
          <Outlet />
        </Suspense>
      </Layout.Content>
      <Layout.Footer className="foot">
        <a href={`/docs?lang=${language}`}>{t({ zh: '接口文档', en: 'API' })}</a>
        <a href={`/problems?lang=${language}`}>{t({ zh: '问题代码', en: 'Problem codes' })}</a>
      </Layout.Footer>
    </Layout>
  );
}
