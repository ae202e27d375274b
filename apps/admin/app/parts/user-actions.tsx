import { ButtonLink } from '@latchkey/ui/button'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { IntentButton } from '@latchkey/web/intent-button'
import type { userPage } from '../server/user-page.ts'
import { adminPage } from './address.ts'
import { Possibly } from './not-now.tsx'

/** What the page of a user knows. */
export type UserShown = Awaited<ReturnType<typeof userPage>>

/** What can be done to an account; what cannot says why. */
export function UserActions({ shown }: { shown: UserShown }) {
  const { user, rights } = shown
  return (
    <>
      <Possibly why={rights.update} label="Edit">
        <ButtonLink href={adminPage(`/users/${user.id}/edit`)} icon="pencil">
          Edit
        </ButtonLink>
      </Possibly>
      <Possibly why={rights.resetPassword} label="Reset password">
        <ConfirmForm
          intent="resetPassword"
          trigger={{ label: 'Reset password', icon: 'key' }}
          title={`Reset the password of ${user.displayName}?`}
          confirmLabel="Reset password"
          danger={false}
        >
          You see a temporary password once, and tell it to them. They are signed out everywhere and get a mail.
        </ConfirmForm>
      </Possibly>
      <Possibly why={rights.signOutEverywhere} label="Sign out everywhere">
        <ConfirmForm
          intent="signOut"
          trigger={{ label: 'Sign out everywhere', icon: 'log-out' }}
          title={`Sign ${user.displayName} out everywhere?`}
          confirmLabel="Sign out everywhere"
          danger={false}
        >
          Every browser in which they are signed in asks for the password again. Their access stays.
        </ConfirmForm>
      </Possibly>
      <Possibly why={rights.leave} label="Leaving">
        <ButtonLink href={adminPage(`/users/${user.id}/leaving`)} icon="calendar">
          Leaving
        </ButtonLink>
      </Possibly>
      {user.accountEnabled ? <Disable shown={shown} /> : <Enable shown={shown} />}
    </>
  )
}

function Disable({ shown }: { shown: UserShown }) {
  const { user, rights, groups, assignments, applications, reports } = shown
  return (
    <Possibly why={rights.disable} label="Disable">
      <ConfirmForm
        intent="disable"
        trigger={{ label: 'Disable', icon: 'x-circle' }}
        title={`Disable the account of ${user.displayName}?`}
        confirmLabel="Disable account"
        word={user.displayName}
      >
        <ul className="list-disc space-y-1 pl-5">
          <li>They are signed out at once and cannot sign in any more.</li>
          <li>Their open requests are closed. What waits for their approval goes to somebody else.</li>
          <li>
            They keep {counted(groups.length, 'group')}, {counted(assignments.length, 'access package')} and{' '}
            {counted(applications.length, 'application')} until each is ended.
          </li>
          {reports.length > 0 && <li>{counted(reports.length, 'person', 'people')} keep them as their manager.</li>}
        </ul>
      </ConfirmForm>
    </Possibly>
  )
}

function Enable({ shown: { rights } }: { shown: UserShown }) {
  return (
    <Possibly why={rights.enable} label="Enable">
      <IntentButton intent="enable" variant="primary" icon="check-circle">
        Enable
      </IntentButton>
    </Possibly>
  )
}

const counted = (amount: number, one: string, many = `${one}s`): string => `${amount} ${amount === 1 ? one : many}`
