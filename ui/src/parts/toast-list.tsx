import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { texts } from '../texts.ts';
import { hideToast, toastSource } from './toasts.ts';
import './toast-list.css';

const icons = { ok: CircleCheck, bad: CircleAlert, info: Info };

export function ToastList() {
  const toasts = useSyncExternalStore(toastSource.subscribe, toastSource.read);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map((toast) => {
        const Icon = icons[toast.tone];
        return (
          <div key={toast.id} className={`toast toast-${toast.tone}`}>
            <Icon size={17} aria-hidden />
            <p className="grow">{toast.message}</p>
            {toast.action ? (
              <button
                type="button"
                className="toast-action"
                onClick={() => {
                  toast.action?.run();
                  hideToast(toast.id);
                }}
              >
                {toast.action.label}
              </button>
            ) : null}
            <button
              type="button"
              className="toast-close"
              aria-label={texts.actions.dismiss}
              onClick={() => hideToast(toast.id)}
            >
              <X size={15} aria-hidden />
            </button>
          </div>
        );
      })}
    </div>
  );
}
