import type { CreateSite } from '@latchkey/services/sites/create-site'
import type { StoredSite } from '@latchkey/services/sites/sites.store'
import { ButtonLink } from '@latchkey/ui/button'
import { TextArea, TextField } from '@latchkey/ui/field'
import { PortalForm } from '@latchkey/web/portal-form'

/** The form of a site, for a new one and for one that there is. */
export function SiteForm(props: { site?: StoredSite; submit: string; backHref: string }) {
  const { site, submit, backHref } = props
  return (
    <PortalForm<typeof CreateSite>
      {...(site ? { fields: { revision: String(site.revision) } } : {})}
      submit={submit}
      defaultValue={site ? { displayName: site.displayName, url: site.url, description: site.description } : {}}
      actions={
        <ButtonLink href={backHref} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      {({ bind }) => (
        <>
          <TextField {...bind('displayName')} label="Name" required autoComplete="off" />
          <TextField
            {...bind('url')}
            label="Address"
            help="Where the site is. It starts with https://."
            type="url"
            required
          />
          <TextArea {...bind('description')} label="Description" help="What people find there." />
        </>
      )}
    </PortalForm>
  )
}
