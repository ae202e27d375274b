import { Callout } from '@latchkey/ui/callout'
import { Progress } from '@latchkey/ui/progress'
import { Card, Section } from '@latchkey/ui/section'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { When } from '@latchkey/web/when'
import type { PackageShown } from '../server/package-page.ts'
import { adminPage } from './address.ts'
import { CopyField } from './copy-field.tsx'
import { Possibly } from './not-now.tsx'
import { PackageRoles } from './package-roles.tsx'
import { useRefresh } from './use-refresh.ts'

/** An access package at a glance: who has it, who waits, what it gives, and where it is requested. */
export function PackageOverview({ shown }: { shown: PackageShown }) {
  const { accessPackage, catalog, counts, roles, policies, address, underWay } = shown
  useRefresh(underWay !== null)
  const place = `/packages/${accessPackage.id}`
  const open = policies.filter(({ enabled, scope }) => enabled && scope !== 'notSpecified').length
  return (
    <>
      {catalog.state === 'unpublished' && (
        <Callout kind="warning" title="Its catalog is not published">
          Nobody can find or request the package. Whoever has it keeps it.
        </Callout>
      )}
      {(open === 0 || roles.length === 0) && (
        <Callout kind="info" title={open === 0 ? 'Nobody can request this package' : 'This package gives nothing'}>
          {open === 0 ? 'Add a policy that is on and lets somebody request.' : 'Add a role below.'}
        </Callout>
      )}
      {accessPackage.retiresAt && <Retiring shown={shown} />}
      {underWay && (
        <Card>
          <Progress label="A change is being delivered" value={underWay.done} max={underWay.total} unit="people" />
        </Card>
      )}
      <StatGrid>
        <Stat
          label="Have it"
          value={counts.assignments}
          href={adminPage('/assignments', { package: accessPackage.id, state: 'live' })}
        />
        <Stat
          label="Open requests"
          value={counts.pending}
          href={adminPage('/requests', { package: accessPackage.id, state: 'pendingApproval' })}
          {...(counts.pending > 0 ? { tone: 'waiting', detail: 'wait for a decision' } : {})}
        />
        <Stat
          label="Policies"
          value={counts.policies}
          detail={`${open} open to requests`}
          href={adminPage(place, { tab: 'policies' })}
        />
        <Stat label="Made" value={<When at={accessPackage.createdAt} style="date" className="text-base" />} />
      </StatGrid>
      <PackageRoles shown={shown} />
      <Section title="Where people request it" card>
        <CopyField
          name="address"
          label="Address in My Access"
          value={address}
          help={
            accessPackage.isHidden
              ? 'The package is hidden: only those who have this address can request it.'
              : 'Send it to those who should request the package.'
          }
        />
      </Section>
    </>
  )
}

function Retiring({ shown: { accessPackage, counts, rights } }: { shown: PackageShown }) {
  return (
    <Callout kind="warning" title="It is being retired">
      <div className="flex flex-col items-start gap-3">
        <p>
          Access ends <When at={accessPackage.retiresAt ?? ''} style="exact" />.{' '}
          {counts.assignments === 1 ? '1 person has' : `${counts.assignments} people have`} it; the package is deleted
          when the last access has ended.
        </p>
        <Possibly why={rights.retire} label="Call off">
          <ConfirmForm
            intent="callOff"
            trigger={{ label: 'Call off', size: 'small' }}
            title={`Call the retirement of ${accessPackage.displayName} off?`}
            confirmLabel="Call off"
            danger={false}
          >
            Whoever has it keeps it, and it can be requested again. Requests that were closed stay closed.
          </ConfirmForm>
        </Possibly>
      </div>
    </Callout>
  )
}
