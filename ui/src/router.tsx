import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { CrashPage, NotFoundPage } from './shell/crash-page.tsx';
import { Shell } from './shell/shell.tsx';

/** A page whose code is fetched when it is first opened. */
function page(path: string, load: () => Promise<ComponentType>, children: RouteObject[] = []): RouteObject {
  return { path, lazy: async () => ({ Component: await load() }), children, errorElement: <CrashPage /> };
}

export const router = createBrowserRouter([
  page('oauth/callback', async () => (await import('./connections/consent-page.tsx')).ConsentPage),
  page('welcome', async () => (await import('./session/choose-password-page.tsx')).ChoosePasswordPage),
  {
    element: <Shell />,
    errorElement: <CrashPage />,
    // What stands there until the first page's code has come.
    hydrateFallbackElement: <span />,
    children: [
      { index: true, element: <Navigate to="/home" replace /> },
      page('home', async () => (await import('./home/home-page.tsx')).HomePage),
      page('leads', async () => (await import('./leads/leads-page.tsx')).LeadsPage, [
        page(':leadId', async () => (await import('./leads/lead-drawer.tsx')).LeadDrawer),
      ]),
      page('companies', async () => (await import('./companies/companies-page.tsx')).CompaniesPage),
      page('imports', async () => (await import('./imports/imports-page.tsx')).ImportsPage),
      page('imports/:importId', async () => (await import('./imports/import-page.tsx')).ImportPage),
      page('data-tables', async () => (await import('./data-tables/data-tables-page.tsx')).DataTablesPage),
      page('data-tables/:tableId', async () => (await import('./data-tables/data-table-page.tsx')).DataTablePage),
      page('workflows', async () => (await import('./workflows/workflows-page.tsx')).WorkflowsPage),
      page('workflows/:workflowId', async () => (await import('./workflows/workflow-page.tsx')).WorkflowPage),
      page(
        'workflows/:workflowId/compare',
        async () => (await import('./workflows/compare/compare-page.tsx')).ComparePage,
      ),
      page('templates', async () => (await import('./templates/templates-page.tsx')).TemplatesPage, [
        page(':templateName', async () => (await import('./templates/template-dialog.tsx')).TemplateDialog),
      ]),
      page('executions', async () => (await import('./executions/executions-page.tsx')).ExecutionsPage),
      page('executions/:executionId', async () => (await import('./executions/execution-page.tsx')).ExecutionPage),
      page('dead-letters', async () => (await import('./dead-letters/dead-letters-page.tsx')).DeadLettersPage),
      page('campaigns', async () => (await import('./campaigns/campaigns-page.tsx')).CampaignsPage),
      page('campaigns/new', async () => (await import('./campaigns/campaign-page.tsx')).NewCampaignPage),
      page('campaigns/:campaignId', async () => (await import('./campaigns/campaign-page.tsx')).CampaignPage),
      page('suppressions', async () => (await import('./suppressions/suppressions-page.tsx')).SuppressionsPage),
      page('connections', async () => (await import('./connections/connections-page.tsx')).ConnectionsPage),
      page('sandbox', async () => (await import('./sandbox/sandbox-page.tsx')).SandboxPage),
      page('settings', async () => (await import('./settings/settings-page.tsx')).SettingsPage),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
]);
