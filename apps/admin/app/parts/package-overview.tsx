import { Callout } from '@latchkey/ui/callout'
import { Section } from '@latchkey/ui/section'
import { Stat, StatGrid } from '@latchkey/ui/stat'
import { When } from '@latchkey/web/when'
import type { PackageShown } from '../server/package-page.ts'
import { adminPage } from './address.ts'
import { CopyField } from './copy-field.tsx'
import { PackageRoles } from './package-roles.tsx'

/** An access package at a glance: who has it, who waits, what it gives, and where it is requested. */
export function PackageOverview({ shown }: { shown: PackageShown }) {
  const { accessPackage, catalog, counts, roles, policies, address } = shown
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
      <StatGrid>
        <Stat
          label="Have it"
          value={counts.assignments}
          href={adminPage('/assignments', { package: accessPackage.id, state: 'delivered' })}
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
