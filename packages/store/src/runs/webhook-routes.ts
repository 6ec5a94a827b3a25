import type { RunContext } from './run-context.ts';

/** A path that a published workflow listens on. */
export interface WebhookRoute {
  workflowId: string;
  workflowVersion: number;
  node: string;
  /** Upper case. */
  method: string;
  /** Without slashes at its ends; parts may be `:name`. */
  path: string;
  /** `test` routes are those of a workflow that listens once while it is edited. */
  isTest: boolean;
}

export interface MatchedRoute extends WebhookRoute {
  workspaceId: string;
  params: Record<string, string>;
}

interface RouteRow extends WebhookRoute {
  _id: string;
  workspaceId: string;
  parts: string[];
  dynamic: boolean;
}

export type WebhookRoutesRepository = ReturnType<typeof createWebhookRoutes>;

export function createWebhookRoutes(context: RunContext) {
  const rows = context.db.collection<RouteRow>('webhookRoutes');
  return {
    /** Puts the routes of a workflow in the place of those that it had. Answers those that another workflow has already. */
    async replace(
      workspaceId: string,
      workflowId: string,
      isTest: boolean,
      routes: readonly Omit<WebhookRoute, 'workflowId' | 'isTest'>[],
    ): Promise<WebhookRoute[]> {
      const wanted: RouteRow[] = routes.map((route) => ({
        ...route,
        path: trimSlashes(route.path),
        workflowId,
        isTest,
        _id: `${isTest ? 'test' : 'live'} ${route.method} ${trimSlashes(route.path)}`,
        workspaceId,
        parts: trimSlashes(route.path).split('/'),
        dynamic: route.path.split('/').some((part) => part.startsWith(':')),
      }));
      const taken = await rows
        .find({ _id: { $in: wanted.map((row) => row._id) }, workflowId: { $ne: workflowId } })
        .toArray();
      if (taken.length > 0) return taken.map(toRoute);
      await rows.deleteMany({ workspaceId, workflowId, isTest, _id: { $nin: wanted.map((row) => row._id) } });
      for (const row of wanted) await rows.replaceOne({ _id: row._id, workflowId }, row, { upsert: true });
      return [];
    },

    async list(workspaceId: string, workflowId: string): Promise<WebhookRoute[]> {
      return (await rows.find({ workspaceId, workflowId }).toArray()).map(toRoute);
    },

    /** The route of a request; an exact path goes before one with parameters. Paths are unique in the whole installation. */
    async match(method: string, path: string, isTest: boolean): Promise<MatchedRoute | null> {
      const wanted = trimSlashes(path);
      const exact = await rows.findOne({ _id: `${isTest ? 'test' : 'live'} ${method} ${wanted}` });
      if (exact !== null) return { ...toRoute(exact), workspaceId: exact.workspaceId, params: {} };
      const parts = wanted.split('/');
      const candidates = await rows.find({ method, isTest, dynamic: true, parts: { $size: parts.length } }).toArray();
      for (const row of candidates) {
        const params = paramsOf(row.parts, parts);
        if (params !== null) return { ...toRoute(row), workspaceId: row.workspaceId, params };
      }
      return null;
    },

    /** Methods that a path answers to, for 405 and CORS preflight. */
    async methodsOf(path: string, isTest: boolean): Promise<string[]> {
      const found = await rows.find({ path: trimSlashes(path), isTest }).toArray();
      return found.map((row) => row.method);
    },
  };
}

function paramsOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const given = parts[index] ?? '';
    if (wanted.startsWith(':')) params[wanted.slice(1)] = given;
    else if (wanted !== given) return null;
  }
  return params;
}

function toRoute(row: RouteRow): WebhookRoute {
  const { workflowId, workflowVersion, node, method, path, isTest } = row;
  return { workflowId, workflowVersion, node, method, path, isTest };
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
