import { HubError } from '@leadloom/contracts';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { showError } from '../parts/toasts.ts';

/** An answer "not logged in" to anything ends the session in the page as well; the router then shows the login. */
function forgetSession(error: Error) {
  if (error instanceof HubError && error.code === 'unauthorized' && error.status === 401)
    queryClient.setQueryData(['session'], null);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: forgetSession }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      forgetSession(error);
      if (mutation.meta?.['showsError'] !== true) showError(error);
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && error instanceof HubError && error.retryable,
    },
  },
});
