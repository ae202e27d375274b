import { type Description, DescriptionList } from '@latchkey/ui/description-list'
import { Section } from '@latchkey/ui/section'
import { dateOf } from '@latchkey/ui/time'
import { When } from '@latchkey/web/when'
import { Locked } from './not-now.tsx'
import { PersonLink } from './object-link.tsx'
import type { UserShown } from './user-actions.tsx'
import { UserAttributes } from './user-attributes.tsx'

/** Who a user is: account, work, manager and reports, and how they sign in. */
export function UserProfile({ shown }: { shown: UserShown }) {
  const { user } = shown
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-6">
        <Section title="Account" card>
          <Facts
            facts={[
              ['User name', user.userPrincipalName],
              ['Mail', user.mail],
              ['Given name', user.givenName],
              ['Surname', user.surname],
              ['Mobile phone', user.mobilePhone],
              ['Usage location', user.usageLocation],
              ['Language', user.preferredLanguage],
            ]}
          />
        </Section>
        <SignInCard shown={shown} />
        <UserAttributes shown={shown} />
      </div>
      <div className="flex min-w-0 flex-col gap-6">
        <Section title="Work" card>
          <Facts
            facts={[
              ['Job title', user.jobTitle],
              ['Department', user.department],
              ['Division', user.division],
              ['Company', user.companyName],
              ['Office', user.officeLocation],
              ['Employee id', user.employeeId],
              ['Employee type', user.employeeType],
              ['Hired on', user.employeeHireDate && dateOf(user.employeeHireDate, 'UTC')],
              ['Last day', user.employeeLeaveDate && dateOf(user.employeeLeaveDate, 'UTC')],
            ]}
          />
        </Section>
        <People shown={shown} />
      </div>
    </div>
  )
}

function People({ shown: { manager, reports } }: { shown: UserShown }) {
  return (
    <Section title="Manager and reports" card>
      <DescriptionList
        items={[
          {
            term: 'Manager',
            details: manager ? <PersonLink of={manager} /> : <span className="text-muted">None is set</span>,
          },
          {
            term: 'Direct reports',
            details:
              reports.length === 0 ? (
                <span className="text-muted">None</span>
              ) : (
                <ul className="flex flex-col gap-1">
                  {reports.map((report) => (
                    <li key={report.id}>
                      <PersonLink of={report} />
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Section>
  )
}

function SignInCard({ shown: { signIn, rights } }: { shown: UserShown }) {
  return (
    <Section title="How they sign in" card>
      {signIn === null ? (
        <Locked>{rights.readSignIns ?? 'Sign-ins are closed to you.'}</Locked>
      ) : (
        <DescriptionList
          items={[
            { term: 'Last sign-in', details: signIn.lastSignInAt ? <When at={signIn.lastSignInAt} /> : 'Never' },
            {
              term: 'Password',
              details: signIn.hasPassword ? passwordWords(signIn) : 'None set',
            },
            { term: 'Signed in now', details: `${signIn.sessions} ${signIn.sessions === 1 ? 'browser' : 'browsers'}` },
            ...(signIn.lockedUntil ? [{ term: 'Locked until', details: <When at={signIn.lockedUntil} /> }] : []),
          ]}
        />
      )}
    </Section>
  )
}

function passwordWords({ mustChangePassword, passwordChangedAt }: NonNullable<UserShown['signIn']>) {
  if (mustChangePassword) return 'Temporary, to be changed at the next sign-in'
  return passwordChangedAt ? (
    <>
      Set <When at={passwordChangedAt} />
    </>
  ) : (
    'Set'
  )
}

function Facts({ facts }: { facts: readonly (readonly [string, string | null])[] }) {
  const known = facts.flatMap(([term, details]): Description[] =>
    details ? [{ term, details: <span className="break-words">{details}</span> }] : [],
  )
  return known.length === 0 ? <p className="text-muted">Nothing is on record.</p> : <DescriptionList items={known} />
}
