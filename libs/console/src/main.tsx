import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as Messages } from 'antd';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiProblem } from './api/problem.js';
import { App } from './app/app.js';
import './app/console.css';
import { LanguageProvider } from './language/language-context.js';

const TRIES = 3;

/** What a refusal says does not change by asking again; a connection that was lost comes back. */
function worthRepeating(failures: number, error: Error): boolean {
  return failures < TRIES && !(error instanceof ApiProblem && error.problem.status < 500);
}

/** A session that has ended is found by whatever is asked next: back to the sign-in. */
function onError(error: Error): void {
  if (error instanceof ApiProblem && error.problem.code === 'unauthenticated')
    queries.setQueryData(['me'], null);
}

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { retry: worthRepeating, staleTime: 5_000 } },
});

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Messages>
          {/* As transitions, turns of the page wait for everything else: until then the page before takes clicks, and leads back. */}
          <BrowserRouter basename="/console" useTransitions={false}>
            <App />
          </BrowserRouter>
        </Messages>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
