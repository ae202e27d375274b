import { ButtonLink } from '@latchkey/ui/button'
import { EmptyState } from '@latchkey/ui/empty-state'
import { Section } from '@latchkey/ui/section'
import { ConfirmForm } from '@latchkey/web/confirm-form'
import { When } from '@latchkey/web/when'
import type { GroupShown } from '../server/group-page.ts'
import { adminPage } from './address.ts'
import { AssignProduct } from './assign-product.tsx'
import { GroupLicensesStatus } from './group-license-status.tsx'
import { PastDayLink } from './license-links.tsx'
import { Possibly } from './not-now.tsx'
import { ObjectLink } from './object-link.tsx'
import { PlanSummary } from './plans-list.tsx'

type Licenses = NonNullable<GroupShown['licenses']>
type Given = Licenses['given'][number]
type Shown = { group: GroupShown['group']; rights: GroupShown['rights']; licenses: Licenses }

/** The products that a group gives to its members, with their plans; giving one, changing its plans and taking it back. */
export function GroupLicenses({ group, rights, licenses }: Shown) {
  const { given, status, whyNotReprocess, choices, chosen } = licenses
  return (
    <>
      {(given.length > 0 || status.run !== null) && (
        <GroupLicensesStatus groupId={group.id} status={status} why={whyNotReprocess} />
      )}
      <Section
        title="Products that this group gives"
        description="Every member gets a seat, or a place in line."
        actions={
          <>
            <PastDayLink group={group.id} size="small" />
            <Possibly why={rights.assignLicense} label="Change several at once" size="small">
              <ButtonLink href={adminPage(`/groups/${group.id}/licenses`)} size="small">
                Change several at once
              </ButtonLink>
            </Possibly>
          </>
        }
      >
        {given.length === 0 ? (
          <EmptyState title="This group gives no product" icon="tag">
            Choose a product below to give it to every member.
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-3">
            {given.map((product) => (
              <li key={product.productId} className="rounded-lg border border-line bg-surface p-4">
                <GivenProduct product={product} group={group} rights={rights} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      <AssignProduct
        intent="assignLicense"
        place={`/groups/${group.id}`}
        why={rights.assignLicense}
        choices={choices}
        chosen={chosen}
        title="Give a product"
        description="To change the plans of a product that the group gives, choose it here."
      />
    </>
  )
}

function GivenProduct({ product, group, rights }: Omit<Shown, 'licenses'> & { product: Given }) {
  const { productId, displayName, skuPartNumber, since, plans, disabledPlans } = product
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="text-base font-semibold">
            <ObjectLink type="product" id={productId} name={displayName} />
          </h3>
          <p className="text-sm break-all text-muted">
            {skuPartNumber} · since <When at={since} />
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Possibly why={rights.assignLicense} label="Change plans" size="small">
            <ButtonLink href={adminPage(`/groups/${group.id}`, { tab: 'licenses', product: productId })} size="small">
              Change plans
            </ButtonLink>
          </Possibly>
          <Possibly why={rights.removeLicense} label="Remove" size="small">
            <ConfirmForm
              intent="removeLicense"
              formKey={productId}
              fields={{ productId }}
              trigger={{ label: 'Remove', size: 'small' }}
              title={`Take ${displayName} from ${group.displayName}?`}
              confirmLabel="Remove product"
            >
              Members who have it for no other reason lose their seats, which go to those in line at once.
            </ConfirmForm>
          </Possibly>
        </div>
      </div>
      <PlanSummary
        on={plans.filter(({ id }) => !disabledPlans.includes(id))}
        off={plans.filter(({ id }) => disabledPlans.includes(id))}
      />
    </div>
  )
}
