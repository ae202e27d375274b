import { ButtonLink } from '@latchkey/ui/button'
import { Callout } from '@latchkey/ui/callout'
import { Page } from '@latchkey/ui/page'
import { TabsNav } from '@latchkey/ui/tabs-nav'
import { useShown } from '@latchkey/web/form-answer'
import { workOf } from '@latchkey/web/person'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { When } from '@latchkey/web/when'
import { useLoaderData } from '@remix-run/react'
import { AccountBadges } from '../parts/account-badge.tsx'
import { adminPage } from '../parts/address.ts'
import { HistoryTab } from '../parts/history-tab.tsx'
import { TemporaryPassword } from '../parts/temporary-password.tsx'
import { UserAccess } from '../parts/user-access.tsx'
import { UserActions } from '../parts/user-actions.tsx'
import { UserLicenses } from '../parts/user-licenses.tsx'
import { UserProfile } from '../parts/user-profile.tsx'
import { UserRoles } from '../parts/user-roles.tsx'
import { UserSignIns } from '../parts/user-sign-ins.tsx'
import type { UserTab } from '../parts/user-tabs.ts'
import { userForms } from '../server/user-forms.ts'
import { userPage } from '../server/user-page.ts'

export const meta = titled<{ user: { displayName: string } }>(({ user }) => user.displayName)

export const loader = page(({ portal, url, param }) => userPage(portal, param('userId'), url.searchParams))

export const action = userForms

export default function UserDetailPage() {
  const shown = useLoaderData<typeof loader>()
  const { user, rights, tab, cursor } = shown
  const reset = useShown<{ readonly temporaryPassword: string }>('resetPassword')
  const place = `/users/${user.id}`
  return (
    <Page
      title={user.displayName}
      badge={<AccountBadges enabled={user.accountEnabled} userType={user.userType} deleted={user.deletedAt !== null} />}
      description={[workOf(user), user.userPrincipalName].filter(Boolean).join(' · ')}
      breadcrumb={[{ label: 'Users', href: adminPage('/users') }]}
      actions={user.deletedAt === null && <UserActions shown={shown} />}
      tabs={<TabsNav label={user.displayName} tabs={tabsOf(shown)} />}
    >
      {user.deletedAt && (
        <Callout kind="info" title="This account is deleted">
          It was deleted <When at={user.deletedAt} />. The page stays, so that history can be told.
        </Callout>
      )}
      {reset && <TemporaryPassword name={user.displayName} password={reset.temporaryPassword} />}
      {tab === 'profile' && <UserProfile shown={shown} />}
      {tab === 'access' && shown.mayDelegate && (
        <div>
          <ButtonLink href={adminPage(`/users/${user.id}/delegations`)} icon="users">
            Who decides in their place
          </ButtonLink>
        </div>
      )}
      {tab === 'access' && <UserAccess shown={shown} />}
      {tab === 'licenses' && shown.licenses && <UserLicenses user={user} rights={rights} licenses={shown.licenses} />}
      {tab === 'roles' && <UserRoles shown={shown} />}
      {tab === 'sign-ins' && <UserSignIns shown={shown} />}
      {tab === 'history' && (
        <HistoryTab place={place} history={shown.history} cursor={cursor} why={rights.readHistory} />
      )}
    </Page>
  )
}

function tabsOf({ user, tab, groups, assignments, applications, roles, licenses }: UserShown) {
  const counts: Partial<Record<UserTab, number | undefined>> = {
    access: groups.length + assignments.length + applications.length,
    licenses: licenses?.licenses.length,
    roles: roles.length,
  }
  return Object.entries(tabTitles).map(([name, label]) => ({
    label,
    href: adminPage(`/users/${user.id}`, { tab: name === 'profile' ? null : name }),
    current: name === tab,
    count: counts[name as UserTab],
  }))
}

const tabTitles: Record<UserTab, string> = {
  profile: 'Profile',
  access: 'Access',
  licenses: 'Licenses',
  roles: 'Roles',
  'sign-ins': 'Sign-ins',
  history: 'History',
}

type UserShown = Awaited<ReturnType<typeof loader>>
