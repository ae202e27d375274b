import type { CreateCatalog } from '@latchkey/services/entitlement/admin/create-catalog'
import type { StoredCatalog } from '@latchkey/services/entitlement/catalogs.store'
import { ButtonLink } from '@latchkey/ui/button'
import { CheckboxField, RadioCards, TextArea, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'

/** The form of a catalog, for a new one and for one that there is. */
export function CatalogForm(props: { catalog?: StoredCatalog; submit: string; backHref: string }) {
  const { catalog, submit, backHref } = props
  return (
    <PortalForm<typeof CreateCatalog>
      {...(catalog ? { fields: { revision: String(catalog.revision) } } : {})}
      submit={submit}
      defaultValue={
        catalog
          ? {
              displayName: catalog.displayName,
              description: catalog.description,
              state: catalog.state,
              isExternallyVisible: catalog.isExternallyVisible,
            }
          : { state: 'published' }
      }
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {({ bind, bindBox }) => (
        <>
          <TextField {...bind('displayName')} label="Name" required autoComplete="off" />
          <TextArea {...bind('description')} label="Description" help="For whom it is, and what belongs into it." />
          <RadioCards
            {...bind('state')}
            label="State"
            columns={2}
            options={[
              {
                value: 'published',
                label: 'Published',
                description: 'Its packages can be found and requested.',
              },
              {
                value: 'unpublished',
                label: 'Unpublished',
                description: 'Its packages are hidden. Whoever has one keeps it.',
              },
            ]}
          />
          <CheckboxField {...bindBox('isExternallyVisible')} label="Guests may request its packages" />
        </>
      )}
    </PortalForm>
  )
}
