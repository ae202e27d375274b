import type { CreatePackage } from '@latchkey/services/entitlement/admin/create-package'
import type { StoredPackage } from '@latchkey/services/entitlement/catalogs.store'
import { ButtonLink } from '@latchkey/ui/button'
import { CheckboxField, SelectField, TextArea, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'

/** The form of an access package: for a new one in a catalog, and for one that there is, which stays where it is. */
export function PackageForm(props: {
  accessPackage?: StoredPackage
  /** The catalogs that a new package may be made in. */
  catalogs?: readonly { readonly id: string; readonly displayName: string }[]
  catalogId?: string | null
  submit: string
  backHref: string
}) {
  const { accessPackage, catalogs, catalogId, submit, backHref } = props
  return (
    <PortalForm<typeof CreatePackage>
      {...(accessPackage ? { fields: { revision: String(accessPackage.revision) } } : {})}
      submit={submit}
      defaultValue={
        accessPackage
          ? {
              displayName: accessPackage.displayName,
              description: accessPackage.description,
              isHidden: accessPackage.isHidden,
            }
          : { catalogId: catalogId ?? '' }
      }
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {({ bind, bindBox }) => (
        <>
          {catalogs && (
            <SelectField
              {...bind('catalogId')}
              label="Catalog"
              help="The package can give the resources of this catalog, and stays in it."
              placeholder="Choose a catalog"
              required
              options={catalogs.map(({ id, displayName }) => ({ value: id, label: displayName }))}
            />
          )}
          <TextField {...bind('displayName')} label="Name" required autoComplete="off" />
          <TextArea
            {...bind('description')}
            label="Description"
            help="What one can do with it, in the words of those who request it."
          />
          <CheckboxField
            {...bindBox('isHidden')}
            label="Hide it from lists"
            help="It can then be requested only by those who have its address."
          />
        </>
      )}
    </PortalForm>
  )
}
