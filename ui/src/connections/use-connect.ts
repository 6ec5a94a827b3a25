import { type Connection, connectConnection } from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { showToast } from '../parts/toasts.ts';
import { connectionTexts as texts } from './texts.ts';

/** Opens the vendor's consent page in a window of its own, or in this one where no other may open. */
export function useConnect({ id, name }: Connection) {
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: (_popup: Window | null) => call(connectConnection, { params: { id } }),
    onSuccess: ({ url }, popup) => {
      if (url !== null) return (popup ?? window).location.assign(url);
      popup?.close();
      showToast('ok', texts.connected(name));
      return client.invalidateQueries({ queryKey: ['listConnections'] });
    },
    onError: (_error, popup) => popup?.close(),
  });
  // A window that opens later than the click would be blocked.
  return { isPending, connect: () => mutate(window.open('', '_blank', 'popup,width=620,height=760')) };
}
