import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
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

const queries = new QueryClient({ defaultOptions: { queries: { retry: worthRepeating, staleTime: 5_000 } } });

createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <Messages>
          <BrowserRouter basename="/console">
            <App />
          </BrowserRouter>
        </Messages>
      </LanguageProvider>
    </QueryClientProvider>
  </StrictMode>,
);
