import { getSession, logout, type Permission } from '@leadloom/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';

/** Who is logged in: undefined while it is not known, null when nobody is. */
export function useSession() {
  const query = useQuery({
    queryKey: ['session'],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => call(getSession, { signal }),
  });
  const can = (permission: Permission) => query.data?.permissions.includes(permission) ?? false;
  return { session: query.data, error: query.error, reload: () => void query.refetch(), can };
}

export function useLogout(): () => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => call(logout, {}),
    onSuccess: () => {
      client.clear();
      client.setQueryData(['session'], null);
    },
  });
  return () => mutate();
}
