import {
  listUsers,
  removeUser,
  renewUserLink,
  updateUser,
  type Role,
  type User,
  type UserWithLink,
} from '@leadloom/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link2, UserPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { call } from '../api/call.ts';
import { usePages } from '../api/use-pages.ts';
import { Badge } from '../parts/badge.tsx';
import { Button } from '../parts/button.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Notice } from '../parts/notice.tsx';
import { RemoveButton } from '../parts/remove-button.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { Time } from '../parts/time.tsx';
import { showToast } from '../parts/toasts.ts';
import { useSession } from '../session/use-session.ts';
import { InviteDialog } from './invite-dialog.tsx';
import { settingsTexts } from './texts.ts';
import './settings.css';

const texts = settingsTexts.people;
const nameOf = ({ name, email }: User) => (name === '' ? email : name);

/** Who may log in, and what each may do. */
export function People() {
  const pages = usePages(listUsers, {});
  const [isInviting, setIsInviting] = useState(false);
  const [made, setMade] = useState<UserWithLink | null>(null);
  return (
    <div className="settings-list">
      <div className="row">
        <Button tone="primary" icon={UserPlus} onClick={() => setIsInviting(true)}>
          {texts.invite}
        </Button>
      </div>
      <DataTable<User>
        label={settingsTexts.tabs.people}
        pages={pages}
        columns={columnsWith(setMade)}
        keyOf={(user) => user.id}
        empty={<Notice icon={Users} title={texts.invite} />}
      />
      {isInviting ? (
        <InviteDialog
          onInvited={(next) => {
            setIsInviting(false);
            setMade(next);
          }}
          onClose={() => setIsInviting(false)}
        />
      ) : null}
      {made ? (
        <ShownOnce
          title={texts.linkTitle}
          hint={texts.linkHint(made.user.email)}
          value={made.link}
          onClose={() => setMade(null)}
        />
      ) : null}
    </div>
  );
}

function columnsWith(onLink: (made: UserWithLink) => void): readonly Column<User>[] {
  const titles = texts.columns;
  return [
    {
      id: 'name',
      title: titles.name,
      width: 'minmax(140px, 1fr)',
      phone: 'title',
      cell: (user) => <Name user={user} />,
    },
    { id: 'email', title: titles.email, width: 'minmax(160px, 1.4fr)', phone: 'line', cell: ({ email }) => email },
    { id: 'role', title: titles.role, width: '150px', cell: (user) => <RoleChoice user={user} /> },
    { id: 'state', title: titles.state, width: '130px', cell: (user) => <State user={user} /> },
    {
      id: 'since',
      title: titles.since,
      width: '120px',
      phone: 'hidden',
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      id: 'actions',
      title: titles.actions,
      width: '110px',
      align: 'end',
      cell: (user) => <Actions user={user} onLink={onLink} />,
    },
  ];
}

function Name({ user }: { user: User }) {
  const { session } = useSession();
  return (
    <span className="people-name">
      <b className="truncate">{nameOf(user)}</b>
      {session?.user.id === user.id ? <Badge tone="neutral">{texts.you}</Badge> : null}
    </span>
  );
}

function State({ user: { isActive, linkExpiresAt } }: { user: User }) {
  if (isActive) return <Badge tone="ok">{texts.active}</Badge>;
  return <Badge tone="warn">{linkExpiresAt === null ? texts.linkOver : texts.invited}</Badge>;
}

function RoleChoice({ user }: { user: User }) {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (role: Role) => call(updateUser, { params: { id: user.id }, body: { role } }),
    onSuccess: () => showToast('ok', texts.roleSaved(nameOf(user))),
    onSettled: () => client.invalidateQueries({ queryKey: ['listUsers'] }),
  });
  return (
    <select
      className="input filter"
      aria-label={texts.roleOf(nameOf(user))}
      title={texts.roleHints[user.role]}
      disabled={change.isPending}
      value={change.isPending ? change.variables : user.role}
      onChange={(event) => change.mutate(event.target.value as Role)}
    >
      {Object.entries(texts.roles).map(([role, title]) => (
        <option key={role} value={role}>
          {title}
        </option>
      ))}
    </select>
  );
}

function Actions({ user, onLink }: { user: User; onLink: (made: UserWithLink) => void }) {
  const client = useQueryClient();
  const read = () => client.invalidateQueries({ queryKey: ['listUsers'] });
  const renewal = useMutation({
    mutationFn: () => call(renewUserLink, { params: { id: user.id } }),
    onSuccess: onLink,
    onSettled: read,
  });
  const removal = useMutation({
    mutationFn: () => call(removeUser, { params: { id: user.id } }),
    onSuccess: () => showToast('ok', texts.removed),
    onSettled: read,
  });
  return (
    <>
      <Button
        tone="quiet"
        icon={Link2}
        isIconOnly
        aria-label={`${texts.newLink}: ${nameOf(user)}`}
        isBusy={renewal.isPending}
        onClick={() => renewal.mutate()}
      />
      <RemoveButton
        label={`${texts.remove}: ${nameOf(user)}`}
        title={texts.removeTitle}
        confirm={texts.remove}
        isBusy={removal.isPending}
        onConfirm={() => removal.mutate()}
      >
        {texts.removeHint(nameOf(user))}
      </RemoveButton>
    </>
  );
}
