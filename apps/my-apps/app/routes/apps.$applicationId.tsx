import { myApplication } from '@latchkey/services/applications/my-application.views'
import { ButtonLink } from '@latchkey/ui/button'
import { Page } from '@latchkey/ui/page'
import { Section } from '@latchkey/ui/section'
import { placeIn } from '@latchkey/web/apps'
import { page } from '@latchkey/web/server/route'
import { titled } from '@latchkey/web/title'
import { useLoaderData } from '@remix-run/react'
import { AppFacts } from '../parts/app-facts.tsx'
import { AppOwners } from '../parts/app-owners.tsx'
import { NotOpen } from '../parts/not-open.tsx'
import { WayItem } from '../parts/way-item.tsx'

type Data = Awaited<ReturnType<typeof loader>>

export const meta = titled<Data>(({ name }) => name)

export const loader = page(async ({ portal, param }) => {
  const { application, ...mine } = await myApplication(portal, param('applicationId'))
  const { displayName, description, publisher, category, homepageUrl, enabled } = application
  return { ...mine, name: displayName, description, publisher, category, homepageUrl, enabled }
})

export default function Application() {
  const { name, description, homepageUrl, opens, enabled, ways, roles, owners, publisher, category } =
    useLoaderData<typeof loader>()
  return (
    <Page
      title={name}
      description={description}
      breadcrumb={[{ label: 'Apps', href: placeIn('my-apps') }]}
      actions={
        opens && (
          <ButtonLink href={homepageUrl} target="_blank" rel="noopener noreferrer" variant="primary" icon="external">
            Open {name}
            <span className="sr-only"> (opens in a new tab)</span>
          </ButtonLink>
        )
      }
    >
      {!opens && <NotOpen name={name} enabled={enabled} />}
      {ways.length > 0 && (
        <Section
          title="Why you have it"
          description={ways.length > 1 && 'Each reason stands on its own: when one ends, the others keep it for you.'}
          card
        >
          <ul className="flex flex-col gap-5">
            {ways.map((way) => (
              <WayItem key={`${way.role} ${way.group?.id} ${way.accessPackage?.assignmentId}`} way={way} name={name} />
            ))}
          </ul>
        </Section>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <AppFacts roles={roles} publisher={publisher} category={category} homepageUrl={homepageUrl} />
        <AppOwners owners={owners} name={name} />
      </div>
    </Page>
  )
}
