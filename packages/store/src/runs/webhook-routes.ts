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
  /** It is the address of a form, which lie apart from those of webhooks. */
  isForm?: boolean;
  /** Origins whose pages may read its answers, by commas; every one when it is not there. */
  allowedOrigins?: string;
  /** Its answer is sent while the run makes it. */
  isStreaming?: boolean;
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
  isForm: boolean;
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
        isForm: route.isForm === true,
        _id: idOf(route.method, trimSlashes(route.path), { isTest, isForm: route.isForm === true }),
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

    /**
     * The route of a request; an exact path goes before one with parameters, and of those the one with the fewest. Paths are unique in the
     * whole installation.
     */
    async match(method: string, path: string, kind: RouteKind): Promise<MatchedRoute | null> {
      const wanted = trimSlashes(path);
      const exact = await rows.findOne({ _id: idOf(method, wanted, kind), dynamic: false });
      if (exact !== null) return { ...toRoute(exact), workspaceId: exact.workspaceId, params: {} };
      const parts = wanted.split('/');
      const candidates = await rows
        .find({ method, ...ofKind(kind), dynamic: true, parts: { $size: parts.length } })
        .toArray();
      const [best] = candidates
        .map((row) => ({ row, params: paramsOf(row.parts, parts) }))
        .filter((match) => match.params !== null)
        .toSorted((a, b) => Object.keys(a.params ?? {}).length - Object.keys(b.params ?? {}).length);
      if (best === undefined) return null;
      return { ...toRoute(best.row), workspaceId: best.row.workspaceId, params: best.params ?? {} };
    },

    /** Routes that a path has, whatever the method, for 404 and CORS. */
    async listOfPath(path: string, kind: RouteKind): Promise<WebhookRoute[]> {
      const parts = trimSlashes(path).split('/');
      const found = await rows.find({ ...ofKind(kind), parts: { $size: parts.length } }).toArray();
      return found.filter((row) => paramsOf(row.parts, parts) !== null).map(toRoute);
    },

    /** Takes the test routes of a workflow away. True for one caller only: the next call is answered once. */
    async takeTest(workspaceId: string, workflowId: string): Promise<boolean> {
      const first = await rows.findOneAndDelete({ workspaceId, workflowId, isTest: true });
      await rows.deleteMany({ workspaceId, workflowId, isTest: true });
      return first !== null;
    },
  };
}

/** Which of the addresses: live or for a test, of a webhook or of a form. */
export interface RouteKind {
  isTest: boolean;
  isForm: boolean;
}

function ofKind({ isTest, isForm }: RouteKind) {
  return { isTest, isForm: isForm ? true : { $ne: true } } as const;
}

function idOf(method: string, path: string, { isTest, isForm }: RouteKind): string {
  return `${isTest ? 'test' : 'live'}${isForm ? ' form' : ''} ${method} ${path}`;
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
  const { workflowId, workflowVersion, node, method, path, isTest, isForm, allowedOrigins, isStreaming } = row;
  return {
    workflowId,
    workflowVersion,
    node,
    method,
    path,
    isTest,
    isForm,
    ...(allowedOrigins === undefined ? {} : { allowedOrigins }),
    ...(isStreaming === undefined ? {} : { isStreaming }),
  };
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}
