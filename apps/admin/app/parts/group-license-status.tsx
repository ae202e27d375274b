import type { GroupLicenseStatus } from '@latchkey/services/licensing/troubles.views'
import { Badge } from '@latchkey/ui/badge'
import { Link } from '@latchkey/ui/link'
import { Section } from '@latchkey/ui/section'
import { IntentButton } from '@latchkey/web/intent-button'
import { adminPage } from './address.ts'
import { LicenseTrouble } from './license-trouble.tsx'
import { Possibly } from './not-now.tsx'
import { PersonLink } from './object-link.tsx'
import { useRefresh } from './use-refresh.ts'

/** How far a group's licenses have come to its members: whether a change is under way, what is wrong with the next thing to do, and who waits. */
export function GroupLicensesStatus(props: { groupId: string; status: GroupLicenseStatus; why: string | null }) {
  const { groupId, status, why } = props
  const { run, errors, waiting, shown } = status
  useRefresh(run !== null)
  return (
    <Section
      title="Status"
      actions={
        <Possibly why={why} label="Reprocess" size="small">
          <IntentButton intent="reprocess" size="small" icon="refresh">
            Reprocess
          </IntentButton>
        </Possibly>
      }
      card
    >
      <div className="flex flex-col gap-4">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <StatusBadge status={status} />
          {errors > 0 && (
            <Link href={adminPage('/licenses', { group: groupId })} className="link touch:min-h-10">
              {errors} {errors === 1 ? 'error' : 'errors'}
            </Link>
          )}
          {waiting > 0 && (
            <Link href={adminPage('/licenses', { group: groupId, show: 'waiting' })} className="link touch:min-h-10">
              {waiting} waiting in line
            </Link>
          )}
        </p>
        {shown.length > 0 && (
          <ul className="divide-y divide-line border-t border-line">
            {shown.map(({ error, ...row }) => (
              <li key={row.seatId} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
                <div className="min-w-0">
                  <PersonLink of={{ id: row.userId, displayName: row.displayName, department: row.department }} />
                  <span className="block text-sm text-muted">{row.productName}</span>
                </div>
                {error && <LicenseTrouble trouble={{ ...row, error }} />}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}

/** The words of the Microsoft 365 admin center for the licenses of a group. */
function StatusBadge({ status: { run, errors } }: { status: GroupLicenseStatus }) {
  if (run !== null) return <Badge tone="progress">In progress</Badge>
  return errors > 0 ? <Badge tone="refused">Errors and issues</Badge> : <Badge tone="done">All licenses assigned</Badge>
}
