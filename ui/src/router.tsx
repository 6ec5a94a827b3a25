import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { CrashPage, NotFoundPage } from './shell/crash-page.tsx';
import { Shell } from './shell/shell.tsx';

/** A page whose code is fetched when it is first opened. */
function page(path: string, load: () => Promise<ComponentType>, children: RouteObject[] = []): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }), children, errorElement: <CrashPage /> };
}

export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <CrashPage />,
    // What stands there until the first page's code has come.
    hydrateFallbackElement: <span />,
    children: [
      { index: true, element: <Navigate to="/workflows" replace /> },
      page('leads', async () => (await import('./leads/leads-page.tsx')).LeadsPage, [
        page(':leadId', async () => (await import('./leads/lead-drawer.tsx')).LeadDrawer),
      ]),
      page('workflows', async () => (await import('./workflows/workflows-page.tsx')).WorkflowsPage),
      page('workflows/:workflowId', async () => (await import('./workflows/workflow-page.tsx')).WorkflowPage),
      page('executions', async () => (await import('./executions/executions-page.tsx')).ExecutionsPage),
      page('executions/:executionId', async () => (await import('./executions/execution-page.tsx')).ExecutionPage),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
